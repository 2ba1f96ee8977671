import type { Cancel, Clock } from '../contract/clock.ts';
import { createAgenda } from './agenda.ts';

/** Where a virtual clock starts, so that two runs show the same times: 1 June 2026, 08:00 UTC. */
const VIRTUAL_START = Date.UTC(2026, 5, 1, 8);

/** Node fires a timer of more milliseconds than this at once. */
const LONGEST_TIMER = 2 ** 31 - 1;

/** A clock whose hands can be moved without time passing. What is scheduled comes after the time it was scheduled for, whatever the hands show. */
export type SettableClock = Clock & {
  /** Sets the clock on, or back, by so many milliseconds. */
  readonly set: (by: number) => void;
  /** The same clock, whose hands nobody moves: a car goes on driving while its clock is set. */
  readonly steady: Clock;
  /** Moves time forward by `duration` milliseconds, doing in order all that falls due on the way. Only while it stands. */
  readonly advance: (duration: number) => void;
  /**
   * The same, but that time has passed already when the first of it is done, and what comes at even times is done once: for whoever makes
   * up for what came late. Only while it stands.
   */
  readonly leap: (duration: number) => void;
};

/** A clock that stands still until it is told how far to go. */
export type VirtualClock = SettableClock & {
  /**
   * When the next of what happens once falls due, by the steady clock, such as the end of a pause; what comes at even times is left out.
   * Null for nothing.
   */
  readonly nextOnce: () => number | null;
};

/** The machine's clock, at a pace that can be changed while it runs. */
export type RealClock = SettableClock & {
  readonly running: () => boolean;
  readonly speed: () => number;
  readonly pause: () => void;
  readonly resume: () => void;
  /** How many seconds pass in one real second from now on; more than 0. */
  readonly go: (speed: number) => void;
};

/** What a real clock needs of the machine: the time of day, and to be woken. */
export type Machine = {
  readonly now: () => number;
  readonly wake: (delay: number, work: () => void) => Cancel;
};

const THIS_MACHINE: Machine = {
  now: Date.now,
  wake: (delay, work) => {
    const timer = setTimeout(work, delay);
    return () => clearTimeout(timer);
  },
};

/**
 * Time as it passes, and what is to be done on the way.
 * INVARIANT: it never goes back, and what is scheduled is done once, in order of its time, whoever moves it and how far.
 * @param look brings `at` to the present, where time passes by itself
 * @param scheduled is told when something was added or is no longer the first
 */
const createTimeline = (start: number, look: () => void, scheduled: () => void) => {
  const agenda = createAgenda();
  let at = start;
  let shift = 0;

  const schedule = (due: number, work: () => void, once: boolean): Cancel => {
    const cancel = agenda.add(due, work, once);
    scheduled();
    return cancel;
  };
  const after: Clock['after'] = (delay, work) => {
    look();
    return schedule(at + Math.max(0, delay), work, true);
  };
  const every: Clock['every'] = (period, work) => {
    look();
    let cancel: Cancel = () => undefined;
    const from = (due: number): void => {
      const tick = (): void => {
        look();
        // Ticks that time has gone past are left out; the next one is due at its even time all the same.
        from(due + period * Math.max(1, Math.floor((at - due) / period) + 1));
        work();
      };
      cancel = schedule(due, tick, false);
    };
    from(at + period);
    return () => cancel();
  };

  const steady: Clock = {
    now: () => {
      look();
      return Math.floor(at);
    },
    after,
    every,
  };
  return {
    agenda,
    at: () => at,
    /** Brings time forward; it is never brought back. */
    bring: (to: number) => {
      at = Math.max(at, to);
    },
    set: (by: number) => {
      shift += by;
    },
    steady,
    clock: {
      now: () => {
        look();
        return Math.floor(at + shift);
      },
      after,
      every,
    } satisfies Clock,
    advance: (duration: number) => {
      const until = Math.floor(at + duration);
      for (let due = agenda.take(until); due !== undefined; due = agenda.take(until)) {
        at = Math.max(at, Math.floor(due.at));
        due.work();
      }
      at = Math.max(at, until);
    },
    leap: (duration: number) => {
      at = Math.max(at, Math.floor(at + duration));
      for (let due = agenda.take(at); due !== undefined; due = agenda.take(at)) due.work();
    },
  };
};

/**
 * The machine's clock, `speed` times as fast from the moment of the call, until it is told otherwise. Where the clock of the machine is
 * set back, this one shows it, as the clock of a car would, and what is scheduled is done as if it had not been.
 * @param speed how many seconds pass in one real second; more than 0
 * @param start what it shows at first, in milliseconds since the Unix epoch; the time of the machine by default
 */
export const createRealClock = (
  speed = 1,
  machine: Machine = THIS_MACHINE,
  start: number = machine.now(),
): RealClock => {
  let pace = speed;
  let running = true;
  let seen = machine.now();
  let cancelWake: Cancel = () => undefined;
  let wakesAt = Number.POSITIVE_INFINITY;
  let working = false;

  const look = (): void => {
    const here = machine.now();
    const passed = here - seen;
    seen = here;
    if (!running) return;
    if (passed < 0) time.set(passed);
    else time.bring(time.at() + passed * pace);
  };
  const time = createTimeline(start, look, () => {
    const first = time.agenda.first();
    if (first !== null && first < wakesAt) arm();
  });

  function arm(): void {
    cancelWake();
    wakesAt = Number.POSITIVE_INFINITY;
    const first = time.agenda.first();
    if (first === null || !running || working) return;
    wakesAt = first;
    const delay = Math.max(0, Math.ceil((first - time.at()) / pace));
    cancelWake = machine.wake(Math.min(LONGEST_TIMER, delay), wake);
  }

  /** Does what is due at this moment, and no more: whoever waits for an answer comes next, however fast time passes. */
  function wake(): void {
    look();
    const until = time.at();
    working = true;
    try {
      while (running) {
        const due = time.agenda.take(until);
        if (due === undefined) break;
        due.work();
      }
    } finally {
      working = false;
      arm();
    }
  }

  const change = (work: () => void): void => {
    look();
    work();
    arm();
  };

  return {
    ...time.clock,
    steady: time.steady,
    set: time.set,
    advance: (duration) => {
      if (running) throw new TypeError('a clock that runs by itself is not moved by hand');
      time.advance(duration);
    },
    leap: (duration) => {
      if (running) throw new TypeError('a clock that runs by itself is not moved by hand');
      time.leap(duration);
    },
    running: () => running,
    speed: () => pace,
    pause: () =>
      change(() => {
        running = false;
      }),
    resume: () =>
      change(() => {
        running = true;
      }),
    go: (next) =>
      change(() => {
        pace = next;
      }),
  };
};

/** A virtual clock. What falls due at the same moment is done in the order in which it was scheduled. */
export const createVirtualClock = (start = VIRTUAL_START): VirtualClock => {
  const nothing = (): void => undefined;
  const { agenda, clock, steady, set, advance, leap } = createTimeline(start, nothing, nothing);
  return { ...clock, steady, set, advance, leap, nextOnce: agenda.firstOnce };
};
