import type { Position } from '../src/contract/car.ts';
import {
  distanceBetween,
  longitudeScale,
  longitudeStep,
  METRES_A_DEGREE,
  normalLongitude,
} from './geodesy.ts';
import type { DrivableRoute } from './route.ts';

/**
 * The line that a car drives: a route with its corners rounded, sampled at even distances.
 * Every array has one entry a sample; `spacing` metres lie between two.
 */
export type Path = {
  readonly spacing: number;
  readonly length: number;
  readonly longitude: Float64Array;
  readonly latitude: Float64Array;
  /** Metres above the WGS 84 ellipsoid. */
  readonly altitude: Float64Array;
  /** Metres up for each metre forward. */
  readonly grade: Float64Array;
  /** Degrees clockwise from north, without jumps at 360: it may pass 360 or fall below 0. */
  readonly heading: Float64Array;
  /** Radians a metre, positive in a bend to the right. */
  readonly curvature: Float64Array;
};

/** Metres. Grows for very long routes, so that a path stays within tens of megabytes. */
const SPACING = 2;
const MOST_SAMPLES = 250_000;
/** Metres: how far corners are rounded. A right angle gets a radius of about ten metres, a lane's turn at a crossing. */
const ROUNDING = 6;
/** Metres over which the wheels are turned: quickly at a crossing, slowly in the long bends of an open road. */
const QUICK_STEERING = 4;
const SLOW_STEERING = 14;
/** Radians a metre: bends of 90 m of radius are steered slowly, those of 25 m quickly. */
const OPEN_BEND = 1 / 90;
const TIGHT_BEND = 1 / 25;
const GRADE_ROUNDING = 30;
/** Radians a metre: no car turns in less than two metres of radius. */
const SHARPEST = 0.5;

const at = (values: ArrayLike<number>, index: number): number => values[index] ?? 0;

/** Values of `y` over rising `x`, read at every multiple of `spacing`. */
const resampled = (
  x: ArrayLike<number>,
  y: ArrayLike<number>,
  count: number,
  spacing: number,
): Float64Array => {
  const result = new Float64Array(count);
  let segment = 0;
  for (let index = 0; index < count; index += 1) {
    const here = index * spacing;
    while (segment < x.length - 2 && at(x, segment + 1) < here) segment += 1;
    const from = at(x, segment);
    const span = at(x, segment + 1) - from;
    const share = span > 0 ? Math.min(1, Math.max(0, (here - from) / span)) : 0;
    result[index] = at(y, segment) + share * (at(y, segment + 1) - at(y, segment));
  }
  return result;
};

/** The values with `reach` more at either end, mirrored through the end points. */
const mirrored = (values: Float64Array, reach: number): Float64Array => {
  const last = values.length - 1;
  const result = new Float64Array(values.length + 2 * reach);
  result.set(values, reach);
  for (let beyond = 1; beyond <= reach; beyond += 1) {
    result[reach - beyond] = 2 * at(values, 0) - at(values, Math.min(last, beyond));
    result[reach + last + beyond] = 2 * at(values, last) - at(values, Math.max(0, last - beyond));
  }
  return result;
};

/** Weighted mean over neighbours by a Gaussian; the end points stay where they are. */
const smoothed = (values: Float64Array, deviation: number): Float64Array => {
  const reach = Math.ceil(3 * deviation);
  const weights = new Float64Array(2 * reach + 1).map((_, index) =>
    Math.exp(-((index - reach) ** 2) / (2 * deviation * deviation)),
  );
  const sum = weights.reduce((total, weight) => total + weight, 0);
  const around = mirrored(values, reach);
  const result = new Float64Array(values.length);
  for (let index = 0; index < result.length; index += 1) {
    let total = 0;
    for (let offset = 0; offset < weights.length; offset += 1) {
      total += at(weights, offset) * at(around, index + offset);
    }
    result[index] = total / sum;
  }
  return result;
};

/** Metres from the first point to each. */
const distancesAlong = (longitude: ArrayLike<number>, latitude: ArrayLike<number>): Float64Array => {
  const along = new Float64Array(latitude.length);
  for (let index = 1; index < along.length; index += 1) {
    const step = distanceBetween(
      [at(longitude, index - 1), at(latitude, index - 1)],
      [at(longitude, index), at(latitude, index)],
    );
    along[index] = at(along, index - 1) + step;
  }
  return along;
};

/** Longitudes without a jump at the antimeridian. */
const unwrapped = (geometry: readonly Position[]): Float64Array => {
  const result = new Float64Array(geometry.length);
  for (const [index, [longitude]] of geometry.entries()) {
    const before = index === 0 ? longitude : at(result, index - 1);
    result[index] = before + longitudeStep(normalLongitude(before % 360), longitude);
  }
  return result;
};

