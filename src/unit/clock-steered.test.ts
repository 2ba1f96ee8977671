import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createRealClock, type Machine, type RealClock } from './clock.ts';

/** A machine whose time a test moves, and which wakes as late as the test wants. */
const createMachine = () => {
  let now = 1_000_000;
  let wanted: { readonly at: number; readonly work: () => void } | null = null;
  const machine: Machine = {
    now: () => now,
    wake: (delay, work) => {
      const mine = { at: now + Math.max(1, delay), work };
      wanted = mine;
      return () => {
        if (wanted === mine) wanted = null;
      };
    },
  };
  return {
    machine,
    /** Lets real time pass, and wakes whoever wanted to be woken meanwhile, `late` milliseconds late. */
    pass: (duration: number, late = 0) => {
      const until = now + duration;
      for (let next = wanted; next !== null && next.at + late <= until; next = wanted) {
        now = Math.max(now, next.at + late);
        wanted = null;
        next.work();
      }
      now = until;
    },
    setBack: (by: number) => {
      now -= by;
    },
    waits: () => wanted !== null,
  };
};

const STEER = fc.array(
  fc.oneof(
    fc.record({ does: fc.constant('pause' as const) }),
    fc.record({ does: fc.constant('resume' as const) }),
    fc.record({ does: fc.constant('speed' as const), times: fc.constantFrom(1, 2, 5, 10, 50, 100) }),
    fc.record({ does: fc.constant('step' as const), by: fc.integer({ min: 1, max: 5_000 }) }),
    fc.record({
      does: fc.constant('pass' as const),
      real: fc.integer({ min: 0, max: 300 }),
      late: fc.integer({ min: 0, max: 40 }),
    }),
    fc.record({
      does: fc.constant('schedule' as const),
      delay: fc.oneof(fc.constantFrom(0, 100, 500), fc.integer({ min: 0, max: 8_000 })),
    }),
    fc.record({ does: fc.constant('cancel' as const), which: fc.nat(20) }),
  ),
  { maxLength: 60 },
);

type Steering = typeof STEER extends fc.Arbitrary<readonly (infer S)[]> ? S : never;

/** Carries out any sequence, and keeps a book of what was scheduled and what was done. */
const play = (steps: readonly Steering[]) => {
  const { machine, pass } = createMachine();
  const clock = createRealClock(1, machine);
  const began = clock.now();
  const scheduled: { due: number; order: number; done: number; cancelled: boolean; cancel: () => void }[] =
    [];
  const done: { due: number; order: number; at: number }[] = [];
  const seen: number[] = [];
  const ticks: number[] = [];
  clock.every(250, () => ticks.push(clock.now()));

  const schedule = (delay: number): void => {
    const order = scheduled.length;
    const entry = { due: clock.steady.now() + delay, order, done: 0, cancelled: false, cancel: () => {} };
    entry.cancel = clock.after(delay, () => {
      entry.done += 1;
      done.push({ due: entry.due, order, at: clock.now() });
    });
    scheduled.push(entry);
  };
  const carryOut = (step: Steering): void => {
    switch (step.does) {
      case 'pause':
        clock.pause();
        break;
      case 'resume':
        clock.resume();
        break;
      case 'speed':
        clock.go(step.times);
        break;
      case 'step':
        if (!clock.running()) clock.advance(step.by);
        break;
      case 'pass':
        pass(step.real, step.late);
        break;
      case 'schedule':
        schedule(step.delay);
        break;
      case 'cancel': {
        const entry = scheduled[step.which];
        if (entry === undefined || entry.done > 0) break;
        entry.cancelled = true;
        entry.cancel();
      }
    }
  };
  for (const step of steps) {
    carryOut(step);
    seen.push(clock.now());
  }
  return { clock, pass, scheduled, done, seen, ticks, began };
};

const finish = (clock: RealClock, pass: (duration: number) => void): void => {
  clock.go(100);
  clock.resume();
  pass(1_000);
};

