import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Position } from '../src/contract/car.ts';
import { UnitError } from '../src/contract/errors.ts';
import { drawnRoute } from './drawn-route.ts';
import { pathOf } from './path.ts';
import { createRouteShelf } from './route-shelf.ts';

/** East for 300 m, then north for 300 m. */
const CORNER: readonly Position[] = [
  [0, 0],
  [0.0027, 0],
  [0.0027, 0.0027],
];

describe('a route that is drawn on the map', () => {
  it('has its corners rounded, so that a car can take them', () => {
    const { geometry, length } = drawnRoute('a', 'A', CORNER);
    expect(geometry.length).toBeGreaterThan(6);
    expect(length).toBeGreaterThan(570);
    expect(length).toBeLessThan(600);
    const path = pathOf(drawnRoute('a', 'A', CORNER));
    const bend = path.curvature.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
    expect(1 / bend).toBeGreaterThan(8);
    expect(1 / bend).toBeLessThan(25);
  });

  it('is refused in a sentence where it is too short, too wide or on the spot', () => {
    const draw =
      (...points: Position[]) =>
      () =>
        drawnRoute('a', 'A', points);
    expect(draw([0, 0], [0, 0])).toThrow('A route needs two different points.');
    expect(draw([0, 0], [0.1, 0])).toThrow('Point 2 of the route lies 11.1 km from the point before it.');
    expect(draw([0, 0], [0.0001, 0])).toThrow('100 m to 2000 km');
    expect(draw([0, 0], [200, 0])).toThrow(UnitError);
  });

  it.each([
    [169, null],
    [171, 'The route turns back on itself before point 3.'],
    [180, 'The route turns back on itself before point 3.'],
  ])('turns by 170 degrees at most, which is all that a car can: %i', (degrees, sentence) => {
    const angle = ((180 - degrees) * Math.PI) / 180;
    const back: Position = [0.0027 - 0.0027 * Math.cos(angle), 0.0027 * Math.sin(angle)];
    const draw = () => drawnRoute('a', 'A', [[0, 0], [0.0027, 0], back]);
    if (sentence === null) expect(draw().length).toBeGreaterThan(400);
    else expect(draw).toThrow(sentence);
  });

  it('turns as little over the date line as anywhere', () => {
    const { length } = drawnRoute('a', 'A', [
      [179.997, 0],
      [179.999, 0],
      [-179.999, 0.0001],
    ]);
    expect(length).toBeGreaterThan(400);
  });

  it('is read or refused with a UnitError, whatever is drawn', () => {
    const point = fc.tuple(fc.double({ min: -0.01, max: 0.01 }), fc.double({ min: -0.01, max: 0.01 }));
    const anywhere = fc.tuple(fc.double(), fc.double());
    fc.assert(
      fc.property(
        fc.array(fc.oneof({ weight: 9, arbitrary: point }, anywhere), { minLength: 2 }),
        (points) => {
          try {
            const { geometry, length } = drawnRoute('a', 'A', points);
            expect(length).toBeGreaterThanOrEqual(100);
            expect(geometry.flat().every(Number.isFinite)).toBe(true);
          } catch (error) {
            expect(error).toBeInstanceOf(UnitError);
          }
        },
      ),
      { numRuns: 500 },
    );
  });
});

describe('the routes of a car', () => {
  it('take up drawn ones, twenty at most, and let them go again', () => {
    const shelf = createRouteShelf(null);
    const bundled = shelf.routes().length;
    expect(shelf.add(null, CORNER)).toMatchObject({ id: 'drawn-1', name: 'Route 1' });
    expect(shelf.add('To the lake', CORNER)).toMatchObject({ id: 'drawn-2', name: 'To the lake' });
    for (let count = 2; count < 20; count += 1) shelf.add(null, CORNER);
    expect(() => shelf.add(null, CORNER)).toThrow('The car keeps 20 drawn routes');
    shelf.remove('drawn-2');
    expect(shelf.routes()).toHaveLength(bundled + 19);
    expect(shelf.add(null, CORNER).id).toBe('drawn-21');
  });

  it('keep what was not drawn, and say so', () => {
    const shelf = createRouteShelf(null);
    expect(() => shelf.remove('ulm')).toThrow('The route "ulm" was not drawn on the map');
    expect(() => shelf.remove('nowhere')).toThrow('There is no route "nowhere".');
  });

  it('keep nothing of a drawing that was refused', () => {
    const shelf = createRouteShelf(null);
    const before = shelf.routes();
    expect(() =>
      shelf.add(null, [
        [0, 0],
        [0, 0],
      ]),
    ).toThrow(UnitError);
    expect(shelf.routes()).toEqual(before);
    expect(shelf.add(null, CORNER).id).toBe('drawn-1');
  });
});
