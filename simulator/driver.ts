import type { Random } from '../src/contract/clock.ts';
import { between } from './random.ts';
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
