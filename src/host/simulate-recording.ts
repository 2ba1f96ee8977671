import type { Thread } from '../recording/recorder.ts';
import type { Observed, Observer } from '../telemetry/observer.ts';
import type { Headers } from '../telemetry/session.ts';
import type { Telemetry } from '../telemetry/telemetry.ts';

type Listener = Parameters<Telemetry['onWire']>[0];

/**
 * The recording of a run of a scenario. What the run's own observer receives, past every fault of the line, takes the place of the
 * subscriber of the unit.
 */
export type RunRecording = {
  readonly path: string;
  /** Goes through a loss of power: the unit that comes back writes on. */
  readonly thread: Thread;
  /** The way out of a unit, whose subscriber the observer is. */
  readonly heardBy: (made: Telemetry) => Telemetry;
  /** From now on, what is received is of the run. */
  readonly begin: (observer: Pick<Observer, 'caughtUp'>) => void;
  /** @param at milliseconds since the Unix epoch, on the clock of the unit */
  readonly received: (message: Observed, at: number) => void;
  /** What is received from now on is not of the run any more. */
  readonly end: () => void;
};

/** @param path the file, written over if it is an earlier recording */
export const createRunRecording = (path: string): RunRecording => {
  const listeners = new Set<(message: Parameters<Listener>[0], headers: Headers) => void>();
  let observer: Pick<Observer, 'caughtUp'> | null = null;
  return {
    path,
    thread: { started: null, last: 0 },
    heardBy: (made) => ({
      ...made,
      onWire: (listener) => {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
      caughtUp: async () => {
        await made.caughtUp();
        await observer?.caughtUp();
      },
    }),
    begin: (by) => {
      observer = by;
    },
    received: ({ topic, payload, retained, headers }, at) => {
      if (observer === null) return;
      // Everything is published at QoS 1, and subscribed to at QoS 1.
      const message = { at: new Date(at).toISOString(), topic, payload, retained, qos: 1 };
      for (const listener of [...listeners]) listener(message, headers);
    },
    end: () => {
      observer = null;
    },
  };
};
