import { expect, test } from 'vitest';
import { inferencesIn } from './inference.ts';
import { createPeriods } from './periods.ts';
import type { Received } from './wire.ts';

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

test('Speed with yaw rate while location is shut is a warning, once there is enough to draw a track', () => {
  const message = {
    ...at(1),
    payload: '{"data":{"Vehicle.Speed":1,"Vehicle.AngularVelocity.Yaw":2}}',
  } as Received;
  const many = Array.from({ length: 10 }, () => message);
  expect(inferencesIn(many, () => true)).toEqual([
    '10 messages with Vehicle.Speed and Vehicle.AngularVelocity.Yaw left while location was shut: the track can be drawn from speed and yaw rate, and laid over a map.',
  ]);
  expect(inferencesIn(many.slice(1), () => true)).toEqual([]);
  expect(inferencesIn(many, () => false)).toEqual([]);
});
