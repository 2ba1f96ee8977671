import { longitudeScale, longitudeStep, METRES_A_DEGREE, normalLongitude } from './geodesy.ts';
import type { TrackPoint } from './track.ts';

// What receivers add to a drive, and how far cleaning may move the line (all in metres):
/** Points closer than this to the one before are the same place. */
const SAME_PLACE = 1;
/** A wander that stays this close to a point while being twice as long is a car that stands. */
const WANDER = 12;
/** A jump out of the way by more than this, and back, is an error of the receiver. */
const SPIKE = 200;
/** m/s that no road car drives at: 360 km/h. */
const FASTEST = 100;
/** Points in a row that a receiver can be wrong about. */
const LONGEST_ERROR = 30;
/** Deviation of the Gaussian that noise across the road is evened out with; a bend of 10 m radius shrinks by about 2 m. */
const NOISE = 6;
/** No point of the smoothed line lies further from the line that is kept. */
const TOLERANCE = 0.5;
/** Points that are simplified together: bounds the work on any line. */
const TOGETHER = 2_000;
/** Metres up for each metre forward, with some metres of noise on top: steeper is an error of the height. */
const STEEPEST = 0.35;
const HEIGHT_NOISE = 15;

/** A point of a list that is walked by its index. */
const pointAt = (points: readonly TrackPoint[], index: number): TrackPoint => {
  const point = points[index];
  if (point === undefined) throw new RangeError(`There is no point ${index}.`);
  return point;
};

/** Metres, on the plane that touches the earth between the two: true to a hair for what lies close together, and quick. */
const apart = ({ position: [x, y] }: TrackPoint, { position: [otherX, otherY] }: TrackPoint): number => {
  const east = longitudeStep(x, otherX) * longitudeScale((y + otherY) / 2);
  const north = otherY - y;
  return Math.sqrt(east * east + north * north) * METRES_A_DEGREE;
};

/** Times that run backwards are taken away, with the point kept. */
const timesRising = (points: readonly TrackPoint[]): readonly TrackPoint[] => {
  let last = Number.NEGATIVE_INFINITY;
  return points.map((point) => {
    if (point.time === null) return point;
    if (point.time < last) return { ...point, time: null };
    last = point.time;
    return point;
  });
};

/** Whether nothing on wheels comes from one point to the other in the time that is recorded. */
const isImpossible = (from: TrackPoint, to: TrackPoint, distance: number): boolean =>
  from.time !== null && to.time !== null
    ? distance > 50 && distance > (FASTEST * Math.max(1_000, to.time - from.time)) / 1_000
    : false;

/** Without points that jump out of the way and back. */
const withoutSpikes = (points: readonly TrackPoint[]): readonly TrackPoint[] => {
  const kept: TrackPoint[] = [];
  let wrong = 0;
  for (const [index, point] of points.entries()) {
    const last = kept.at(-1);
    const next = points[index + 1];
    if (last !== undefined) {
      const out = apart(last, point);
      const isSpike =
        next !== undefined && out > SPIKE && apart(point, next) > SPIKE && apart(last, next) < out / 2;
      if ((isSpike || isImpossible(last, point, out)) && wrong < LONGEST_ERROR) {
        wrong += 1;
        continue;
      }
    }
    wrong = 0;
    kept.push(point);
  }
  return kept;
};

/** The index of the last point of a wander that starts at `start`; `start` itself where the car drives on. */
const endOfWander = (points: readonly TrackPoint[], start: number): number => {
  const anchor = pointAt(points, start);
  let way = 0;
  let end = start;
  for (let index = start + 1; index < points.length; index += 1) {
    const point = pointAt(points, index);
    if (apart(anchor, point) > WANDER) break;
    way += apart(pointAt(points, index - 1), point);
    end = index;
  }
  return way > 2 * WANDER + 1 ? end : start;
};

/** One point where the car stood: the first of it, and the last again where times tell how long it stood. */
const withoutWander = (points: readonly TrackPoint[]): readonly TrackPoint[] => {
  const apartEnough: TrackPoint[] = [];
  for (const [index, point] of points.entries()) {
    const last = apartEnough.at(-1);
    if (last === undefined || index === points.length - 1 || apart(last, point) >= SAME_PLACE)
      apartEnough.push(point);
  }
  const kept: TrackPoint[] = [];
  for (let index = 0; index < apartEnough.length; index += 1) {
    const point = pointAt(apartEnough, index);
    kept.push(point);
    index = endOfWander(apartEnough, index);
  }
  const [last, end] = [kept.at(-1), apartEnough.at(-1)];
  if (last !== undefined && end !== undefined && last !== end && apart(last, end) >= SAME_PLACE)
    kept.push(end);
  return kept;
};

