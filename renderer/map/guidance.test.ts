import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import ulm from '../../assets/routes/ulm.json' with { type: 'json' };
import {
  ASSUMED_SPEED,
  arrivalAt,
  between,
  guidanceAt,
  type MeasuredLine,
  manoeuvresOf,
  nearestAlong,
  speedOf,
} from './guidance.ts';
import { distancesAlong, type Point, projectionAt } from './projection.ts';

const measured = (line: readonly Point[]): MeasuredLine => ({ line, distances: distancesAlong(line) });

/** Two straight roads of 300 m that meet at `angle` degrees, the first heading `heading`. */
const corner = (angle: number, heading = 0): MeasuredLine => {
  const ahead = (degrees: number, metres: number): Point => ({
    x: Math.sin((degrees * Math.PI) / 180) * metres,
    y: -Math.cos((degrees * Math.PI) / 180) * metres,
  });
  const middle = ahead(heading, 300);
  const rest = ahead(heading + angle, 300);
  return measured([{ x: 0, y: 0 }, middle, { x: middle.x + rest.x, y: middle.y + rest.y }]);
};

const headings = fc.double({ min: 0, max: 360, noNaN: true });

describe('the turns of a route', () => {
  it.each([
    [45, 'bear', 'right'],
    [-45, 'bear', 'left'],
    [90, 'turn', 'right'],
    [-90, 'turn', 'left'],
    [140, 'sharp', 'right'],
    [-140, 'sharp', 'left'],
  ] as const)('a corner of %d degrees is to %s %s', (angle, bend, side) => {
    expect(manoeuvresOf(corner(angle))).toMatchObject([{ bend, side }]);
  });

  it('a corner is announced where it is, whichever way the road heads', () => {
    fc.assert(
      fc.property(headings, fc.double({ min: 40, max: 170, noNaN: true }), (heading, angle) => {
        const [right, ...others] = manoeuvresOf(corner(angle, heading));
        expect(others).toEqual([]);
        expect(right).toMatchObject({ side: 'right' });
        expect(Math.abs((right?.along ?? 0) - 300)).toBeLessThanOrEqual(5);
      }),
    );
  });

  it('the mirror image of a route has the same turns to the other side', () => {
    const points = fc.array(
      fc.record({ x: fc.integer({ min: -900, max: 900 }), y: fc.integer({ min: -900, max: 900 }) }),
      {
        minLength: 2,
        maxLength: 12,
      },
    );
    fc.assert(
      fc.property(points, (line) => {
        const mirrored = line.map(({ x, y }) => ({ x: -x, y }));
        const sides = (route: readonly Point[]) =>
          manoeuvresOf(measured(route)).filter(({ angle }) => Math.abs(angle) < 179);
        expect(sides(mirrored).map(({ along, bend }) => [along, bend])).toEqual(
          sides(line).map(({ along, bend }) => [along, bend]),
        );
        for (const [index, turn] of sides(mirrored).entries())
          expect(turn.side).not.toBe(sides(line)[index]?.side);
      }),
    );
  });

  it('neither a straight road nor a wide bend has one', () => {
    fc.assert(
      fc.property(headings, fc.double({ min: -15, max: 15, noNaN: true }), (heading, angle) => {
        expect(manoeuvresOf(corner(angle, heading))).toEqual([]);
      }),
    );
    const bend = Array.from({ length: 91 }, (_, degree) => ({
      x: 120 * Math.cos((degree * Math.PI) / 180),
      y: 120 * Math.sin((degree * Math.PI) / 180),
    }));
    expect(manoeuvresOf(measured(bend))).toEqual([]);
  });

  it('a route of no length has none', () => {
    expect(manoeuvresOf(measured([]))).toEqual([]);
    expect(manoeuvresOf(measured([{ x: 3, y: 3 }]))).toEqual([]);
    expect(
      manoeuvresOf(
        measured([
          { x: 3, y: 3 },
          { x: 3, y: 3 },
        ]),
      ),
    ).toEqual([]);
  });

  it('the bundled route has turns to both sides, in driving order and apart', () => {
    const positions = ulm.geometry.coordinates as [number, number][];
    const project = projectionAt(positions[0] ?? [0, 0]);
    const turns = manoeuvresOf(measured(positions.map(project)));
    expect(turns.length).toBeGreaterThan(8);
    expect(new Set(turns.map(({ side }) => side))).toEqual(new Set(['left', 'right']));
    for (const [index, turn] of turns.entries()) {
      const before = turns[index - 1];
      if (before !== undefined) expect(turn.along - before.along).toBeGreaterThanOrEqual(45);
    }
  });
});

describe('what the driver is told next', () => {
  const turns = manoeuvresOf(corner(90));

  it('counts down to the next turn, and passes it', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 290, noNaN: true }), (along) => {
        const told = guidanceAt(turns, along, 600);
        expect(told).toMatchObject({ kind: 'manoeuvre' });
        if (told.kind === 'manoeuvre') expect(told.ahead + along).toBeCloseTo(told.manoeuvre.along);
      }),
    );
    expect(guidanceAt(turns, 310, 600)).toEqual({ kind: 'arrive', ahead: 290 });
  });

  it('leaves out a turn that lies behind the destination', () => {
    expect(guidanceAt(turns, 0, 250)).toEqual({ kind: 'arrive', ahead: 250 });
  });

  it('says to follow the road where there is nothing to do, and that one is there', () => {
    expect(guidanceAt([], 0, 2000)).toEqual({ kind: 'straight', ahead: 2000 });
    expect(guidanceAt([], 1990, 2000)).toEqual({ kind: 'arrived' });
    expect(guidanceAt([], 2400, 2000)).toEqual({ kind: 'arrived' });
  });
});

describe('the time of arrival', () => {
  it('rests on an assumption at first, and on the drive itself later', () => {
    expect(speedOf(100, 20)).toBe(ASSUMED_SPEED);
    expect(speedOf(1000, 100)).toBeCloseTo(36);
    expect(speedOf(500, 100_000), 'a drive that stands for hours still ends').toBe(5);
  });

  it('is never before now', () => {
    expect(arrivalAt(1000, 10_000, 36)).toBe(1_001_000);
    expect(arrivalAt(1000, -5, 36)).toBe(1000);
  });
});

describe('a point beside a route', () => {
  it('belongs where the road is nearest', () => {
    const road = corner(90);
    expect(nearestAlong(road, { x: 20, y: -100 })).toMatchObject({ along: 100, away: 20 });
    expect(nearestAlong(road, { x: 100, y: -290 })).toMatchObject({ along: 400, away: 10 });
    expect(nearestAlong(measured([]), { x: 0, y: 0 })).toBeNull();
  });

  it('every point of a route belongs to itself', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 600, noNaN: true }), (along) => {
        const road = corner(70);
        const [point] = between(road, along, 600);
        if (point !== undefined) expect(nearestAlong(road, point)?.along).toBeCloseTo(along, 3);
      }),
    );
  });
});
