import type { RoadSurface } from '../src/contract/car.ts';
import type { Random } from '../src/contract/clock.ts';
import { between } from './random.ts';
import { GRAVITY } from './road-load.ts';
import type { StopKind } from './route-properties.ts';

/** How somebody drives; drawn anew for each drive. Accelerations in m/s², all positive. */
export type DrivingStyle = {
  /** The share of the speed limit that is driven. */
  readonly pace: number;
  readonly acceleration: number;
  readonly braking: number;
  /** Lateral acceleration that is accepted in bends. */
  readonly cornering: number;
  /** Slow swings around the pace: share of the speed, wavelength in metres, phase. */
  readonly swings: readonly { readonly share: number; readonly wavelength: number; readonly phase: number }[];
};

/**
 * A style within what is comfortable: accelerations of everyday drivers stay below about 2 m/s² along the road and 2.5 m/s²
 * across it (Bosetti, Da Lio, Saroldi 2014, "On the human control of vehicles").
 */
export const drivingStyle = (random: Random): DrivingStyle => ({
  pace: between(random, 0.93, 1.01),
  acceleration: between(random, 1.2, 1.7),
  braking: between(random, 1.4, 1.9),
  cornering: between(random, 1.7, 2.1),
  swings: [420, 870, 1730].map((metres) => ({
    share: between(random, 0.005, 0.015),
    wavelength: metres * between(random, 0.8, 1.2),
    phase: between(random, 0, 2 * Math.PI),
  })),
});

/**
 * In the rain, speeds are some 5 % lower (FHWA, "Empirical Studies on Traffic Flow in Inclement Weather", 2006) and bends are taken gently;
 * on slippery winter roads they are 30 to 40 % lower (FHWA, "How Do Weather Events Impact Roads?"), and the grip alone limits bends.
 */
const CAUTION: Readonly<Record<RoadSurface, { readonly pace: number; readonly cornering: number }>> = {
  dry: { pace: 1, cornering: 1 },
  wet: { pace: 0.95, cornering: 0.9 },
  ice: { pace: 0.65, cornering: 1 },
};
/** The share of the grip that a driver who has time uses at most, so that some is left for what comes unexpected. */
const PRUDENT = 0.6;

/** The habit on a road of this kind that holds the tyres with `friction`, so that none of it asks for more than a prudent share of the grip. */
export const styleOn = (habit: DrivingStyle, friction: number, surface: RoadSurface): DrivingStyle => {
  const most = PRUDENT * friction * GRAVITY;
  const { pace, cornering } = CAUTION[surface];
  return {
    ...habit,
    pace: habit.pace * pace,
    acceleration: Math.min(most, habit.acceleration),
    braking: Math.min(most, habit.braking),
    cornering: Math.min(most, habit.cornering * cornering),
  };
};

/**
 * How many seconds the car stands at a stop of this kind, 0 for driving through: a light may be green and a
 * roundabout free, a stop sign always stops.
 */
export const waitAt = (kind: StopKind, random: Random): number => {
  const chance = random();
  const wait = random();
  switch (kind) {
    case 'traffic-light':
      return chance < 0.55 ? 6 + 30 * wait : 0;
    case 'roundabout':
      return chance < 0.35 ? 1 + 4 * wait : 0;
    case 'stop-sign':
      return 1.5 + 2 * wait;
  }
};
