import type { VehicleKind } from './car.ts';

/** What can be done to a car, by the names of its methods. */
export const CAR_DEEDS = [
  'addRoute',
  'removeRoute',
  'setIgnition',
  'startDrive',
  'stopDrive',
  'setDestination',
  'setLight',
  'crash',
  'setFault',
] as const;
/** What can be done to what is around it. */
export const CONDITION_DEEDS = [
  'setDoor',
  'setSurface',
  'setClimate',
  'setGnssLost',
  'startGnssCold',
  'setSensorFault',
] as const;
export const DEED_NAMES = [...CAR_DEEDS, ...CONDITION_DEEDS] as const;
export type DeedName = (typeof DEED_NAMES)[number];

export type CarDeed = {
  /** Milliseconds since the Unix epoch, on the clock of the car. */
  readonly at: number;
  readonly deed: DeedName;
  readonly given: readonly unknown[];
};

/**
 * All that a simulated car is: everything it does follows from the seed, the route and the deeds, with their times. So a car is kept
 * as its story, and is had again by telling it.
 */
export type CarStory = {
  readonly seed: number;
  readonly vehicle: VehicleKind;
  readonly rate: 10 | 20 | 25 | 50;
  /** The user's own route, as whoever plays the car knows it; null for the bundled ones only. */
  readonly route: unknown;
  /** Milliseconds since the Unix epoch: when it was made. */
  readonly began: number;
  readonly deeds: readonly CarDeed[];
};
