import { describe, expect, it } from 'vitest';
import { createSchedule, DOTS } from './flow.ts';

describe('the schedule of dots', () => {
  it('draws a single message at once', () => {
    expect(createSchedule()(1_000, 1)).toEqual([0]);
  });

  it('sets messages that left together apart', () => {
    expect(createSchedule()(0, 3)).toEqual([0, 110, 220]);
  });

  it('draws a stream of fifty a second as an even row, with no more dots than there are', () => {
    const schedule = createSchedule();
    const starts: number[] = [];
    for (let now = 0; now < 10_000; now += 100) starts.push(...schedule(now, 5).map((delay) => now + delay));
    const gaps = starts.slice(1).map((start, place) => start - (starts[place] ?? 0));
    expect(Math.min(...gaps)).toBe(110);
    expect(Math.max(...gaps)).toBe(110);
    const under = starts.map((end) => starts.filter((start) => start <= end && end - start < 1_100).length);
    expect(Math.max(...under)).toBeLessThanOrEqual(DOTS);
  });

  it('draws nothing for nothing, and is not late after a flood', () => {
    const schedule = createSchedule();
    schedule(0, 10_000);
    expect(schedule(500, 0)).toEqual([]);
    expect(schedule(2_000, 1)).toEqual([0]);
  });
});
