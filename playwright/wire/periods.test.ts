import { expect, test } from 'vitest';
import { createPeriods } from './periods.ts';

const at = (time: number) => ({ at: time, topic: 't', payload: '' });

test('R20 R21 both switches are off when a unit is new, and what has no switch is open', () => {
  const shut = createPeriods().asked();
  expect(shut('location', at(5))).toBe(true);
  expect(shut('voice', at(5))).toBe(true);
  expect(shut('telematics', at(5))).toBe(false);
});

test('R26 shut holds from the mark on, and not for what the broker had before it', () => {
  const periods = createPeriods();
  periods.open('location', 10_000);
  periods.shut('location', 20_000);
  const shut = periods.asked();
  expect([9_999, 10_000, 19_999, 20_000].map((time) => shut('location', at(time)))).toEqual([
    true,
    false,
    false,
    true,
  ]);
});

test('What the unit tells may come a second after what it speaks of', () => {
  const periods = createPeriods();
  periods.open('location', 10_000, true);
  const shut = periods.asked();
  expect([8_999, 9_000].map((time) => shut('location', at(time)))).toEqual([true, false]);
});

test('A promise is from the beginning, also for a category that was open', () => {
  const periods = createPeriods();
  periods.open('location', 10_000, true);
  periods.take('location');
  expect(periods.asked()('location', at(15_000))).toBe(true);
  expect(periods.taken('location')).toBe(true);
});
