import { describe, expect, it } from 'vitest';
import { createSteps, PERIOD } from './steps.ts';
import { createLateClock } from './testing/late-clock.ts';

const START = 1_000_000;

const run = () => {
  const clock = createLateClock(START);
  const seen: number[] = [];
  const steps = createSteps(clock, (at) => seen.push(at));
  return { clock, seen, steps };
};

describe('steps', () => {
  it('come ten times a second, at the same times however late the timer is', () => {
    const { clock, seen, steps } = run();
    steps.start();
    for (const lateness of [100, 30, 170, 2_000, 50, 50, 1_234]) clock.wakeAfter(lateness);
    const count = Math.floor((100 + 30 + 170 + 2_000 + 50 + 50 + 1_234) / PERIOD);
    expect(seen).toEqual(Array.from({ length: count }, (_, index) => START + (index + 1) * PERIOD));
    expect(steps.at()).toBe(seen.at(-1));
  });

  it('leave out what lies further back than five minutes', () => {
    const { clock, seen, steps } = run();
    steps.start();
    clock.wakeAfter(8 * 3_600_000);
    expect(seen).toHaveLength(3_000);
    expect(seen.at(-1)).toBe(clock.now());
  });

  it('stop in the middle of catching up when told so', () => {
    const clock = createLateClock(START);
    let count = 0;
    const steps = createSteps(clock, () => {
      count += 1;
      if (count === 3) steps.stop();
    });
    steps.start();
    clock.wakeAfter(1_000);
    clock.wakeAfter(1_000);
    expect(count).toBe(3);
    expect(steps.running()).toBe(false);
    expect(steps.at()).toBe(clock.now());
  });

  it('do nothing when the clock goes backwards', () => {
    const { clock, seen, steps } = run();
    steps.start();
    clock.wakeAfter(-5_000);
    expect(seen).toEqual([]);
  });
});
