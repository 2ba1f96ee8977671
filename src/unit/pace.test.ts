import { afterEach, describe, expect, test, vi } from 'vitest';
import { UnitError } from '../contract/errors.ts';
import { createRealClock, createVirtualClock } from './clock.ts';
import { createPace, type Pace } from './pace.ts';

const open: Pace[] = [];
const kept = (pace: Pace): Pace => {
  open.push(pace);
  return pace;
};
afterEach(() => {
  for (const pace of open.splice(0)) pace.close();
});

const refusal = async (work: () => unknown): Promise<string | null> => {
  try {
    await work();
    return null;
  } catch (error) {
    return error instanceof UnitError ? error.code : 'a defect';
  }
};

describe('the pace of the real clock', () => {
  const start = () => {
    const clock = createRealClock();
    return { clock, pace: kept(createPace({ kind: 'real', clock }, () => true)) };
  };

  test('it is stepped only while it stands, and exactly as far as it is told', async () => {
    const { clock, pace } = start();
    expect(await refusal(() => pace.step(100))).toBe('not-now');
    pace.pause();
    const stands = clock.now();
    await pace.step(2_500);
    expect(clock.now()).toBe(stands + 2_500);
    expect(pace.state()).toEqual({ running: false, speed: 1 });
  });

  test('steps that are asked for at once come one after the other', async () => {
    const { clock, pace } = start();
    pace.pause();
    const stands = clock.now();
    const seen: number[] = [];
    clock.every(1_000, () => seen.push(clock.now() - stands));
    await Promise.all([pace.step(1_500), pace.step(1_500)]);
    expect(seen).toEqual([1_000, 2_000, 3_000]);
  });

  test('as fast as possible is for a virtual clock', async () => {
    const { pace } = start();
    expect(await refusal(() => pace.go('max'))).toBe('not-now');
    pace.go(100);
    expect(pace.state()).toEqual({ running: true, speed: 100 });
  });
});

describe('the pace of a virtual clock', () => {
  const start = (atRest = (): boolean => true) => {
    const clock = createVirtualClock(0);
    return { clock, pace: kept(createPace({ kind: 'virtual', clock }, atRest)) };
  };

  test.each(['max', 100] as const)(
    'it waits for whoever holds it, a tenth of a second at a time: at %s',
    async (speed) => {
      const { clock, pace } = start();
      const met: number[] = [];
      const letGo = pace.hold(async () => {
        met.push(clock.now());
        await new Promise((resolve) => setImmediate(resolve));
        // While it was waited for, time stood.
        expect(clock.now()).toBe(met.at(-1));
      });
      pace.go(speed);
      pace.resume();
      await vi.waitUntil(() => met.length > 20);
      letGo();
      const steps = met.slice(1).map((at, index) => at - (met[index] ?? 0));
      expect(Math.max(...steps)).toBeLessThanOrEqual(100);
      const held = met.length;
      await vi.waitUntil(() => clock.now() > (met.at(-1) ?? 0) + 1_000);
      expect(met).toHaveLength(held);
    },
  );

  test('it stands at first, and runs as fast as possible when it is told to, until it is paused', async () => {
    const { clock, pace } = start();
    expect(pace.state()).toEqual({ running: false, speed: 1 });
    pace.go('max');
    pace.resume();
    await vi.waitUntil(() => clock.now() > 60_000);
    pace.pause();
    const stands = clock.now();
    await new Promise(setImmediate);
    await new Promise(setImmediate);
    expect(clock.now()).toBe(stands);
    await pace.step(100);
    expect(clock.now()).toBe(stands + 100);
  });

  test('as fast as possible, whoever asks is answered between two strides', async () => {
    const { clock, pace } = start();
    pace.go('max');
    pace.resume();
    let furthest = 0;
    for (let asked = 0; asked < 20; asked += 1) {
      const before = clock.now();
      await new Promise(setImmediate);
      furthest = Math.max(furthest, clock.now() - before);
    }
    expect(furthest).toBeGreaterThan(0);
    expect(furthest).toBeLessThanOrEqual(400);
  });

  test('it waits for a wire that is not at rest, but not for ever', async () => {
    const { clock, pace } = start(() => false);
    pace.go('max');
    pace.resume();
    await vi.waitUntil(() => clock.now() >= 400);
  });

  test('it runs at a speed too, and another one while it runs', async () => {
    const { clock, pace } = start();
    pace.go(100);
    pace.resume();
    await vi.waitUntil(() => clock.now() > 1_000);
    pace.go(1);
    expect(pace.state()).toEqual({ running: true, speed: 1 });
    expect(await refusal(() => pace.step(1))).toBe('not-now');
  });

  test('that of a scenario is moved by the scenario alone', async () => {
    const clock = createVirtualClock(0);
    const pace = kept(createPace({ kind: 'virtual', clock, ofScenario: true }, () => true));
    for (const work of [pace.pause, pace.resume, () => pace.go(2)])
      expect(await refusal(work)).toBe('not-now');
  });
});
