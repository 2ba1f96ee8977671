import { afterEach, expect, test, vi } from 'vitest';
import type { EventFrame } from '../contract/frames.ts';
import { createEvents } from './events.ts';

afterEach(() => {
  vi.useRealTimers();
});

const eventsOfUnit = () => {
  vi.useFakeTimers();
  const told: string[] = [];
  const events = createEvents({
    'vehicle.moved': () => ({}) as never,
    'telemetry.left': () => ({}) as never,
    'telemetry.counted': () => ({}) as never,
  });
  events.on(({ event }: EventFrame) => told.push(event));
  return { events, told };
};

test('R20 what left before a change is told before it: no lane that is shown as shut moves once more', () => {
  const { events, told } = eventsOfUnit();
  events.mark('telemetry.left');
  events.tell('unit.changed', {} as never);
  vi.advanceTimersByTime(5000);
  expect(told).toEqual(['telemetry.left', 'unit.changed']);
  events.close();
});

test('what changes many times in a period is told once, as it is then', () => {
  const { events, told } = eventsOfUnit();
  for (let time = 0; time < 50; time += 1) events.mark('vehicle.moved');
  expect(told).toEqual([]);
  vi.advanceTimersByTime(1000);
  expect(told).toEqual(['vehicle.moved']);
  events.close();
});