/** Heights that no road climbs to are taken away. */
const heightsOfARoad = (points: readonly TrackPoint[]): readonly TrackPoint[] => {
  let last: TrackPoint | undefined;
  let way = 0;
  return points.map((point, index) => {
    if (index > 0) way += apart(pointAt(points, index - 1), point);
    if (point.altitude === null) return point;
    const change = Math.abs(point.altitude - (last?.altitude ?? point.altitude));
    if (change > STEEPEST * way + HEIGHT_NOISE) return { ...point, altitude: null };
    last = point;
    way = 0;
    return point;
  });
};

/** Metres along the points to each. */
export const alongOf = (points: readonly TrackPoint[]): Float64Array => {
  const along = new Float64Array(points.length);
  for (let index = 1; index < points.length; index += 1) {
    along[index] = (along[index - 1] ?? 0) + apart(pointAt(points, index - 1), pointAt(points, index));
  }
  return along;
};

/** Each point as the Gaussian mean of those around it, as far on one side as on the other; the ends stay. */
const smoothed = (points: readonly TrackPoint[]): readonly TrackPoint[] => {
  const along = alongOf(points);
  const length = along.at(-1) ?? 0;
  return points.map((point, index) => {
    const here = along[index] ?? 0;
    const reach = Math.min(3 * NOISE, here, length - here);
    const { position, altitude } = point;
    let [weights, east, north, heights, height] = [1, 0, 0, altitude === null ? 0 : 1, altitude ?? 0];
    for (const step of [-1, 1]) {
      for (let near = index + step; near >= 0 && near < points.length; near += step) {
        const away = Math.abs((along[near] ?? 0) - here);
        if (away > reach) break;
        const weight = Math.exp(-(away * away) / (2 * NOISE * NOISE));
        const other = pointAt(points, near);
        weights += weight;
        east += weight * longitudeStep(position[0], other.position[0]);
        north += weight * (other.position[1] - position[1]);
        if (other.altitude === null) continue;
        heights += weight;
        height += weight * other.altitude;
      }
    }
    return {
      ...point,
      position: [normalLongitude(position[0] + east / weights), position[1] + north / weights],
      altitude: heights === 0 ? null : height / heights,
    };
  });
};

/** Without the points that lie on the line between others (D. Douglas, T. Peucker, 1973), `TOLERANCE` metres or closer. */
export const simplified = (points: readonly TrackPoint[]): readonly TrackPoint[] => {
  const keep = new Uint8Array(points.length);
  const start = points[0];
  if (start === undefined) return points;
  const scale = longitudeScale(start.position[1]) * METRES_A_DEGREE;
  const [east, north] = [new Float64Array(points.length), new Float64Array(points.length)];
  for (const [index, { position }] of points.entries()) {
    east[index] = longitudeStep(start.position[0], position[0]) * scale;
    north[index] = (position[1] - start.position[1]) * METRES_A_DEGREE;
  }
  /** Of the points between two, the one that lies furthest from the line between them, if that is too far; else -1. */
  const furthestBetween = (from: number, to: number): number => {
    const [x0, y0] = [east[from] ?? 0, north[from] ?? 0];
    const [dx, dy] = [(east[to] ?? 0) - x0, (north[to] ?? 0) - y0];
    const square = dx * dx + dy * dy;
    let [most, furthest] = [TOLERANCE * TOLERANCE, -1];
    for (let index = from + 1; index < to; index += 1) {
      const [x, y] = [(east[index] ?? 0) - x0, (north[index] ?? 0) - y0];
      const share = square === 0 ? 0 : Math.max(0, Math.min(1, (x * dx + y * dy) / square));
      const [aside, apart] = [x - share * dx, y - share * dy];
      const away = aside * aside + apart * apart;
      if (away > most) [most, furthest] = [away, index];
    }
    return furthest;
  };
  const spans: [number, number][] = [];
  for (let from = 0; from < points.length - 1; from += TOGETHER) {
    spans.push([from, Math.min(points.length - 1, from + TOGETHER)]);
  }
  for (let span = spans.pop(); span !== undefined; span = spans.pop()) {
    const [from, to] = span;
    keep[from] = 1;
    keep[to] = 1;
    const furthest = furthestBetween(from, to);
    if (furthest >= 0) spans.push([from, furthest], [furthest, to]);
  }
  return points.filter((_, index) => keep[index] === 1);
};

/** Without what a receiver adds: spikes, wandering while the car stands, heights that jump. Times and order stay. */
export const withoutErrors = (points: readonly TrackPoint[]): readonly TrackPoint[] =>
  withoutWander(withoutSpikes(timesRising(points)));

/** Evened out across the road, within the tolerance that is told above. */
export const evened = (points: readonly TrackPoint[]): readonly TrackPoint[] =>
  smoothed(heightsOfARoad(points));
