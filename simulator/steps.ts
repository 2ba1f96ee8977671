import type { Cancel, Clock } from '../src/contract/clock.ts';

/** Milliseconds between two steps, where nothing else is asked for. */
export const PERIOD = 100;

/** Milliseconds: five minutes of driving. A clock that jumped further, such as after the machine slept, did not move the car. */
const LONGEST = 300_000;

/** Something that happens at even times of a clock, made up for when the timer comes late. */
export type Steps = {
  readonly running: () => boolean;
  /** The moment of the last step, or of the start; it never lies after the clock. */
  readonly at: () => number;
  readonly start: () => void;
  readonly stop: () => void;
};

/**
 * Calls `step` once for each period of the clock, in order.
 * INVARIANT: how many steps there are, and at what times, depends on the clock alone and not on how late its timer came;
 * what lies further back than five minutes is left out, as if the clock had stood still.
 */
export const createSteps = (clock: Clock, step: (at: number) => void, period = PERIOD): Steps => {
  const mostAtOnce = Math.floor(LONGEST / period);
  let cancel: Cancel | null = null;
  let at = clock.now();

  const wake = (): void => {
    const due = Math.floor((clock.now() - at) / period);
    if (due > mostAtOnce) at += (due - mostAtOnce) * period;
    for (let done = 0; done < Math.min(due, mostAtOnce) && cancel !== null; done += 1) {
      at += period;
      step(at);
    }
  };

  return {
    running: () => cancel !== null,
    at: () => (cancel === null ? clock.now() : at),
    start: () => {
      if (cancel !== null) return;
      at = clock.now();
      cancel = clock.every(period, wake);
    },
    stop: () => {
      cancel?.();
      cancel = null;
    },
  };
};
