import type { Position } from './car.ts';

/** What makes a line that was drawn on a map a road: the car refuses any other, and a screen says so while it is drawn. */
export const DRAWN_ROUTE = {
  /** Metres from a point to the next: further apart leaves no road to drive on. */
  longestGap: 2_000,
  /** Metres: points closer together than this are a finger that trembled. */
  tremble: 2,
  /** Metres of the whole line. */
  shortest: 100,
  longest: 2_000_000,
  /** Points of one line. */
  mostPoints: 5_000,
  /** Degrees: a turn sharper than this goes back the way it came. */
  sharpest: 170,
  /** Letters of its name. */
  longestName: 120,
} as const;

const RADIANS = Math.PI / 180;

/** Degrees to the east, the short way round. */
const eastward = (from: number, to: number): number => ((((to - from + 180) % 360) + 360) % 360) - 180;

/** Degrees by which a line turns at `corner`: 0 is straight on, 180 is back the way it came. */
export const turnAt = (before: Position, corner: Position, after: Position): number => {
  const narrow = Math.cos(corner[1] * RADIANS);
  const direction = (from: Position, to: Position): number =>
    Math.atan2(to[1] - from[1], eastward(from[0], to[0]) * narrow);
  const change = Math.abs(direction(corner, after) - direction(before, corner)) % (2 * Math.PI);
  return Math.min(change, 2 * Math.PI - change) / RADIANS;
};
