import type { Position } from '../src/contract/car.ts';
import { DRAWN_ROUTE, turnAt } from '../src/contract/drawn-route.ts';
import { UnitError } from '../src/contract/errors.ts';
import { distanceBetween, longitudeScale, longitudeStep, normalLongitude } from './geodesy.ts';
import { type DrivableRoute, routeOf } from './route.ts';

/** Metres: the radius that a corner is rounded with, as at a crossing; less where the lines beside it are too short. */
const CORNER = 15;
/** Degrees between two points of a rounded corner. */
const STEP = 15;

const RADIANS = Math.PI / 180;
const METRES = 111_195;

type Plane = readonly [east: number, north: number];

/** `to` from `from`, in metres. */
const offset = (from: Position, to: Position): Plane => [
  longitudeStep(from[0], to[0]) * longitudeScale(from[1]) * METRES,
  (to[1] - from[1]) * METRES,
];
const shifted = (from: Position, [east, north]: Plane): Position => [
  normalLongitude(from[0] + east / longitudeScale(from[1]) / METRES),
  from[1] + north / METRES,
];
const scaled = ([east, north]: Plane, factor: number): Plane => [east * factor, north * factor];

/** The points of an arc in place of a corner, touching both lines; the corner itself where it is no bend to speak of. */
const rounded = (before: Position, corner: Position, after: Position): readonly Position[] => {
  const [back, ahead] = [offset(corner, before), offset(corner, after)];
  const [toBack, toAhead] = [Math.hypot(...back), Math.hypot(...ahead)];
  const cosine = (back[0] * ahead[0] + back[1] * ahead[1]) / (toBack * toAhead);
  const turn = 180 - Math.acos(Math.max(-1, Math.min(1, cosine))) / RADIANS;
  if (turn < STEP) return [corner];
  const half = Math.tan((turn / 2) * RADIANS);
  const cut = Math.min(CORNER * half, toBack * 0.45, toAhead * 0.45);
  const start = scaled(back, cut / toBack);
  const end = scaled(ahead, cut / toAhead);
  const steps = Math.ceil(turn / STEP);
  // A quadratic curve through both ends and towards the corner: it touches both lines, and is within a metre of the arc.
  return Array.from({ length: steps + 1 }, (_, index) => {
    const share = index / steps;
    const [fromStart, fromEnd] = [(1 - share) ** 2, share ** 2];
    return shifted(corner, [
      fromStart * start[0] + fromEnd * end[0],
      fromStart * start[1] + fromEnd * end[1],
    ]);
  });
};

const refuse = (sentence: string, remedy: string): never => {
  throw new UnitError('bad-input', sentence, remedy);
};

/**
 * A route from straight lines that were drawn on a map: corners are rounded with 15 m of radius, so that a car can take
 * them, and the speed limit is that of a town.
 * @throws UnitError `bad-input`
 */
export const drawnRoute = (id: string, name: string, drawn: readonly Position[]): DrivableRoute => {
  const points: Position[] = [];
  for (const [index, point] of drawn.entries()) {
    const last = points.at(-1);
    const gap = last === undefined ? Number.POSITIVE_INFINITY : distanceBetween(last, point);
    if (last !== undefined && gap > DRAWN_ROUTE.longestGap) {
      return refuse(
        `Point ${index + 1} of the route lies ${(gap / 1_000).toFixed(1)} km from the point before it.`,
        `Draw points at most ${DRAWN_ROUTE.longestGap / 1_000} km apart.`,
      );
    }
    if (gap < DRAWN_ROUTE.tremble) continue;
    const before = points.at(-2);
    if (before !== undefined && last !== undefined && turnAt(before, last, point) > DRAWN_ROUTE.sharpest) {
      return refuse(
        `The route turns back on itself before point ${index + 1}.`,
        `Draw a wider turn, of ${DRAWN_ROUTE.sharpest}° at most.`,
      );
    }
    points.push(point);
  }
  if (points.length < 2) {
    return refuse('A route needs two different points.', 'Draw a line of at least 100 m.');
  }
  const coordinates = points.flatMap((point, index) => {
    const [before, after] = [points[index - 1], points[index + 1]];
    return before === undefined || after === undefined ? [point] : rounded(before, point, after);
  });
  const route = routeOf(
    { type: 'LineString', coordinates: coordinates.map((point) => [...point]) },
    'as drawn',
  );
  return { ...route, id, name };
};
