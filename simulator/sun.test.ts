import { describe, expect, it } from 'vitest';
import type { Position } from '../src/contract/car.ts';
import { isDay, sunElevation } from './sun.ts';

const GREENWICH: Position = [0, 51.4779];

describe('the height of the sun', () => {
  it('is that of the almanac at the solstices: 90° less the latitude, and the tilt of the axis', () => {
    // True solar noon in Greenwich, the equation of time taken into account.
    expect(sunElevation(Date.UTC(2026, 5, 21, 12, 2), GREENWICH)).toBeCloseTo(90 - 51.4779 + 23.44, 0);
    expect(sunElevation(Date.UTC(2026, 11, 21, 11, 58), GREENWICH)).toBeCloseTo(90 - 51.4779 - 23.44, 0);
  });

  it('stands overhead on the equator at an equinox', () => {
    expect(sunElevation(Date.UTC(2026, 2, 20, 12, 7), [0, 0])).toBeGreaterThan(89);
  });

  it('is day from sunrise to sunset: London on 22 November 2026, 07:33 to 16:01 UTC', () => {
    const london: Position = [-0.1276, 51.5072];
    expect(isDay(Date.UTC(2026, 10, 22, 7, 29), london)).toBe(false);
    expect(isDay(Date.UTC(2026, 10, 22, 7, 38), london)).toBe(true);
    expect(isDay(Date.UTC(2026, 10, 22, 15, 56), london)).toBe(true);
    expect(isDay(Date.UTC(2026, 10, 22, 16, 6), london)).toBe(false);
  });

  it('does not set in the polar summer', () => {
    expect(isDay(Date.UTC(2026, 5, 21, 0), [25, 71])).toBe(true);
    expect(isDay(Date.UTC(2026, 11, 21, 12), [25, 71])).toBe(false);
  });
});
