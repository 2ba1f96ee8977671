import type { RoadSurface } from '../src/contract/car.ts';
import { GRAVITY } from './road-load.ts';

/**
 * Coefficients of the friction between tyre and asphalt over its slip s, (a (1 - exp(-b s)) - c s): M. Burckhardt, "Fahrwerktechnik:
 * Radschlupf-Regelsysteme" (1993), as tabled in U. Kiencke, L. Nielsen, "Automotive Control Systems".
 */
const BURCKHARDT: Readonly<Record<Exclude<RoadSurface, 'ice'>, readonly [number, number, number]>> = {
  dry: [1.2801, 23.99, 0.52],
  wet: [0.857, 33.822, 0.347],
};

/** What is taken for tyres on ice, whatever their slip ("Tire-Ice Friction Values", SAE 960959, 1996, which found it to vary by far). */
const ON_ICE = 0.1;

type Curve = (typeof BURCKHARDT)[keyof typeof BURCKHARDT];

/** The peak of the friction over slip. */
const peakOf = ([most, rise, fall]: Curve): number => {
  const slip = Math.log((most * rise) / fall) / rise;
  return most * (1 - Math.exp(-rise * slip)) - fall * slip;
};

/** Asked in each step of a car. */
const PEAK: Readonly<Record<RoadSurface, number>> = {
  dry: peakOf(BURCKHARDT.dry),
  wet: peakOf(BURCKHARDT.wet),
  ice: ON_ICE,
};

/** The most that the tyres can hold on to, as a share of the weight on them. */
export const frictionOn = (surface: RoadSurface): number => PEAK[surface];

/**
 * m/s² that are left along the road while `lateral` m/s² are needed across it: both together stay within the friction circle, the
 * friction times gravity (W. F. Milliken, D. L. Milliken, "Race Car Vehicle Dynamics", 1995, ch. 9).
 */
export const gripLeft = (friction: number, lateral: number): number => {
  const most = friction * GRAVITY;
  return Math.sqrt(Math.max(0, most * most - lateral * lateral));
};
