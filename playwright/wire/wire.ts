import { randomBytes } from 'node:crypto';
import { connectAsync, type IPublishPacket, type MqttClient } from 'mqtt';
import { UnitError } from '../../src/contract/errors.ts';
import { eventually } from '../../testing/eventually.ts';
import type { BrokerPlace } from '../broker.ts';

/** A message as an independent subscriber received it. */
export type Received = {
  /** When this process read it, in real milliseconds since the Unix epoch. */
  readonly at: number;
  readonly topic: string;
  /** The payload as UTF-8. */
  readonly payload: string;
  /** The payload as it came. */
  readonly bytes: Buffer;
  /** Published to be kept by the broker (MQTT 5), or kept by it already (MQTT 3.1.1). */
  readonly retained: boolean;
  readonly qos: number;
  /** MQTT 5 only. */
  readonly contentType: string | null;
  /** Seconds; MQTT 5 only. */
  readonly expiry: number | null;
  readonly userProperties: Readonly<Record<string, string>>;
};

/** What an independent subscriber receives from the broker: a client of its own, which knows nothing of the unit. */
export type Wire = {
  readonly messages: () => readonly Received[];
  /** The messages on topics that end so, such as `/data/location`. */
  readonly on: (ending: string) => readonly Received[];
  /** Waits until `count` messages more than now have come on topics that end so; returns those. */
  readonly next: (ending: string, count?: number) => Promise<readonly Received[]>;
  /**
   * Sends a mark through the broker and waits for it: everything that the broker had before it has arrived by then.
   * Returns how many messages that is.
   */
  readonly mark: () => Promise<number>;
  /** What the broker keeps now, as whoever subscribes next is told. */
  readonly retained: () => Promise<readonly Received[]>;
};

/** A wire, with what only its owner does with it. */
export type OwnWire = Wire & {
  /** Takes all that the broker keeps off it again, so that nothing of a test stays on a broker of others. */
  readonly clear: () => Promise<void>;
  readonly close: () => Promise<void>;
};

/** In real milliseconds. */
const LONGEST_WAIT = 20_000;
/** A broker that is there answers in a few milliseconds; one that is not is told of before a test has begun. */
const CONNECT_TIME = 900;

const userPropertiesOf = ({ properties }: IPublishPacket): Received['userProperties'] =>
  Object.fromEntries(
    Object.entries(properties?.userProperties ?? {}).map(([name, value]) => [name, String(value)]),
  );

const received = (topic: string, bytes: Buffer, packet: IPublishPacket): Received => ({
  at: Date.now(),
  topic,
  payload: bytes.toString('utf8'),
  bytes,
  retained: packet.retain,
  qos: packet.qos,
  contentType: packet.properties?.contentType ?? null,
  expiry: packet.properties?.messageExpiryInterval ?? null,
  userProperties: userPropertiesOf(packet),
});

const REFUSALS: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'nothing listens there',
  ENOTFOUND: 'there is no such host',
  EAI_AGAIN: 'the name of the host can not be looked up',
  '4': 'it refused the user name or the password',
  '5': 'it refused the user name or the password',
  '134': 'it refused the user name or the password',
  '135': 'it refused the user name or the password',
};

const absent = (place: BrokerPlace, error: unknown): UnitError => {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const why = REFUSALS[code] ?? (code === '' ? 'it did not answer' : `the connection failed (${code})`);
  return new UnitError(
    'unreachable',
    `The broker at ${place.url} can't be used: ${why}.`,
    'Start it, correct the option "broker", or leave that out: broker: \'embedded\' needs nothing.',
  );
};

const connect = async (place: BrokerPlace, again: boolean): Promise<MqttClient> => {
  const { url, protocol, username, password, tls } = place;
  let timer: NodeJS.Timeout | undefined;
  const tooLong = new Promise<never>((_, fail) => {
    timer = setTimeout(() => fail(new Error('no answer')), CONNECT_TIME);
  });
  const connecting = connectAsync(
    url,
    {
      protocolVersion: protocol === '5' ? 5 : 4,
      clientId: `glovebox-test-${randomBytes(6).toString('hex')}`,
      connectTimeout: CONNECT_TIME,
      reconnectPeriod: again ? 100 : 0,
      ...(username === null ? {} : { username }),
      ...(password === null ? {} : { password }),
      ...(tls.ca === null ? {} : { ca: tls.ca }),
      ...(tls.cert === null ? {} : { cert: tls.cert }),
      ...(tls.key === null ? {} : { key: tls.key }),
    },
    false,
  );
  try {
    return await Promise.race([connecting, tooLong]);
  } catch (error) {
    connecting.then(
      (late) => late.end(true),
      () => undefined,
    );
    throw absent(place, error);
  } finally {
    clearTimeout(timer);
  }
};

/**
 * Subscribes to all under `prefix`, and returns once the subscription stands.
 * @throws UnitError `unreachable` within a second where there is no such broker
 */
export const watchWire = async (place: BrokerPlace, prefix: string): Promise<OwnWire> => {
  const markTopic = `${prefix}/mark`;
  const all: Received[] = [];
  const marks = new Map<string, () => void>();
  let marked = 0;
  const client = await connect(place, true);
  // A broker that a test ends is part of that test; what does not come is told by `next` and `mark`.
  client.on('error', () => undefined);
  client.on('message', (topic, bytes, packet) => {
    if (topic === markTopic) marks.get(bytes.toString('utf8'))?.();
    else if (!topic.startsWith(`${markTopic}/`)) all.push(received(topic, bytes, packet));
  });
  await client.subscribeAsync(`${prefix}/#`, { qos: 1, rap: true });

  const messages = (): readonly Received[] => all;
  const on = (ending: string): readonly Received[] => all.filter(({ topic }) => topic.endsWith(ending));

  const retained = async (): Promise<readonly Received[]> => {
    const kept: Received[] = [];
    const once = await connect(place, false);
    try {
      const echo = `${prefix}/mark/${once.options.clientId}`;
      const whole = new Promise<void>((done) => {
        once.on('message', (topic, bytes, packet) => {
          if (topic === echo) done();
          else if (packet.retain) kept.push(received(topic, bytes, packet));
        });
      });
      await once.subscribeAsync(`${prefix}/#`, { qos: 1 });
      // What is kept is sent before what is published after the subscription.
      await once.publishAsync(echo, 'end', { qos: 1 });
      await whole;
      return kept;
    } finally {
      await once.endAsync(true);
    }
  };

  return {
    messages,
    on,
    next: async (ending, count = 1) => {
      const before = on(ending).length;
      const seen = (): string =>
        [...new Set(all.map(({ topic }) => topic))]
          .map((topic) => `${all.filter((message) => message.topic === topic).length} on ${topic}`)
          .join(', ');
      await eventually(() => on(ending).length >= before + count, 'messages', LONGEST_WAIT).catch(() => {
        throw new Error(
          `The wire did not bring ${count} more on …${ending}; it brought ${seen() || 'nothing'}.`,
        );
      });
      return on(ending).slice(before);
    },
    mark: async () => {
      marked += 1;
      const text = `mark ${marked}`;
      const back = new Promise<void>((done) => {
        marks.set(text, done);
      });
      await client.publishAsync(markTopic, text, { qos: 1 });
      await back;
      return all.length;
    },
    retained,
    clear: async () => {
      for (const { topic } of await retained())
        await client.publishAsync(topic, '', { qos: 1, retain: true });
    },
    close: () => client.endAsync(true),
  };
};
