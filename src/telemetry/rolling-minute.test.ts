import { describe, expect, test } from 'vitest';
import { createRollingMinute } from './rolling-minute.ts';

const START = Date.UTC(2026, 10, 22, 10, 0, 0);
const at = (seconds: number): number => START + seconds * 1000;

describe('A rolling minute', () => {
  test('counts what there was in the last sixty seconds, and forgets it second by second', () => {
    const minute = createRollingMinute();
    for (let second = 0; second < 90; second += 1) minute.add(at(second) + 500);
    expect(minute.count(at(89.9))).toBe(60);
    expect(minute.count(at(99))).toBe(50);
    expect(minute.count(at(148))).toBe(1);
    expect(minute.count(at(149))).toBe(0);
  });

  test('counts many of one second', () => {
    const minute = createRollingMinute();
    for (let count = 0; count < 5_000; count += 1) minute.add(at(3));
    expect(minute.count(at(62))).toBe(5_000);
    expect(minute.count(at(63))).toBe(0);
  });

  test('is empty at first, and after a leap forward', () => {
    const minute = createRollingMinute();
    expect(minute.count(at(0))).toBe(0);
    minute.add(at(0));
    expect(minute.count(at(86_400))).toBe(0);
    minute.add(at(86_400));
    expect(minute.count(at(86_400))).toBe(1);
  });

  test('starts anew when the clock is set back, also once the clock is there again', () => {
    const minute = createRollingMinute();
    minute.add(at(0));
    minute.add(at(30));
    expect(minute.count(at(-3_600))).toBe(0);
    minute.add(at(-3_600));
    expect(minute.count(at(-3_600))).toBe(1);
    expect(minute.count(at(30))).toBe(0);
  });

  test('works before 1970 too', () => {
    const minute = createRollingMinute();
    minute.add(-1_500);
    minute.add(-500);
    expect(minute.count(0)).toBe(2);
  });
});
