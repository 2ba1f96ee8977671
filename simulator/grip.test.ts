import { describe, expect, it } from 'vitest';
import { frictionOn, gripLeft } from './grip.ts';
import { mostAcceleration, mostBraking } from './limits.ts';
import { GRAVITY } from './road-load.ts';
import { COMBUSTION, ELECTRIC } from './vehicles/table.ts';

const MOMENT = { speed: 10, lateral: 0, grade: 0, density: 1.2, friction: 1 };

describe('grip', () => {
  it('is that of Burckhardt’s asphalt: 1.17 dry, 0.80 wet', () => {
    expect(frictionOn('dry')).toBeCloseTo(1.17, 2);
    expect(frictionOn('wet')).toBeCloseTo(0.8, 2);
    expect(frictionOn('ice')).toBe(0.1);
  });

  it('is a circle: what a bend takes is missing for braking', () => {
    expect(gripLeft(1, 0)).toBe(GRAVITY);
    expect(Math.hypot(gripLeft(0.8, 5), 5)).toBeCloseTo(0.8 * GRAVITY, 9);
    expect(gripLeft(0.8, 20)).toBe(0);
  });
});

describe('the limits of a car', () => {
  it('let it stop on a dry road as hard as UN R13-H asks, and less hard on a wet one', () => {
    const braking = (surface: 'dry' | 'wet'): number =>
      mostBraking(ELECTRIC.body, { ...MOMENT, speed: 27, friction: frictionOn(surface) });
    expect(braking('dry')).toBeGreaterThan(6.43);
    expect(braking('wet')).toBeLessThan(braking('dry') - 3);
  });

  it('take it from 0 to 100 km/h in about ten seconds', () => {
    for (const [body, power] of [
      [ELECTRIC.body, 74_000],
      [COMBUSTION.body, 88_000],
    ] as const) {
      let [speed, seconds] = [0, 0];
      for (; speed < 27.8; seconds += 0.01)
        speed += 0.01 * mostAcceleration(body, power, { ...MOMENT, speed });
      expect(seconds).toBeGreaterThan(7);
      expect(seconds).toBeLessThan(13);
    }
  });

  it('leave no pull on ice uphill', () => {
    const uphill = { ...MOMENT, friction: 0.1, grade: 0.12 };
    expect(mostAcceleration(ELECTRIC.body, 74_000, uphill)).toBeLessThan(0);
  });
});
