import type { Clock } from '../../src/contract/clock.ts';

/** A clock whose timers come when the test says so, however late that is. */
export type LateClock = Clock & {
  /** Moves time on by `milliseconds` in one leap, and only then lets every timer run once. */
  readonly wakeAfter: (milliseconds: number) => void;
};

export const createLateClock = (start: number): LateClock => {
  let now = start;
  const works = new Set<() => void>();
  const schedule = (work: () => void): (() => void) => {
    works.add(work);
    return () => works.delete(work);
  };
  return {
    now: () => now,
    after: (_, work) => schedule(work),
    every: (_, work) => schedule(work),
    wakeAfter: (milliseconds) => {
      now += milliseconds;
      for (const work of [...works]) if (works.has(work)) work();
    },
  };
};
