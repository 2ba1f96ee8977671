import { afterEach, expect, it, vi } from 'vitest';
import { clockTime, day, duration, enumeration, moment, perCent, wholeNumber } from './format.ts';
import { warmFormats } from './warm.ts';

afterEach(() => vi.restoreAllMocks());

it('makes one formatter at a time, and leaves none of those for a screen to make', () => {
  const waiting: (() => void)[] = [];
  const made = [
    vi.spyOn(Intl, 'NumberFormat'),
    vi.spyOn(Intl, 'DateTimeFormat'),
    vi.spyOn(Intl, 'ListFormat'),
  ];
  const count = (): number => made.reduce((sum, { mock }) => sum + mock.calls.length, 0);
  warmFormats('nl', (work) => waiting.push(work));
  expect(count()).toBe(0);
  for (let work = waiting.shift(); work !== undefined; work = waiting.shift()) {
    const before = count();
    work();
    expect(count() - before).toBeLessThanOrEqual(2);
  }
  const after = count();
  expect(after).toBeGreaterThan(5);
  wholeNumber('nl', 12_345);
  perCent('nl', 40);
  duration('nl', 8_000);
  moment('nl', '2026-05-05T12:00:00Z');
  day('nl', 1);
  enumeration('nl', ['een', 'twee']);
  clockTime(1);
  expect(count()).toBe(after);
});
