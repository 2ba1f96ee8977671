import type { Position } from '../src/contract/car.ts';
import { DRAWN_ROUTE } from '../src/contract/drawn-route.ts';

/** A point of a line that was recorded or drawn. */
export type TrackPoint = {
  readonly position: Position;
  /** Metres above the WGS 84 ellipsoid, or above the sea: files rarely say which. */
  readonly altitude: number | null;
  /** Milliseconds since the Unix epoch. */
  readonly time: number | null;
  /** How an error names the point: a field of JSON, or an element with its line. */
  readonly index: number;
};

/**
 * A line of a file. Receivers record in pieces where they lost the sky; a drawn line has one.
 * `recorded` lines are cleaned of what receivers add; drawn ones are taken as they are.
 */
export type Track = {
  readonly name: string | null;
  readonly recorded: boolean;
  readonly pieces: readonly (readonly TrackPoint[])[];
  /** What an error calls the point of this index. */
  readonly field: (index: number) => string;
};

/** Points in one file. */
export const MOST_POINTS = 500_000;

/** Metres. Points of a drawn line further apart leave no road to drive on. */
export const LONGEST_GAP = DRAWN_ROUTE.longestGap;
