import { evened, simplified, withoutErrors } from './clean-track.ts';
import { distanceBetween } from './geodesy.ts';
import type { Refuse } from './route-properties.ts';
import { LONGEST_GAP, type Track, type TrackPoint } from './track.ts';

/** A line that can be driven from end to end. */
export type Stretch = {
  /** Few enough points to keep. */
  readonly points: readonly TrackPoint[];
  /** Every point that has a time of its own, for the speeds. */
  readonly fine: readonly TrackPoint[];
  readonly length: number;
};

/** Metres that a receiver may lose the road for: without times, and with times that tell of a car's speed. */
const LONGEST_LOSS = 5_000;
const LONGEST_TIMED_LOSS = 30_000;
/** m/s. */
const FASTEST = 70;
const SAME_POINT = 0.01;

const lengthOf = (points: readonly TrackPoint[]): number =>
  points.reduce((length, { position }, index) => {
    const before = points[index - 1];
    return before === undefined ? length : length + distanceBetween(before.position, position);
  }, 0);

/** The line as it was drawn, without a point that is there twice. */
const drawn = (track: Track, refuse: Refuse): readonly Stretch[] => {
  const points: TrackPoint[] = [];
  for (const point of track.pieces.flat()) {
    const last = points.at(-1);
    const gap =
      last === undefined ? Number.POSITIVE_INFINITY : distanceBetween(last.position, point.position);
    if (gap < SAME_POINT) continue;
    if (last !== undefined && gap > LONGEST_GAP) {
      return refuse(
        track.field(point.index),
        `must lie at most ${LONGEST_GAP / 1000} km from the point before it`,
        `a jump of ${(gap / 1000).toFixed(1)} km`,
      );
    }
    points.push(point);
  }
  return [{ points, fine: points, length: lengthOf(points) }];
};

const isLost = (from: TrackPoint, to: TrackPoint): boolean => {
  const gap = distanceBetween(from.position, to.position);
  if (gap <= LONGEST_GAP) return false;
  if (from.time === null || to.time === null) return gap > LONGEST_LOSS;
  return gap > LONGEST_TIMED_LOSS || gap > (FASTEST * (to.time - from.time)) / 1_000;
};

/** What was recorded, cleaned, and cut where the receiver lost the road for too long. */
const recorded = (track: Track): readonly Stretch[] => {
  const runs: TrackPoint[][] = [];
  for (const point of withoutErrors(track.pieces.flat())) {
    const run = runs.at(-1);
    const last = run?.at(-1);
    if (run === undefined || last === undefined || isLost(last, point)) runs.push([point]);
    else run.push(point);
  }
  return runs.map((run) => {
    const fine = evened(run);
    const points = simplified(fine);
    return { points, fine, length: lengthOf(points) };
  });
};

/** The lines of a track that can each be driven from end to end, in its order. */
export const stretchesOf = (track: Track, refuse: Refuse): readonly Stretch[] =>
  track.recorded ? recorded(track) : drawn(track, refuse);
