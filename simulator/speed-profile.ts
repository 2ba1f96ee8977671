import type { DrivingStyle } from './driver.ts';
import type { Path } from './path.ts';
import type { RecordedSpeed } from './recorded-speed.ts';
import type { SpeedLimit } from './route-properties.ts';

/** m/s. A car that can go on at all goes at least this fast. */
const SLOWEST = 1.5;
/** km/h, where a route says nothing of its limits: the German default within towns (StVO § 3). */
const DEFAULT_LIMIT = 50;
/** Metres over which changes of speed are rounded off. */
const ROUNDING = 12;

const at = (values: ArrayLike<number>, index: number): number => values[index] ?? 0;

/** The lowest value within `reach` of each. */
const lowestAround = (values: Float64Array, reach: number): Float64Array => {
  const lowest = new Float64Array(values.length);
  for (let index = 0; index < values.length; index += 1) {
    const to = Math.min(values.length - 1, index + reach);
    let least = Number.POSITIVE_INFINITY;
    for (let near = Math.max(0, index - reach); near <= to; near += 1) {
      const value = at(values, near);
      if (value < least) least = value;
    }
    lowest[index] = least;
  }
  return lowest;
};

const meanAround = (values: Float64Array, reach: number): Float64Array => {
  const last = values.length - 1;
  return values.map((_, index) => {
    let total = 0;
    for (let offset = -reach; offset <= reach; offset += 1) {
      total += at(values, Math.min(last, Math.max(0, index + offset)));
    }
    return total / (2 * reach + 1);
  });
};

/** What the road allows at each sample, in m/s: the limit as this driver takes it, and what the bend allows. */
const allowed = (
  path: Path,
  style: DrivingStyle,
  limits: readonly SpeedLimit[],
  scale: number,
  recorded: readonly RecordedSpeed[],
): Float64Array => {
  let section = -1;
  let driven = -1;
  // Where somebody drove, that tells more of the limits than a default.
  const otherwise = recorded.length > 0 ? Number.POSITIVE_INFINITY : DEFAULT_LIMIT;
  return path.curvature.map((curvature, index) => {
    const along = index * path.spacing;
    while ((limits[section + 1]?.from ?? Number.POSITIVE_INFINITY) * scale <= along) section += 1;
    while ((recorded[driven + 1]?.from ?? Number.POSITIVE_INFINITY) * scale <= along) driven += 1;
    const limit = (limits[section]?.limit ?? otherwise) / 3.6;
    const pace = recorded[driven]?.speed ?? Number.POSITIVE_INFINITY;
    const swing = style.swings.reduce(
      (sum, { share, wavelength, phase }) =>
        sum + share * Math.sin((2 * Math.PI * along) / wavelength + phase),
      style.pace,
    );
    const bend = Math.sqrt(style.cornering / Math.max(1e-6, Math.abs(curvature)));
    return Math.max(SLOWEST, Math.min(limit * swing, bend, pace));
  });
};

/**
 * The square of the speed that can be had `spacing` metres from where its square is `square`, with `along` m/s² along the road. What a bend takes across
 * the road is missing along it: (a / along)² + (v² curvature / cornering)² <= 1, the ellipse that drivers stay within.
 */
const reachable = (
  square: number,
  along: number,
  curvature: number,
  cornering: number,
  spacing: number,
): number => {
  const gain = 2 * along * spacing;
  const bend = (curvature / cornering) ** 2;
  const room = 1 - bend * square * square + gain * gain * bend;
  if (room <= 0) return square;
  return Math.max(square, (square + gain * Math.sqrt(room)) / (1 + gain * gain * bend));
};

/**
 * The speed to drive at each sample of the path in m/s, leaving stops aside: limited by signs and bends, reached and
 * left with what the driver's acceleration and braking leave beside the bend (a backward and a forward pass), and without a kink.
 * @param limits in metres along the route, rising
 * @param scale metres of path for a metre of route
 * @param recorded as somebody drove it: no faster than that
 */
export const speedProfile = (
  path: Path,
  style: DrivingStyle,
  limits: readonly SpeedLimit[],
  scale: number,
  recorded: readonly RecordedSpeed[] = [],
): Float64Array => {
  const reach = Math.max(1, Math.round(ROUNDING / path.spacing / 2));
  // Lowest first, then the mean: so rounding off never lifts the speed above what the road allows.
  const speed = meanAround(lowestAround(allowed(path, style, limits, scale, recorded), reach), reach);
  const { curvature, spacing } = path;
  const limit = (index: number, from: number, along: number): void => {
    const square = at(speed, from) ** 2;
    const most = reachable(square, along, at(curvature, index), style.cornering, spacing);
    speed[index] = Math.min(at(speed, index), Math.sqrt(most));
  };
  for (let index = speed.length - 2; index >= 0; index -= 1) limit(index, index + 1, style.braking);
  for (let index = 1; index < speed.length; index += 1) limit(index, index - 1, style.acceleration);
  return speed;
};
