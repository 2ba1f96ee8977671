import type { Duplex } from 'node:stream';
import { type IClientOptions, type IClientPublishOptions, type IPublishPacket, MqttClient } from 'mqtt';
import type { BrokerTarget, Way } from './options.ts';
import { dial } from './transport.ts';

/**
 * How long a broker may take until it has accepted the client, in real milliseconds. This, the keep-alive and the goodbye are agreed with a
 * broker that lives in real time: on the unit's clock they would never end while it stands, and a connection that hangs would stay open.
 */
const CONNECT_TIMEOUT = 10_000;
/** MQTT 5 §3.2.2.3.3: what holds where a broker says nothing. */
const LARGEST_RECEIVE_MAXIMUM = 65_535;

/** As whom a client connects. */
export type Identity = {
  readonly clientId: string;
  readonly keepalive: number;
  readonly will: { readonly topic: string; readonly payload: string } | null;
};

/** One message as it goes to the broker, always at QoS 1. */
export type Publication = {
  readonly topic: string;
  readonly payload: string;
  readonly retain: boolean;
  readonly properties: NonNullable<IClientPublishOptions['properties']>;
};

/** The broker's answer: `refused` if it took the message and said no to it, with the MQTT 5 reason code. */
export type Acknowledgement = { readonly refused: number | null };

/** One connection from its start to its end. It is never reused: a new connection is a new client with empty queues. */
export type Session = {
  /** How many messages the broker takes unacknowledged. */
  readonly receiveMaximum: () => number;
  /** The longest packet that the broker takes, in bytes. */
  readonly maximumPacketSize: () => number;
  readonly publish: (publication: Publication, acknowledged: (answer: Acknowledgement) => void) => void;
  readonly subscribe: (filter: string) => void;
  /** Answers when all that the broker had sent by now has been received, or the connection is over. */
  readonly caughtUp: () => Promise<void>;
  /** Drops the connection and the client at once, with all that is unsent, and tells nobody. See {@link dial}. */
  readonly reset: () => void;
  /** Says goodbye, and resets what is left of the connection after `patience` real milliseconds. */
  readonly end: (patience: number) => Promise<void>;
};

export type SessionEvents = {
  readonly online: () => void;
  /** The connection is over, or never came about. Called at most once, and not after `reset` or `end`. */
  readonly gone: (error: Error) => void;
  readonly message?: (
    topic: string,
    payload: Buffer,
    retained: boolean,
    qos: number,
    headers: Headers,
  ) => void;
};

/** Content type and user properties of a message, by name; MQTT 3.1.1 has none. */
export type Headers = Readonly<Record<string, string>>;

/** Connects to the broker, once. */
export function openSession(way: Way, identity: Identity, on: SessionEvents): Session {
  const { target } = way;
  let client: MqttClient | null = null;
  let over = false;
  let ending = false;
  let receiveMaximum = LARGEST_RECEIVE_MAXIMUM;
  let maximumPacketSize = Number.POSITIVE_INFINITY;

  const dialled = dial(way, { ready: (stream) => begin(stream), failed: (error) => leave(error) });
  const timeout = setTimeout(() => leave(new Error('connect timeout')), CONNECT_TIMEOUT);

  function drop(): void {
    over = true;
    clearTimeout(timeout);
    // INVARIANT: the socket goes first. Ending the client would flush what it holds.
    dialled.reset();
    client?.end(true);
  }
  function leave(error: Error): void {
    if (over || ending) return;
    drop();
    on.gone(error);
  }

  function begin(stream: Duplex): void {
    const created = new MqttClient(() => stream, clientOptions(target, identity));
    client = created;
    created.on('connect', ({ properties }) => {
      if (over) return;
      clearTimeout(timeout);
      receiveMaximum = properties?.receiveMaximum ?? receiveMaximum;
      maximumPacketSize = properties?.maximumPacketSize ?? maximumPacketSize;
      on.online();
    });
    created.on('error', leave);
    created.on('disconnect', ({ reasonCode }) =>
      leave(Object.assign(new Error('disconnected by the broker'), { code: reasonCode ?? 0 })),
    );
    created.on('close', () => leave(new Error('closed')));
    created.on('message', (topic, payload, packet) => {
      if (!over) on.message?.(topic, payload, packet.retain, packet.qos, headersOf(packet));
    });
  }

  return {
    receiveMaximum: () => receiveMaximum,
    maximumPacketSize: () => maximumPacketSize,
    publish: ({ topic, payload, retain, properties }, acknowledged) => {
      if (over || client === null) return;
      const options: IClientPublishOptions = { qos: 1, retain };
      if (target.protocol === '5') options.properties = properties;
      client.publish(topic, payload, options, (error) => {
        if (over) return;
        const code = error !== null && error !== undefined && 'code' in error ? error.code : null;
        // An error without a reason code is not an answer of the broker: the message stays queued.
        if (error && typeof code !== 'number') return;
        acknowledged({ refused: typeof code === 'number' ? code : null });
      });
    },
    subscribe: (filter) => client?.subscribe(filter, { qos: 1 }),
    caughtUp: () =>
      new Promise((resolve) => {
        if (over || client === null) return resolve();
        // The answer to any question comes after what was sent before it; this one changes nothing.
        client.unsubscribe('glovebox-caught-up', () => resolve());
      }),
    reset: drop,
    end: (patience) =>
      new Promise((resolve) => {
        const finish = (): void => {
          clearTimeout(timer);
          drop();
          resolve();
        };
        const timer = setTimeout(finish, patience);
        if (over || client === null) finish();
        else {
          ending = true;
          client.end(false, finish);
        }
      }),
  };
}

function headersOf({ properties }: IPublishPacket): Headers {
  const { contentType, userProperties = {} } = properties ?? {};
  const user = Object.entries(userProperties).map(([name, value]) => [name, String(value)]);
  return Object.fromEntries([...(contentType === undefined ? [] : [['contentType', contentType]]), ...user]);
}

function clientOptions(target: BrokerTarget, identity: Identity): IClientOptions {
  const five = target.protocol === '5';
  return {
    protocolVersion: five ? 5 : 4,
    protocolId: 'MQTT',
    clientId: identity.clientId,
    clean: true,
    keepalive: identity.keepalive,
    // One client a connection, so nothing is ever replayed behind the outbox's back.
    reconnectPeriod: 0,
    resubscribe: false,
    queueQoSZero: false,
    connectTimeout: CONNECT_TIMEOUT,
    ...(target.username === null ? {} : { username: target.username }),
    ...(target.password === null ? {} : { password: target.password }),
    ...(identity.will === null
      ? {}
      : {
          will: {
            topic: identity.will.topic,
            payload: Buffer.from(identity.will.payload),
            qos: 1 as const,
            retain: true,
            ...(five ? { properties: { contentType: 'application/json' } } : {}),
          },
        }),
  };
}