describe('a clock that is steered while it runs', () => {
  test('never goes back, does each piece of work once, none too early, and in order, whatever is done to it', () => {
    fc.assert(
      fc.property(STEER, (steps) => {
        const { clock, pass, scheduled, done, seen } = play(steps);
        expect(seen).toEqual(seen.toSorted((a, b) => a - b));
        for (const { due, done: times } of scheduled)
          if (times > 0) expect(due).toBeLessThanOrEqual(clock.now());
        finish(clock, pass);
        for (const { done: times, cancelled } of scheduled) expect(times).toBe(cancelled ? 0 : 1);
        for (const { due, at } of done) expect(at).toBeGreaterThanOrEqual(due);
        const ats = done.map(({ at }) => at);
        expect(ats).toEqual(ats.toSorted((a, b) => a - b));
        const order = done.map(({ due, order: nth }) => [due, nth] as const);
        expect(order).toEqual(order.toSorted(([a, m], [b, n]) => a - b || m - n));
      }),
      { numRuns: 400 },
    );
  });

  test('ticks at even times, each at most once, at any speed and after any pause', () => {
    fc.assert(
      fc.property(STEER, (steps) => {
        const { ticks, began } = play(steps);
        const periods = ticks.map((at) => Math.floor((at - began) / 250));
        expect(new Set(periods).size).toBe(periods.length);
        expect(periods).toEqual(periods.toSorted((a, b) => a - b));
      }),
      { numRuns: 200 },
    );
  });

  test('does nothing while it stands, and wants not even to be woken', () => {
    const { machine, pass, waits } = createMachine();
    const clock = createRealClock(1, machine);
    const done: number[] = [];
    clock.after(100, () => done.push(clock.now()));
    pass(60);
    clock.pause();
    const stands = clock.now();
    expect(waits()).toBe(false);
    pass(10_000);
    expect([clock.now(), done]).toEqual([stands, []]);
    clock.resume();
    pass(39);
    expect(done).toEqual([]);
    pass(1);
    expect(done).toEqual([stands + 40]);
  });

  test('a step shows each piece of work its own moment, as a virtual clock does', () => {
    const { machine } = createMachine();
    const clock = createRealClock(1, machine);
    const began = clock.now();
    const seen: number[] = [];
    clock.every(100, () => seen.push(clock.now() - began));
    expect(() => clock.advance(10)).toThrow(TypeError);
    clock.pause();
    clock.advance(350);
    expect(seen).toEqual([100, 200, 300]);
    expect(clock.now() - began).toBe(350);
  });

  test('a new speed holds from that moment, also for what was scheduled before', () => {
    const { machine, pass } = createMachine();
    const clock = createRealClock(1, machine);
    const began = clock.now();
    const done: number[] = [];
    clock.after(1_000, () => done.push(clock.now() - began));
    pass(500);
    clock.go(50);
    expect(clock.now() - began).toBe(500);
    pass(10);
    expect(done).toEqual([1_000]);
  });

  test('set back, by a person or by the machine, it shows so; what is scheduled comes when it would have', () => {
    const { machine, pass, setBack } = createMachine();
    const clock = createRealClock(1, machine);
    const began = clock.now();
    const done: number[] = [];
    clock.after(1_000, () => done.push(clock.steady.now() - began));
    clock.set(-3_600_000);
    expect(clock.now()).toBe(began - 3_600_000);
    expect(clock.steady.now()).toBe(began);
    pass(500);
    setBack(60_000);
    expect(clock.now()).toBe(began + 500 - 3_660_000);
    pass(61_000);
    expect(done).toHaveLength(1);
  });

  test('what one piece of work pauses does not go on with the next', () => {
    const { machine, pass } = createMachine();
    const clock = createRealClock(10, machine);
    const done: string[] = [];
    clock.after(100, () => {
      done.push('first');
      clock.pause();
    });
    clock.after(105, () => done.push('second'));
    // The machine is late: both are due when it comes.
    pass(1_000, 20);
    expect(done).toEqual(['first']);
    clock.resume();
    pass(10);
    expect(done).toEqual(['first', 'second']);
  });
});
