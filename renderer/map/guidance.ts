import { type Point, unwrapped, upTo } from './projection.ts';

export const SIDES = ['left', 'right'] as const;
export type Side = (typeof SIDES)[number];
export const BENDS = ['bear', 'turn', 'sharp'] as const;
export type Bend = (typeof BENDS)[number];

/** A place where the driver has to steer: how much, to which side, and how far along the route. */
export type Manoeuvre = {
  readonly bend: Bend;
  readonly side: Side;
  /** Metres from the start of the route. */
  readonly along: number;
  /** Degrees; positive is to the right. */
  readonly angle: number;
};

export type Guidance =
  | { readonly kind: 'manoeuvre'; readonly manoeuvre: Manoeuvre; readonly ahead: number }
  /** Nothing to do but to follow the road to the destination. */
  | { readonly kind: 'straight'; readonly ahead: number }
  | { readonly kind: 'arrive'; readonly ahead: number }
  | { readonly kind: 'arrived' };

/** A line with the metres from its start to each of its points. */
export type MeasuredLine = { readonly line: readonly Point[]; readonly distances: readonly number[] };

/** Metres between the places that are looked at. */
const STEP = 5;
/** The direction before and after a place is taken over this stretch: a junction is turned in within it, a bend is not. */
const REACH = 25;
/** Turns closer together than this are one. */
const APART = 45;
/** Degrees from which the road is said to bear, to turn and to turn sharply. */
const BEAR = 35;
const TURN = 62;
const SHARP = 118;
/** Within this many metres of the destination, arriving is what is announced. */
const ARRIVING = 300;
/** A destination this near has been reached. */
const REACHED = 15;

/** Points every `STEP` metres along a line, its end included; one pass, since a route has thousands of them. */
const sampled = ({ line, distances }: MeasuredLine): readonly Point[] => {
  const length = distances.at(-1) ?? 0;
  const points: Point[] = [];
  let next = 1;
  for (let at = 0; at <= length; at += STEP) {
    while (next < line.length - 1 && (distances[next] ?? 0) < at) next += 1;
    const [from, to] = [line[next - 1], line[next]];
    const [start, end] = [distances[next - 1] ?? 0, distances[next] ?? 0];
    if (from === undefined || to === undefined) break;
    const share = end === start ? 0 : (at - start) / (end - start);
    points.push({ x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share });
  }
  return points;
};

/** Degrees clockwise from north; y grows to the south, as on a screen. */
const headingOf = (from: Point, to: Point): number =>
  (Math.atan2(to.x - from.x, from.y - to.y) * 180) / Math.PI;

const bendOf = (angle: number): Bend => {
  const size = Math.abs(angle);
  return size >= SHARP ? 'sharp' : size >= TURN ? 'turn' : 'bear';
};

/**
 * Every turn of a route, from its real geometry: where the direction of the road changes by more than {@link BEAR}
 * degrees within fifty metres. A route tells no more than its line, so a bend as tight as a junction is announced too.
 */
export const manoeuvresOf = (measured: MeasuredLine): readonly Manoeuvre[] => {
  const points = sampled(measured);
  const reach = REACH / STEP;
  const turns = points.map((point, index) => {
    const [before, after] = [points[index - reach], points[index + reach]];
    if (before === undefined || after === undefined) return 0;
    return unwrapped(0, headingOf(point, after) - headingOf(before, point));
  });
  const steepest = turns
    .map((angle, index) => ({ angle, along: index * STEP }))
    .filter(({ angle }) => Math.abs(angle) >= BEAR)
    .toSorted((left, right) => Math.abs(right.angle) - Math.abs(left.angle));
  const chosen: Manoeuvre[] = [];
  for (const { angle, along } of steepest) {
    if (chosen.some((other) => Math.abs(other.along - along) < APART)) continue;
    chosen.push({ bend: bendOf(angle), side: angle > 0 ? 'right' : 'left', along, angle });
  }
  return chosen.toSorted((left, right) => left.along - right.along);
};

/**
 * What the driver is told next.
 * @param along metres from the start of the route to the car
 * @param destination metres from the start of the route to the destination
 */
export const guidanceAt = (
  manoeuvres: readonly Manoeuvre[],
  along: number,
  destination: number,
): Guidance => {
  const left = destination - along;
  if (left <= REACHED) return { kind: 'arrived' };
  const next = manoeuvres.find((manoeuvre) => manoeuvre.along > along && manoeuvre.along < destination);
  if (next !== undefined) return { kind: 'manoeuvre', manoeuvre: next, ahead: next.along - along };
  return left <= ARRIVING ? { kind: 'arrive', ahead: left } : { kind: 'straight', ahead: left };
};

/** In a town, kilometres an hour, until the drive itself tells how fast it goes. */
export const ASSUMED_SPEED = 30;
/** Metres and seconds of a drive from which its own average is taken. */
const ENOUGH = { metres: 500, seconds: 60 } as const;

/** The speed that the time of arrival rests on, in kilometres an hour: the average of this drive, or an assumption. */
export const speedOf = (distance: number, seconds: number): number =>
  distance >= ENOUGH.metres && seconds >= ENOUGH.seconds
    ? Math.max(5, (distance / seconds) * 3.6)
    : ASSUMED_SPEED;

/**
 * When the destination is reached, in milliseconds since the epoch.
 * @param left metres
 * @param speed kilometres an hour
 */
export const arrivalAt = (now: number, left: number, speed: number): number =>
  now + (Math.max(0, left) / (speed / 3.6)) * 1000;

/** Where on a route a point beside it belongs: metres along, and how far away it is. */
export const nearestAlong = (
  { line, distances }: MeasuredLine,
  { x, y }: Point,
): { readonly along: number; readonly away: number; readonly point: Point } | null => {
  let best: { along: number; away: number; point: Point } | null = null;
  for (const [index, to] of line.entries()) {
    const from = line[index - 1];
    const [start, end] = [distances[index - 1], distances[index]];
    if (from === undefined || start === undefined || end === undefined) continue;
    const [east, south] = [to.x - from.x, to.y - from.y];
    const square = east * east + south * south;
    const share =
      square === 0 ? 0 : Math.min(1, Math.max(0, ((x - from.x) * east + (y - from.y) * south) / square));
    const point = { x: from.x + east * share, y: from.y + south * share };
    const away = Math.hypot(x - point.x, y - point.y);
    if (best === null || away < best.away) best = { along: start + (end - start) * share, away, point };
  }
  return best;
};

/** The stretch of a line between two distances along it. */
export const between = ({ line, distances }: MeasuredLine, from: number, to: number): readonly Point[] => {
  const [start] = upTo(line, distances, from).slice(-1);
  const inner = upTo(line, distances, to);
  const first = distances.findIndex((at) => at > from);
  return start === undefined || first === -1 ? [] : [start, ...inner.slice(first)];
};
