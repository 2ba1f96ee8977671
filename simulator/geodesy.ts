import type { Position } from '../src/contract/car.ts';

/** Mean radius of the earth in metres (IUGG, R1). */
const EARTH_RADIUS = 6_371_008.8;
const RADIANS = Math.PI / 180;

/** Metres that one degree of latitude spans on the sphere. */
export const METRES_A_DEGREE = EARTH_RADIUS * RADIANS;

/** How much shorter a degree of longitude is than one of latitude; never 0, so that it can be divided by. */
export const longitudeScale = (latitude: number): number =>
  Math.max(1e-6, Math.cos(Math.min(90, Math.abs(latitude)) * RADIANS));

/**
 * Metres between two positions on the great circle, by the haversine formula (R. W. Sinnott, "Virtues of the
 * Haversine", 1984). Off from the ellipsoid by 0.5 % at most.
 */
export const distanceBetween = (from: Position, to: Position): number => {
  const [longitude1, latitude1] = from;
  const [longitude2, latitude2] = to;
  const north = Math.sin(((latitude2 - latitude1) * RADIANS) / 2);
  const east = Math.sin(((longitude2 - longitude1) * RADIANS) / 2);
  const h = north * north + Math.cos(latitude1 * RADIANS) * Math.cos(latitude2 * RADIANS) * east * east;
  return 2 * EARTH_RADIUS * Math.asin(Math.min(1, Math.sqrt(h)));
};

/** The way from one longitude to another that does not go round the earth, in degrees. */
export const longitudeStep = (from: number, to: number): number => {
  const step = to - from;
  if (step > 180) return step - 360;
  return step < -180 ? step + 360 : step;
};

/** A longitude brought back into -180 up to 180. */
export const normalLongitude = (longitude: number): number => {
  if (longitude > 180) return longitude - 360;
  return longitude < -180 ? longitude + 360 : longitude;
};

/** Degrees clockwise from north, 0 up to 360. */
export const normalHeading = (degrees: number): number => {
  const turned = degrees % 360;
  return turned < 0 ? turned + 360 : turned;
};
