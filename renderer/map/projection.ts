import type { Position } from '../../src/contract/car.ts';

/** A point in metres on the ground, x to the east and y to the south as screens count, from a chosen origin. */
export type Point = { readonly x: number; readonly y: number };

/** The radius of the WGS 84 sphere that Web Mercator (EPSG:3857) is defined on, in metres. */
const RADIUS = 6_378_137;
const radians = (degrees: number): number => (degrees * Math.PI) / 180;

const mercator = ([longitude, latitude]: Position): Point => ({
  x: RADIUS * radians(longitude),
  y: -RADIUS * Math.log(Math.tan(Math.PI / 4 + radians(latitude) / 2)),
});

/**
 * Web Mercator, scaled so that a metre on the ground at `origin` is a metre here. Angles are true everywhere, and
 * over the few tens of kilometres of a route lengths are true to about one in a thousand.
 */
export const projectionAt = (origin: Position): ((position: Position) => Point) => {
  const scale = Math.cos(radians(origin[1]));
  const zero = mercator(origin);
  return (position) => {
    const { x, y } = mercator(position);
    return { x: (x - zero.x) * scale, y: (y - zero.y) * scale };
  };
};

/** The way back: the position of a point that {@link projectionAt} the same origin gave. */
export const unprojectionAt = (origin: Position): ((point: Point) => Position) => {
  const scale = Math.cos(radians(origin[1]));
  const zero = mercator(origin);
  return ({ x, y }) => {
    const [east, south] = [x / scale + zero.x, y / scale + zero.y];
    const latitude = 2 * Math.atan(Math.exp(-south / RADIUS)) - Math.PI / 2;
    return [(east / RADIUS) * (180 / Math.PI), latitude * (180 / Math.PI)];
  };
};

/** Metres from the start to each point of a line. */
export const distancesAlong = (line: readonly Point[]): readonly number[] => {
  let sum = 0;
  return line.map((point, index) => {
    const before = line[index - 1];
    if (before !== undefined) sum += Math.hypot(point.x - before.x, point.y - before.y);
    return sum;
  });
};

/** The part of a line that lies before `distance` metres from its start, cut exactly there. */
export const upTo = (
  line: readonly Point[],
  distances: readonly number[],
  distance: number,
): readonly Point[] => {
  const next = distances.findIndex((at) => at > distance);
  if (next === -1) return line;
  const from = line[next - 1];
  const to = line[next];
  const start = distances[next - 1];
  const end = distances[next];
  if (from === undefined || to === undefined || start === undefined || end === undefined) return [];
  const share = (distance - start) / (end - start);
  return [
    ...line.slice(0, next),
    { x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share },
  ];
};

/** The point at `distance` metres along a line, and the direction there in degrees clockwise from north. */
export const pointAt = (
  line: readonly Point[],
  distances: readonly number[],
  distance: number,
): Point | undefined => upTo(line, distances, distance).at(-1);

/** How a drawing is placed: `scale` in pixels a metre, `rotation` in degrees clockwise, `centre` in metres. */
export type Camera = { readonly centre: Point; readonly scale: number; readonly rotation: number };

/** Shows all of `points` in a drawing of the given size, with `margin` pixels free on each side; north is up. */
export const cameraAround = (
  points: readonly Point[],
  size: { readonly width: number; readonly height: number },
  margin: number,
): Camera => {
  const xs = points.map(({ x }) => x);
  const ys = points.map(({ y }) => y);
  const [left, right] = [Math.min(...xs), Math.max(...xs)];
  const [top, bottom] = [Math.min(...ys), Math.max(...ys)];
  const free = (length: number): number => Math.max(1, length - 2 * margin);
  const scale = Math.min(
    free(size.width) / Math.max(right - left, 200),
    free(size.height) / Math.max(bottom - top, 200),
  );
  return { centre: { x: (left + right) / 2, y: (top + bottom) / 2 }, scale, rotation: 0 };
};

/** Metres in a foot and a mile, where the scale is a round number of those. */
const FOOT = 0.3048;
const MILE = 1609.344;

/** A round length for a scale bar: 1, 2 or 5 times a power of ten metres, feet or miles, at most `longest` pixels at `scale`. */
export const scaleBar = (
  scale: number,
  longest: number,
  units: 'metric' | 'imperial' = 'metric',
): { readonly metres: number; readonly pixels: number } => {
  const reach = longest / scale;
  const each = units === 'metric' ? 1 : reach < MILE / 2 ? FOOT : MILE;
  const most = reach / each;
  const power = 10 ** Math.floor(Math.log10(most));
  const metres = each * power * ([5, 2, 1].find((step) => step * power <= most) ?? 1);
  return { metres, pixels: metres * scale };
};

/** The same heading, written so that it is at most half a turn from `before`: a drawing then never spins the long way. */
export const unwrapped = (before: number, heading: number): number => {
  const turn = ((((heading - before) % 360) + 540) % 360) - 180;
  return before + turn;
};
