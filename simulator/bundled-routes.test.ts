import { statSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { BUNDLED_ROUTES, bundledRoutes } from './bundled-routes.ts';
import { distanceBetween } from './geodesy.ts';
import { pathOf } from './path.ts';
import { createRandom } from './random.ts';
import { planOf } from './trip.ts';

const plan = (id: string) => {
  const route = bundledRoutes().find((one) => one.id === id);
  if (route === undefined) throw new Error(`There is no ${id}.`);
  return planOf(pathOf(route), route, createRandom(1), 'dry');
};
const fastest = (id: string): number =>
  3.6 * plan(id).speed.reduce((most, speed) => Math.max(most, speed), 0);
const steepest = (id: string): number =>
  plan(id).path.grade.reduce((most, grade) => Math.max(most, grade), 0);
const tightest = (id: string): number =>
  1 / plan(id).path.curvature.reduce((most, bend) => Math.max(most, Math.abs(bend)), 1e-9);

describe('the bundled routes', () => {
  it('are a city, a ring road, a motorway, a country road, a mountain and a car park, the city first', () => {
    expect(BUNDLED_ROUTES.map(({ id }) => id)).toEqual([
      'ulm',
      'ring',
      'motorway',
      'country',
      'mountain',
      'parking',
    ]);
    expect(bundledRoutes().map(({ id }) => id)).toEqual(BUNDLED_ROUTES.map(({ id }) => id));
  });

  it('are read once, when they are asked for', () => {
    for (const { load } of BUNDLED_ROUTES) expect(load()).toBe(load());
  });

  it.each(BUNDLED_ROUTES.map(({ id, load }) => [id, load] as const))(
    '%s has limits, named places on its road, no jump, and fits in 200 kB',
    (id, load) => {
      const { geometry, places, speedLimits = [], altitudes = [], tunnels = [], length } = load();
      expect(speedLimits.length).toBeGreaterThan(3);
      expect(places.length).toBeGreaterThan(1);
      expect(altitudes).toHaveLength(geometry.length);
      expect(Math.max(...tunnels.map(({ to }) => to), 0)).toBeLessThan(length);
      for (const [index, here] of geometry.entries()) {
        const before = geometry[index - 1];
        if (before === undefined) continue;
        expect(distanceBetween(before, here)).toBeGreaterThan(0.1);
        expect(distanceBetween(before, here)).toBeLessThan(800);
      }
      expect(statSync(new URL(`../assets/routes/${id}.json`, import.meta.url)).size).toBeLessThan(200_000);
    },
  );

  it('make different drives: speeds, climbs and bends', () => {
    expect(fastest('motorway')).toBeGreaterThan(115);
    expect(fastest('ring')).toBeGreaterThan(85);
    expect(fastest('country')).toBeGreaterThan(70);
    expect(fastest('parking')).toBeLessThan(60);
    expect(steepest('mountain')).toBeGreaterThan(0.09);
    expect(steepest('mountain')).toBeLessThan(0.2);
    expect(steepest('ring')).toBeLessThan(0.05);
    expect(tightest('mountain')).toBeLessThan(25);
    expect(tightest('motorway')).toBeGreaterThan(40);
  });

  it('lead through tunnels: the one of Gnalp is 749 m long', () => {
    const tunnels = (id: string) => BUNDLED_ROUTES.find((one) => one.id === id)?.load().tunnels ?? [];
    expect(tunnels('mountain')).toEqual([{ from: 8837, to: 9586 }]);
    expect(tunnels('ring')).toHaveLength(1);
    expect(tunnels('ulm')).toEqual([]);
  });
});
