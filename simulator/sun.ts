import type { Position } from '../src/contract/car.ts';

const RADIANS = Math.PI / 180;
const DAY = 86_400_000;
/** 2000-01-01T12:00Z, from which the almanac counts its days. */
const J2000 = Date.UTC(2000, 0, 1, 12);
/** Degrees: at sunrise and sunset the upper rim of the sun touches the horizon, refraction included. */
const HORIZON = -0.833;

/**
 * How high the sun stands, in degrees above the horizon, within about a tenth of a degree from 1950 to 2050: the low-precision
 * formulas of the Astronomical Almanac (section C, "Low precision formulas for the Sun").
 */
export const sunElevation = (at: number, [longitude, latitude]: Position): number => {
  const days = (at - J2000) / DAY;
  const mean = (280.46 + 0.985_647_4 * days) * RADIANS;
  const anomaly = (357.528 + 0.985_600_3 * days) * RADIANS;
  const ecliptic = mean + (1.915 * Math.sin(anomaly) + 0.02 * Math.sin(2 * anomaly)) * RADIANS;
  const obliquity = (23.439 - 4e-7 * days) * RADIANS;
  const ascension = Math.atan2(Math.cos(obliquity) * Math.sin(ecliptic), Math.cos(ecliptic));
  const declination = Math.asin(Math.sin(obliquity) * Math.sin(ecliptic));
  const sidereal = (280.460_618_37 + 360.985_647_366_29 * days + longitude) * RADIANS;
  const hour = sidereal - ascension;
  const height = latitude * RADIANS;
  const sine =
    Math.sin(height) * Math.sin(declination) + Math.cos(height) * Math.cos(declination) * Math.cos(hour);
  return Math.asin(sine) / RADIANS;
};

/** Whether the sun is up. */
export const isDay = (at: number, position: Position): boolean => sunElevation(at, position) > HORIZON;
