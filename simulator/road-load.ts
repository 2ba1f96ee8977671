import type { BodyModel } from './vehicles/model.ts';

/** m/s²: standard gravity (ISO 80000-3). */
export const GRAVITY = 9.80665;

/**
 * What turns with the wheels resists being sped up too: 3 % of the mass, where nothing was measured (UN GTR 15, WLTP, annex 4,
 * equivalent effective mass of the rotating components).
 */
const ROTATING = 0.03;

/**
 * Rolling resistance is m g ROLLING/1000 (SLOPE v + BASE), v in km/h: radial tyres on asphalt in good condition (H. A. Rakha et al.,
 * "Vehicle dynamics model for predicting maximum truck acceleration levels", J. Transp. Eng. 127 (2001), as used by Fiori 2016).
 */
const ROLLING = 1.75;
const ROLLING_SLOPE = 0.0328;
const ROLLING_BASE = 4.575;
/** m/s below which the resistance fades, so that it holds no standing car back. */
const FADING = 1;

/** Metres up for each metre forward. No public road is steeper than 0.35; what a noisy track tells beyond that is none. */
const STEEPEST = 0.35;

/** kg/m³ by the ideal gas law, with pressure from the barometric formula (ISO 2533 at sea level: 101 325 Pa). */
export const airDensity = (temperature: number, altitude: number): number =>
  (101_325 * Math.exp(-altitude / 8_434)) / (287.05 * (temperature + 273.15));

/** kg that a force on the wheels has to speed up. */
export const inertia = (body: BodyModel): number => body.mass * (1 + ROTATING);

/** N of the air against the car at `speed` in m/s. */
export const dragOf = (body: BodyModel, speed: number, density: number): number =>
  0.5 * density * body.frontalArea * body.drag * speed * speed;

/** N of the tyres' rolling at `speed` in m/s. */
export const rollingOf = (body: BodyModel, speed: number): number =>
  body.mass *
  GRAVITY *
  (ROLLING / 1_000) *
  (ROLLING_SLOPE * speed * 3.6 + ROLLING_BASE) *
  Math.min(1, speed / FADING);

/** N that gravity pulls the car back with on a grade of metres up for each metre forward. */
export const gradeOf = (body: BodyModel, grade: number): number => {
  const rise = Math.max(-STEEPEST, Math.min(STEEPEST, grade));
  return (body.mass * GRAVITY * rise) / Math.sqrt(1 + rise * rise);
};
