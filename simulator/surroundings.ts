import type { Position } from '../src/contract/car.ts';
import type { Random } from '../src/contract/clock.ts';
import { longitudeScale, METRES_A_DEGREE, normalLongitude } from './geodesy.ts';
import { between, roughlyNormal } from './random.ts';

/** Deviation of a receiver's error in metres, and the seconds over which it changes: the urban case of a single-band receiver. */
const ERROR = 1.1;
const PERSISTENCE = 90;
/** Metres: heights are known less well. */
const HEIGHT_ERROR = 1.8;

/** The air outside, and what the satellite receiver makes of where the car is. */
export type Surroundings = {
  /** Moves on by `seconds`. */
  readonly advance: (seconds: number) => void;
  /** Degrees Celsius. */
  readonly temperature: () => number;
  /** The position as the receiver has it. */
  readonly received: (position: Position) => Position;
  /** Metres to add to the true height. */
  readonly heightError: () => number;
  /** Metres that the received position is believed to be within. */
  readonly accuracy: () => number;
};

/**
 * Errors are a first-order Gauss–Markov process, as receivers have them (B. W. Parkinson, J. J. Spilker, "Global
 * Positioning System", 1996, vol. I, ch. 11): they wander, a few centimetres in a step, and never jump.
 */
export const createSurroundings = (random: Random): Surroundings => {
  const base = between(random, 7, 21);
  const phase = between(random, 0, 2 * Math.PI);
  const accuracyBase = between(random, 1.8, 2.6);
  let elapsed = 0;
  let north = ERROR * roughlyNormal(random);
  let east = ERROR * roughlyNormal(random);
  let up = HEIGHT_ERROR * roughlyNormal(random);

  return {
    advance: (seconds) => {
      elapsed += seconds;
      const kept = 1 - seconds / PERSISTENCE;
      const fresh = Math.sqrt((2 * seconds) / PERSISTENCE);
      north = kept * north + fresh * ERROR * roughlyNormal(random);
      east = kept * east + fresh * ERROR * roughlyNormal(random);
      up = kept * up + fresh * HEIGHT_ERROR * roughlyNormal(random);
    },
    // Two slow waves, of a few hours and of half an hour: never faster than a tenth of a degree in a minute.
    temperature: () =>
      base + 2 * Math.sin((2 * Math.PI * elapsed) / 14_400 + phase) + 0.4 * Math.sin(elapsed / 290 + phase),
    received: ([longitude, latitude]) => [
      normalLongitude(longitude + east / METRES_A_DEGREE / longitudeScale(latitude)),
      Math.max(-90, Math.min(90, latitude + north / METRES_A_DEGREE)),
    ],
    heightError: () => up,
    accuracy: () => accuracyBase + 0.4 * Math.hypot(north, east),
  };
};
