import { describe, expect, it } from 'vitest';
import type { Position } from '../src/contract/car.ts';
import { bundledRoutes } from './bundled-routes.ts';
import { distanceBetween } from './geodesy.ts';
import { nearest, type Path, pathOf, valueAt } from './path.ts';
import { lengthOf } from './route.ts';

const routeThrough = (...geometry: readonly Position[]) => ({
  id: 'r',
  name: 'r',
  length: lengthOf(geometry),
  geometry,
  places: [],
});
const positionAt = (path: Path, along: number): Position => [
  valueAt(path, path.longitude, along),
  valueAt(path, path.latitude, along),
];
const largest = (values: Iterable<number>): number =>
  [...values].reduce((most, value) => Math.max(most, Math.abs(value)), 0);

describe('the path of a route', () => {
  const [route] = bundledRoutes();
  if (route === undefined) throw new Error('There is no bundled route.');
  const path = pathOf(route);

  it('starts and ends where the route does', () => {
    const [first, last] = [route.geometry[0], route.geometry.at(-1)];
    if (first === undefined || last === undefined) throw new Error('The route has no ends.');
    expect(distanceBetween(positionAt(path, 0), first)).toBeLessThan(0.1);
    expect(distanceBetween(positionAt(path, path.length), last)).toBeLessThan(0.1);
  });

  it('rounds corners by no more than half a street', () => {
    const away = route.geometry.map((position) => nearest(path, position).away);
    expect(Math.max(...away)).toBeLessThan(6);
    expect(path.length).toBeGreaterThan(route.length * 0.99);
  });

  it('turns no sharper than a car can', () => {
    expect(largest(path.curvature)).toBeLessThan(1 / 7);
    expect(largest(path.curvature)).toBeGreaterThan(1 / 15);
  });

  it('is sampled at even distances', () => {
    for (let along = 0; along + path.spacing <= path.length; along += 7 * path.spacing) {
      const gap = distanceBetween(positionAt(path, along), positionAt(path, along + path.spacing));
      expect(Math.abs(gap - path.spacing)).toBeLessThan(0.05);
    }
  });
});

describe('the path of a simple line', () => {
  it('has no curvature where the road is straight, and heads where it leads', () => {
    const path = pathOf(routeThrough([10, 48], [10.02, 48]));
    expect(largest(path.curvature)).toBeLessThan(1e-4);
    expect(valueAt(path, path.heading, path.length / 2)).toBeCloseTo(90, 1);
  });

  it('curves to the right where the road does', () => {
    const path = pathOf(routeThrough([10, 48], [10, 48.002], [10.003, 48.002]));
    expect(valueAt(path, path.curvature, distanceBetween([10, 48], [10, 48.002]))).toBeGreaterThan(0.03);
  });

  it('crosses the antimeridian and runs along a pole without a number that is none', () => {
    for (const route of [
      routeThrough([179.995, 10], [-179.995, 10]),
      routeThrough([0, 89.999], [180, 89.9995]),
    ]) {
      const path = pathOf(route);
      for (const values of [path.longitude, path.latitude, path.heading, path.curvature]) {
        expect(values.every(Number.isFinite)).toBe(true);
      }
    }
  });

  it('stays within memory for a very long route', () => {
    const points = Array.from({ length: 1_500 }, (_, index): Position => [index * 0.012, 48]);
    expect(pathOf(routeThrough(...points)).latitude.length).toBeLessThanOrEqual(250_001);
  });

  it('climbs as the altitudes do', () => {
    const path = pathOf({ ...routeThrough([10, 48], [10.02, 48]), altitudes: [100, 175] });
    expect(valueAt(path, path.grade, path.length / 2)).toBeCloseTo(75 / path.length, 3);
  });
});
