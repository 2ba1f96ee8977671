import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Position } from '../src/contract/car.ts';
import { nearestAlong, positionAlong } from './along.ts';
import { bundledRoutes } from './bundled-routes.ts';
import { distanceBetween } from './geodesy.ts';

const LINE: readonly Position[] = [
  [10, 48],
  [10, 48.01],
  [10.02, 48.01],
];

describe('a point along a line', () => {
  it('property: is found again where it was taken from', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2500 }), (along) => {
        expect(Math.abs(nearestAlong(LINE, positionAlong(LINE, along)) - along)).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('beside the line is the nearest one of it, and never beyond its ends', () => {
    expect(nearestAlong(LINE, [9.99, 47.9])).toBe(0);
    expect(nearestAlong(LINE, [10.001, 48.005])).toBeCloseTo(distanceBetween([10, 48], [10, 48.005]), -1);
    expect(positionAlong(LINE, 1e9)).toEqual([10.02, 48.01]);
  });
});

describe('the places of the bundled routes', () => {
  it.each(bundledRoutes().map((route) => [route.id, route] as const))(
    '%s: in driving order, near the road',
    (_id, route) => {
      expect(route.places.length).toBeGreaterThanOrEqual(2);
      const alongs = route.places.map(({ along }) => along);
      expect(alongs).toEqual(alongs.toSorted((one, other) => one - other));
      for (const { position, along } of route.places) {
        expect(distanceBetween(position, positionAlong(route.geometry, along))).toBeLessThan(350);
      }
    },
  );
});
