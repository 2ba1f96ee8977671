import type { Broker } from './broker.ts';

/** A message as the independent subscriber received it. */
export type Received = {
  /** When, in milliseconds since the Unix epoch, by the subscriber's clock. */
  readonly at: number;
  readonly topic: string;
  readonly retained: boolean;
  readonly payload: string;
};

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

const LONGEST_WAIT = 20_000;
const LINE = /^(\d+\.\d+) ([01]) (\S+) (.*)$/;

/** Subscribes to `filter` (which ends in `#`) and returns once the subscription holds. */
export const watchWire = async (broker: Broker, filter: string): Promise<Wire> => {
  const markTopic = filter.replace(/#$/, 'mark');
  const received: Received[] = [];
  const marks = new Set<string>();
  const waiting = new Set<() => void>();
  let marked = 0;

  const take = (line: string): void => {
    const [, seconds, retained, topic, payload] = LINE.exec(line) ?? [];
    if (seconds === undefined || topic === undefined || payload === undefined) {
      throw new Error(`The subscriber printed a line that is no message: ${line}`);
    }
    if (topic === markTopic) marks.add(payload);
    else received.push({ at: Number(seconds) * 1000, topic, retained: retained === '1', payload });
  };

  const child = broker.subscribe(filter, '%U %r %t %p');
  const exited = new Promise<void>((done) => child.once('exit', () => done()));
  let rest = '';
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    const lines = (rest + text).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) take(line);
    for (const check of [...waiting]) check();
  });

  const until = (holds: () => boolean, what: string): Promise<void> =>
    new Promise((done, fail) => {
      const timer = setTimeout(() => {
        waiting.delete(check);
        const seen = Map.groupBy(received, ({ topic }) => topic);
        const counts = [...seen].map(([topic, of]) => `${of.length} on ${topic}`).join(', ');
        fail(
          new Error(
            `The wire did not bring ${what} within ${LONGEST_WAIT / 1000} s; it brought ${counts || 'nothing'}`,
          ),
        );
      }, LONGEST_WAIT);
      const check = (): void => {
        if (!holds()) return;
        waiting.delete(check);
        clearTimeout(timer);
        done();
      };
      waiting.add(check);
      check();
    });

  const on = (ending: string): readonly Received[] => received.filter(({ topic }) => topic.endsWith(ending));

  // Retained, so that it comes whether the subscription or the mark is first; taken away again for the next test.
  await broker.publish(markTopic, 'ready', { retained: true });
  await until(() => marks.has('ready'), 'the first mark');
  await broker.publish(markTopic, '', { retained: true });

  return {
    messages: () => received,
    on,
    next: async (ending, count = 1) => {
      const before = on(ending).length;
      await until(() => on(ending).length >= before + count, `${count} more on …${ending}`);
      return on(ending).slice(before);
    },
    mark: async () => {
      marked += 1;
      const text = `mark-${marked}`;
      await broker.publish(markTopic, text);
      await until(() => marks.has(text), text);
      return received.length;
    },
    close: async () => {
      child.kill('SIGTERM');
      await exited;
    },
  };
};
