import { randomBytes } from 'node:crypto';
import { UnitError } from '../contract/errors.ts';
import type { BrokerTarget } from './options.ts';
import { reasonFor } from './reasons.ts';
import { type Headers, openSession, type Session } from './session.ts';

/** A message as the broker gave it out. */
export type Observed = {
  readonly topic: string;
  readonly payload: string;
  readonly retained: boolean;
  /** Content type and user properties, where MQTT 5 tells them. */
  readonly headers: Headers;
};

/** A client of its own that sees what anybody outside would see, and knows when it has seen all there is. */
export type Observer = {
  /** Answers when everything that the broker had accepted before this call has been received here. */
  readonly caughtUp: () => Promise<void>;
  /** Takes what was retained under these topics off the broker. */
  readonly clear: (topics: readonly string[]) => Promise<void>;
  readonly close: () => Promise<void>;
};

/** How long a broker may take to echo a message, in real milliseconds. */
const PATIENCE = 10_000;
/** Counted a little at a time: a machine that stood still for seconds has not given the broker any of them. */
const LOOK = 100;

/**
 * Subscribes to everything under `topic`.
 * @throws UnitError `unreachable` where the broker does not answer
 */
export const createObserver = async (
  target: BrokerTarget,
  topic: string,
  received: (message: Observed) => void,
): Promise<Observer> => {
  const name = `glovebox-observer-${randomBytes(6).toString('hex')}`;
  const echo = `${topic}/observed/${name}`;
  const waiting = new Map<string, () => void>();
  let failed: UnitError | null = null;
  let failing: ((error: UnitError) => void) | null = null;
  let number = 0;

  const unreachable = (why: string): UnitError =>
    new UnitError('unreachable', why, 'Start the broker, or leave --broker out to use the embedded one.');
  const fail = (error: UnitError): void => {
    failed = error;
    failing?.(error);
  };

  let session: Session | null = null;
  await new Promise<void>((resolve, reject) => {
    session = openSession(
      { target, knock: null },
      { clientId: name, keepalive: 60, will: null },
      {
        online: resolve,
        gone: (error) => {
          const lost = unreachable(
            reasonFor(error, target) ?? `The broker at ${target.url} is not reachable.`,
          );
          reject(lost);
          fail(lost);
        },
        message: (at, payload, retained, _qos, headers) => {
          if (at !== echo)
            return received({ topic: at, payload: payload.toString('utf8'), retained, headers });
          const text = payload.toString('utf8');
          waiting.get(text)?.();
          waiting.delete(text);
        },
      },
    );
  });
  const open = session as unknown as Session;
  open.subscribe(`${topic}/#`);

  const caughtUp = (): Promise<void> =>
    new Promise((resolve, reject) => {
      if (failed !== null) return reject(failed);
      number += 1;
      const text = String(number);
      let looks = PATIENCE / LOOK;
      const timer = setInterval(() => {
        looks -= 1;
        if (looks > 0) return;
        clearInterval(timer);
        reject(
          unreachable(`The broker at ${target.url} did not pass a message on within ${PATIENCE / 1_000} s.`),
        );
      }, LOOK);
      failing = (error) => {
        clearInterval(timer);
        reject(error);
      };
      waiting.set(text, () => {
        clearInterval(timer);
        failing = null;
        resolve();
      });
      // The broker keeps the order: what it accepted before this message comes before it.
      open.publish({ topic: echo, payload: text, retain: false, properties: {} }, () => undefined);
    });
  await caughtUp();

  return {
    caughtUp,
    clear: async (topics) => {
      for (const retained of topics)
        open.publish({ topic: retained, payload: '', retain: true, properties: {} }, () => undefined);
      await caughtUp();
    },
    close: () => open.end(1_000),
  };
};
