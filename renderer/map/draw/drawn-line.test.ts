import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Position } from '../../../src/contract/car.ts';
import { projectionAt, unprojectionAt } from '../projection.ts';
import { lengthOf, problemOfLine, problemOfPoint } from './drawn-line.ts';

const ULM: Position = [9.99, 48.4];
const place = unprojectionAt(ULM);
/** A point so many metres to the east and to the north of the first. */
const at = (east: number, north: number): Position => place({ x: east, y: -north });

describe('a point that is set on the map', () => {
  it('may be anywhere when it is the first', () => {
    expect(problemOfPoint([], [0, 0])).toBeNull();
    expect(problemOfLine([ULM])).toEqual({ kind: 'too-few' });
  });

  it('is refused on the point before it, and further away than a road can be guessed', () => {
    expect(problemOfPoint([ULM], at(1, 1))).toEqual({ kind: 'too-near' });
    expect(problemOfPoint([ULM], at(3, 0))).toBeNull();
    expect(problemOfPoint([ULM], at(1_990, 0))).toBeNull();
    expect(problemOfPoint([ULM], at(0, 2_100))).toMatchObject({ kind: 'too-far' });
  });

  it('is refused where the line would go back the way it came, whichever way that is', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 360, noNaN: true }),
        fc.integer({ min: -179, max: 179 }),
        (heading, turn) => {
          const ahead = (degrees: number, from: Position): Position => {
            const angle = (degrees * Math.PI) / 180;
            return unprojectionAt(from)({ x: Math.sin(angle) * 500, y: -Math.cos(angle) * 500 });
          };
          const corner = ahead(heading, ULM);
          const next = ahead(heading + turn, corner);
          fc.pre(Math.abs(Math.abs(turn) - 170) > 1);
          expect(problemOfPoint([ULM, corner], next)?.kind).toBe(
            Math.abs(turn) > 170 ? 'too-sharp' : undefined,
          );
        },
      ),
    );
  });

  it('is refused where the line has as many points, or is as long, as a route may be', () => {
    const zigzag = (count: number, width: number, step: number): readonly Position[] =>
      Array.from({ length: count }, (_, index) => at((index % 2) * width, index * step));
    expect(problemOfPoint(zigzag(5_000, 10, 10), at(0, 50_000))).toEqual({ kind: 'too-many' });
    const long = zigzag(1_100, 1_900, 200);
    expect(problemOfPoint(long.slice(0, 900), at(0, 900 * 200))).toBeNull();
    expect(problemOfPoint(long, at(0, 1_100 * 200))).toEqual({ kind: 'too-long' });
  });
});

describe('a line that is to be saved', () => {
  it('is measured from point to point', () => {
    expect(lengthOf([])).toBe(0);
    expect(lengthOf([ULM, at(300, 0), at(300, 400)])).toBeCloseTo(700, 0);
  });

  it('is refused below a hundred metres', () => {
    expect(problemOfLine([ULM, at(60, 0)])).toMatchObject({ kind: 'too-short' });
    expect(problemOfLine([ULM, at(60, 0), at(60, 60)])).toBeNull();
  });
});

describe('the way from the ground to a position', () => {
  it('leads back to where it came from, anywhere that a map shows', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -179, max: 179, noNaN: true }),
        fc.double({ min: -80, max: 80, noNaN: true }),
        fc.integer({ min: -50_000, max: 50_000 }),
        fc.integer({ min: -50_000, max: 50_000 }),
        (longitude, latitude, x, y) => {
          const origin: Position = [longitude, latitude];
          const back = projectionAt(origin)(unprojectionAt(origin)({ x, y }));
          expect(back.x).toBeCloseTo(x, 3);
          expect(back.y).toBeCloseTo(y, 3);
        },
      ),
    );
  });
});
