import type { Cancel, Clock } from '../contract/clock.ts';

/** Where a virtual clock starts, so that two runs show the same times: 1 June 2026, 08:00 UTC. */
const VIRTUAL_START = Date.UTC(2026, 5, 1, 8);

/** Node fires a timer of more milliseconds than this at once. */
const LONGEST_TIMER = 2 ** 31 - 1;

/** A timer of any length, in real milliseconds. */
const afterReal = (delay: number, work: () => void): Cancel => {
  if (delay <= LONGEST_TIMER) {
    const timer = setTimeout(work, delay);
    return () => clearTimeout(timer);
  }
  let cancel: Cancel = () => undefined;
  const timer = setTimeout(() => {
    cancel = afterReal(delay - LONGEST_TIMER, work);
  }, LONGEST_TIMER);
  cancel = () => clearTimeout(timer);
  return () => cancel();
};

/**
 * The machine's clock, `speed` times as fast from the moment of the call.
 * @param speed how many seconds pass in one real second; more than 0
 */
export const createRealClock = (speed = 1): Clock => {
  const start = Date.now();
  return {
    now: () => Math.floor(start + (Date.now() - start) * speed),
    after: (delay, work) => afterReal(delay / speed, work),
    every: (period, work) => {
      const timer = setInterval(work, Math.min(LONGEST_TIMER, Math.max(1, period / speed)));
      return () => clearInterval(timer);
    },
  };
};

/** A clock that stands still until it is told how far to go. */
export type VirtualClock = Clock & {
  /** Moves time forward by `duration` milliseconds, doing in order all that falls due on the way. */
  readonly advance: (duration: number) => void;
};

type Due = { readonly at: number; readonly order: number; readonly work: () => void };

/** A virtual clock. What falls due at the same moment is done in the order in which it was scheduled. */
export const createVirtualClock = (start = VIRTUAL_START): VirtualClock => {
  let now = start;
  let order = 0;
  const due = new Set<Due>();

  const schedule = (at: number, work: () => void): Due => {
    order += 1;
    const entry = { at, order, work };
    due.add(entry);
    return entry;
  };

  const earliest = (until: number): Due | undefined => {
    let first: Due | undefined;
    for (const entry of due) {
      if (entry.at > until) continue;
      if (
        first === undefined ||
        entry.at < first.at ||
        (entry.at === first.at && entry.order < first.order)
      ) {
        first = entry;
      }
    }
    return first;
  };

  const after = (delay: number, work: () => void): Cancel => {
    const entry = schedule(now + Math.max(0, delay), work);
    return () => due.delete(entry);
  };

  return {
    now: () => now,
    after,
    every: (period, work) => {
      let cancel: Cancel = () => undefined;
      const tick = (): void => {
        cancel = after(period, tick);
        work();
      };
      cancel = after(period, tick);
      return () => cancel();
    },
    advance: (duration) => {
      const until = Math.floor(now + duration);
      for (let entry = earliest(until); entry !== undefined; entry = earliest(until)) {
        due.delete(entry);
        now = Math.max(now, Math.floor(entry.at));
        entry.work();
      }
      now = until;
    },
  };
};
