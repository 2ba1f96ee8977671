import { describe, expect, it } from 'vitest';
import { gpxValues } from './gpx-values.ts';

const values = gpxValues(
  () => 'trkpt[1]',
  (what) => {
    throw new RangeError(what);
  },
);

describe('a time of a GPX file', () => {
  it.each([
    '2026-06-01T08:00:00Z',
    '2026-06-01T23:59:59Z',
    '2026-06-02T00:00:00Z',
    '2024-02-29T12:34:56Z',
    '2026-06-01T08:00:00.250Z',
    '2026-06-01T08:00:00+02:00',
    '2026-06-01T24:00:00Z',
  ])('is what it says: %s', (text) => {
    expect(values.time(text)).toBe(Date.parse(text));
  });

  it('is in UTC where it names no zone', () => {
    expect(values.time('2026-06-01T08:00:00')).toBe(Date.UTC(2026, 5, 1, 8));
  });

  it.each([
    '2026-13-01T08:00:00Z',
    '2026-06-01T25:00:00Z',
    '2026-06-01T08:60:00Z',
    '2026-06-01T08:00:61Z',
    '2026-06-01T08:0x:00Z',
    '2026-0601T08:00:000Z',
    '2026-06-01 08:00:00Z',
  ])('is refused where there is none such: %s', (text) => {
    expect(() => values.time(text)).toThrow('found');
  });
});