const headingsOf = (longitude: Float64Array, latitude: Float64Array): Float64Array => {
  const last = latitude.length - 1;
  const result = new Float64Array(latitude.length);
  for (let index = 0; index <= last; index += 1) {
    const [from, to] = [Math.max(0, index - 1), Math.min(last, index + 1)];
    const north = at(latitude, to) - at(latitude, from);
    const east = (at(longitude, to) - at(longitude, from)) * longitudeScale(at(latitude, index));
    const heading = (Math.atan2(east, north) * 180) / Math.PI;
    const before = index === 0 ? heading : at(result, index - 1);
    result[index] = before + longitudeStep(0, (heading - before) % 360);
  }
  return result;
};

/** The slope of `values` a metre, from the neighbours on both sides. */
const slopeOf = (values: Float64Array, spacing: number): Float64Array => {
  const last = values.length - 1;
  return values.map((_, index) => {
    const [from, to] = [Math.max(0, index - 1), Math.min(last, index + 1)];
    return (at(values, to) - at(values, from)) / Math.max(spacing, (to - from) * spacing);
  });
};

const curvatureOf = (heading: Float64Array, spacing: number): Float64Array =>
  slopeOf(heading, spacing).map((degrees) =>
    Math.max(-SHARPEST, Math.min(SHARPEST, (degrees * Math.PI) / 180)),
  );

/**
 * Headings as they are steered. The corners of a digitised line are not those of the road: in long bends they are evened
 * out over a longer way than at a crossing, where the car really turns that fast.
 */
const steered = (heading: Float64Array, spacing: number): Float64Array => {
  const quick = smoothed(heading, Math.max(0.5, QUICK_STEERING / spacing));
  const slow = smoothed(heading, Math.max(0.5, SLOW_STEERING / spacing));
  const bends = smoothed(curvatureOf(slow, spacing).map(Math.abs), Math.max(0.5, SLOW_STEERING / spacing));
  return quick.map((value, index) => {
    const tightness = (at(bends, index) - OPEN_BEND) / (TIGHT_BEND - OPEN_BEND);
    const share = Math.max(0, Math.min(1, tightness));
    return share * value + (1 - share) * at(slow, index);
  });
};

/** The line to drive for a route. */
export const pathOf = (route: DrivableRoute): Path => {
  const { geometry } = route;
  const latitudes = geometry.map(([, latitude]) => latitude);
  const longitudes = unwrapped(geometry);
  const along = distancesAlong(longitudes, latitudes);
  const total = at(along, along.length - 1);
  const fine = Math.max(SPACING, total / MOST_SAMPLES);
  const fineCount = Math.max(2, Math.floor(total / fine) + 1);
  const fineSpacing = total / (fineCount - 1);

  const rounded = (values: ArrayLike<number>, deviation: number): Float64Array =>
    smoothed(resampled(along, values, fineCount, fineSpacing), Math.max(0.5, deviation / fineSpacing));
  const roundLongitude = rounded(longitudes, ROUNDING);
  const roundLatitude = rounded(latitudes, ROUNDING);
  const roundAltitude = rounded(route.altitudes ?? latitudes.map(() => 0), GRADE_ROUNDING);

  // Rounding shortens bends, so that the samples are no longer evenly apart: once more, along the rounded line.
  const roundAlong = distancesAlong(roundLongitude, roundLatitude);
  const length = at(roundAlong, roundAlong.length - 1);
  const count = fineCount;
  const spacing = length / (count - 1);
  const longitude = resampled(roundAlong, roundLongitude, count, spacing);
  const latitude = resampled(roundAlong, roundLatitude, count, spacing);
  const altitude = resampled(roundAlong, roundAltitude, count, spacing);
  const heading = steered(headingsOf(longitude, latitude), spacing);
  return {
    spacing,
    length,
    longitude,
    latitude,
    altitude,
    grade: slopeOf(altitude, spacing),
    heading,
    curvature: curvatureOf(heading, spacing),
  };
};

/** A value of the path `along` metres from its start, between samples by proportion. */
export const valueAt = (path: Path, values: Float64Array, along: number): number => {
  const place = Math.min(values.length - 1, Math.max(0, along / path.spacing));
  const index = Math.min(values.length - 2, Math.floor(place));
  const from = at(values, index);
  return from + (place - index) * (at(values, index + 1) - from);
};

/** How far along the path its sample nearest to `position` lies, in metres, and how far that is from it. */
export const nearest = (
  path: Path,
  position: Position,
): { readonly along: number; readonly away: number } => {
  const [longitude, latitude] = position;
  const scale = longitudeScale(latitude);
  let best = 0;
  let least = Number.POSITIVE_INFINITY;
  for (let index = 0; index < path.latitude.length; index += 1) {
    const north = at(path.latitude, index) - latitude;
    const east = longitudeStep(longitude, at(path.longitude, index)) * scale;
    const square = north * north + east * east;
    if (square < least) {
      least = square;
      best = index;
    }
  }
  return { along: best * path.spacing, away: Math.sqrt(least) * METRES_A_DEGREE };
};
