import { describe, expect, test } from 'vitest';
import { createCounts } from './counts.ts';

const START = Date.UTC(2026, 10, 22, 10, 0, 0);

const rig = () => {
  let now = START;
  const counts = createCounts(() => now);
  return {
    counts,
    pass: (milliseconds: number) => {
      now += milliseconds;
    },
    left: () => counts.stats(new Map()).location.left,
  };
};

describe('What has left', () => {
  test('is nothing at first', () => {
    const { left, counts } = rig();
    expect(left()).toEqual({ total: 0, lastMinute: 0, lastAt: null });
    expect(counts.left().location).toBe(0);
  });

  test('counts acknowledgements and nothing else', () => {
    const { left, counts } = rig();
    counts.one('offered', ['location']);
    counts.one('published', ['location']);
    counts.one('dropped', ['location']);
    expect(left().total).toBe(0);
    counts.acknowledged(['location'], false);
    expect(left()).toEqual({ total: 1, lastMinute: 1, lastAt: new Date(START).toISOString() });
    expect(counts.stats(new Map()).location.acknowledged).toBe(1);
    expect(counts.stats(new Map()).telematics.left.total).toBe(0);
  });

  test('counts a message once in each of its categories', () => {
    const { counts } = rig();
    counts.acknowledged(['location', 'telematics'], false);
    expect(counts.left()).toMatchObject({ location: 1, telematics: 1, voice: 0 });
  });

  test('R24 leaves out what the law or a contract requires, which no switch lets out', () => {
    const { left, counts } = rig();
    counts.acknowledged(['location'], true);
    expect(left()).toEqual({ total: 0, lastMinute: 0, lastAt: null });
    expect(counts.stats(new Map()).location.acknowledged).toBe(1);
  });

  test('keeps the moment of the last one when its minute is over', () => {
    const { left, counts, pass } = rig();
    counts.acknowledged(['location'], false);
    pass(30_000);
    counts.acknowledged(['location'], false);
    const last = new Date(START + 30_000).toISOString();
    expect(left()).toEqual({ total: 2, lastMinute: 2, lastAt: last });
    pass(45_000);
    expect(left()).toEqual({ total: 2, lastMinute: 1, lastAt: last });
    pass(60_000);
    expect(left()).toEqual({ total: 2, lastMinute: 0, lastAt: last });
  });
});
