import type { Fix, Position } from '../src/contract/car.ts';
import type { Random } from '../src/contract/clock.ts';
import { longitudeScale, METRES_A_DEGREE, normalLongitude } from './geodesy.ts';
import { between, roughlyNormal } from './random.ts';

/** Deviation of a receiver's error in metres, and the seconds over which it changes: the urban case of a single-band receiver. */
const ERROR = 1.1;
const PERSISTENCE = 90;
/** Metres: heights are known less well. */
const HEIGHT_ERROR = 1.8;

/** Seconds after satellites were lost for which wheels and compass still tell a position, and the share of the way that it drifts. */
const RECKONED = 60;
const DRIFT = 0.02;
/** Metres that an unknown position is told to be within at most. */
const WORST = 9_999;
/** Seconds until a receiver that knows the orbits has its position again, at least and at most: what makers of such receivers state. */
const WARM = [1, 3] as const;
/**
 * Seconds from a cold start: the orbits are sent within 18 s of every 30 s (IS-GPS-200, subframes 1 to 3), and hold for four hours
 * (ibid., 20.3.4.4), so that only a longer rest makes the start a cold one.
 */
const COLD = [18, 36] as const;
const ORBITS_HOLD = 4 * 3_600;
/** Metres less sure at first, and seconds in which that fades. */
const UNSETTLED = 8;
const SETTLING = 20;
/** m/s below which the direction of the movement is noise: the last good one is kept. */
const DIRECTED = 0.6;

/** What a satellite receiver makes of where the car is. */
export type Receiver = {
  readonly fix: () => Fix;
  /** The position as the receiver has it; null while it has none. */
  readonly received: (position: Position) => Position | null;
  /** The direction that it believes in, given the true one; null while it has none. */
  readonly heading: (heading: number) => number | null;
  /** Metres to add to the true height. */
  readonly heightError: () => number;
  /** Metres that the received position is believed to be within. */
  readonly accuracy: () => number;
  readonly isLost: () => boolean;
  readonly setLost: (lost: boolean) => void;
  /** Starts after a rest of `seconds`. */
  readonly start: (seconds: number) => void;
  /** Starts without knowing the orbits. */
  readonly startCold: () => void;
  /** The car was put somewhere else, facing another way. */
  readonly place: () => void;
  /** Moves on by `seconds` at `speed` m/s towards `heading`, with or without a view of the sky. */
  readonly advance: (seconds: number, speed: number, heading: number, sky: boolean) => void;
};

/**
 * Errors are a first-order Gauss–Markov process, as receivers have them (B. W. Parkinson, J. J. Spilker, "Global
 * Positioning System", 1996, vol. I, ch. 11): they wander, a few centimetres in a step. The position jumps only where satellites
 * come back.
 */
export const createReceiver = (random: Random): Receiver => {
  const accuracyBase = between(random, 1.8, 2.6);
  let north = ERROR * roughlyNormal(random);
  let east = ERROR * roughlyNormal(random);
  let up = HEIGHT_ERROR * roughlyNormal(random);

  let fix: Fix = 'satellites';
  let lost = false;
  let untilFix = 0;
  /** Seconds and metres since satellites were lost, and which way the reckoning drifts, in radians. */
  let blind = 0;
  let drift = 0;
  let driftTo = 0;
  let unknown = 0;
  let unsettled = 0;
  // The last good direction; undefined stands for the one that the car was parked in.
  let held: number | null | undefined;

  const wander = (seconds: number): void => {
    const kept = 1 - seconds / PERSISTENCE;
    const fresh = Math.sqrt((2 * seconds) / PERSISTENCE);
    north = kept * north + fresh * ERROR * roughlyNormal(random);
    east = kept * east + fresh * ERROR * roughlyNormal(random);
    up = kept * up + fresh * HEIGHT_ERROR * roughlyNormal(random);
  };

  const lose = (): void => {
    fix = 'dead-reckoning';
    blind = 0;
    drift = 0;
    unknown = 0;
    driftTo = between(random, 0, 2 * Math.PI);
    untilFix = between(random, ...WARM);
  };

  const search = (seconds: number): void => {
    untilFix -= seconds;
    if (untilFix > 0) return;
    if (fix === 'none') unsettled = UNSETTLED;
    fix = 'satellites';
    blind = 0;
    drift = 0;
    unknown = 0;
  };

  const reckon = (seconds: number, speed: number): void => {
    blind += seconds;
    drift += DRIFT * speed * seconds;
    if (fix === 'dead-reckoning' && blind > RECKONED) {
      fix = 'none';
      held = null;
    }
    if (fix === 'none') unknown = Math.min(WORST, unknown + Math.max(1, speed) * seconds);
  };

  const startCold = (): void => {
    fix = 'none';
    held = null;
    unknown = WORST;
    untilFix = between(random, ...COLD);
  };

  return {
    fix: () => fix,
    received: ([longitude, latitude]) => {
      if (fix === 'none') return null;
      const eastward = east + drift * Math.sin(driftTo);
      const northward = north + drift * Math.cos(driftTo);
      return [
        normalLongitude(longitude + eastward / METRES_A_DEGREE / longitudeScale(latitude)),
        Math.max(-90, Math.min(90, latitude + northward / METRES_A_DEGREE)),
      ];
    },
    heading: (heading) => (held === undefined ? heading : held),
    heightError: () => up,
    accuracy: () =>
      Math.min(
        WORST,
        accuracyBase + 0.4 * Math.hypot(north, east) + 1.5 * drift + 0.1 * blind + unknown + unsettled,
      ),
    isLost: () => lost,
    setLost: (next) => {
      lost = next;
    },
    start: (seconds) => {
      if (seconds > ORBITS_HOLD) startCold();
    },
    startCold,
    place: () => {
      if (fix !== 'none') held = undefined;
    },
    advance: (seconds, speed, heading, sky) => {
      wander(seconds);
      if (unsettled > 0) unsettled *= Math.exp(-seconds / SETTLING);
      const sees = sky && !lost;
      if (!sees && fix === 'satellites') lose();
      if (fix !== 'satellites') {
        reckon(seconds, speed);
        if (sees) search(seconds);
      }
      if (fix !== 'none' && speed >= DIRECTED) held = heading;
    },
  };
};
