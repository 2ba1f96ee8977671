import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { eventually } from '../../testing/eventually.ts';
import type { Mosquitto } from '../../testing/mosquitto.ts';
import { type Received, subscribe } from '../../testing/subscriber.ts';

/** What an independent subscriber, Mosquitto's own, receives from the broker. */
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
  readonly close: () => Promise<void>;
};

const run = promisify(execFile);

/** In real milliseconds. */
const LONGEST_WAIT = 20_000;

/** Subscribes to all under `prefix`, and returns once the subscription stands. */
export const watchWire = async (broker: Pick<Mosquitto, 'plainPort'>, prefix: string): Promise<Wire> => {
  const port = String(broker.plainPort);
  const markTopic = `${prefix}/mark`;
  const subscriber = await subscribe(broker.plainPort, `${prefix}/#`);
  let marks = 0;

  const messages = (): readonly Received[] =>
    subscriber.received().filter(({ topic }) => topic !== markTopic);
  const on = (ending: string): readonly Received[] =>
    messages().filter(({ topic }) => topic.endsWith(ending));

  return {
    messages,
    on,
    next: async (ending, count = 1) => {
      const before = on(ending).length;
      const seen = (): string =>
        [...Map.groupBy(messages(), ({ topic }) => topic)]
          .map(([topic, of]) => `${of.length} on ${topic}`)
          .join(', ');
      await eventually(() => on(ending).length >= before + count, 'messages', LONGEST_WAIT).catch(() => {
        throw new Error(
          `The wire did not bring ${count} more on …${ending}; it brought ${seen() || 'nothing'}.`,
        );
      });
      return on(ending).slice(before);
    },
    mark: async () => {
      marks += 1;
      const text = `mark ${marks}`;
      await run('mosquitto_pub', ['-h', '127.0.0.1', '-p', port, '-q', '1', '-t', markTopic, '-m', text]);
      await subscriber.waitFor(({ topic, payload }) => topic === markTopic && payload === text, text);
      return messages().length;
    },
    close: subscriber.close,
  };
};
