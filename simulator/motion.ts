import type { DrivingStyle } from './driver.ts';
import { type Path, valueAt } from './path.ts';
import type { Tunnel } from './route-properties.ts';

/** Metres along the path, and seconds to stand there. */
export type PlannedStop = { readonly along: number; readonly wait: number };

/** The road ahead of one drive, as its driver means to take it. */
export type Plan = {
  readonly path: Path;
  /** The driver's habit, and what of it the road of today allows. */
  readonly habit: DrivingStyle;
  readonly style: DrivingStyle;
  /** m/s at each sample of the path. */
  readonly speed: Float64Array;
  /** In driving order; the end of the path is not among them. */
  readonly stops: readonly PlannedStop[];
  /** In metres along the path, in driving order. */
  readonly tunnels: readonly Tunnel[];
};

/** Where a car is along its path and how it moves: metres, m/s, m/s². */
export type Rolling = {
  along: number;
  speed: number;
  acceleration: number;
  /** How many stops lie behind. */
  stopsDone: number;
  /** Seconds that the car still stands where it stands. */
  waiting: number;
};

/** What moves the car: the plan, a driver who brings it to a stand, or an impact. */
export type Demand = 'drive' | 'brake' | 'crash';

/** m/s² an impact slows the car by: of the order of a frontal crash at town speed, about 0.3 s long. */
const IMPACT = 60;
/** m/s³ that acceleration rises and falls with; passengers find up to about 3 comfortable. */
const JERK = 3;
/** m/s². Beyond the driver's habit, but no emergency. */
const HARDEST_BRAKING = 2.9;
/** Seconds that a driver looks ahead at. */
const HORIZONS = [0.5, 1, 1.6] as const;
/** Metres before a stop line where the car comes to rest. */
const MARGIN = 0.5;
/** Metres from a stop within which standing still counts as standing there. */
const CLOSE = 2.5;

// The last metres of a stop: below EASE m/s braking fades with the speed, from REST + FADE * EASE to REST.
const EASE = 2;
const REST = 0.6;
const FADE = 0.5;

/** Metres that fading braking takes from `speed` (up to EASE) to rest: the integral of v / (REST + FADE v). */
const easing = (speed: number): number =>
  speed / FADE - (REST / (FADE * FADE)) * Math.log((REST + FADE * speed) / REST);
const EASING = easing(EASE);

/** Braking in m/s² that brings the car to rest in `distance` metres. */
const brakingFor = (speed: number, distance: number): number => {
  if (speed <= EASE) return easing(speed) + 0.05 >= distance ? REST + FADE * speed : 0;
  return (speed * speed - EASE * EASE) / (2 * Math.max(0.05, distance - EASING));
};

/** The acceleration that follows the plan's speeds. */
const following = ({ path, speed, style }: Plan, rolling: Rolling): number => {
  const ahead = Math.max(1, rolling.speed);
  let least: number = style.acceleration;
  for (const horizon of HORIZONS) {
    const target = valueAt(path, speed, rolling.along + ahead * horizon);
    least = Math.min(least, (target - rolling.speed) / horizon);
  }
  return least;
};

/** Where the car has to come to rest next. */
const nextRest = ({ path, stops }: Plan, rolling: Rolling): number =>
  stops[rolling.stopsDone]?.along ?? path.length;

const wanted = (plan: Plan, rolling: Rolling, demand: Demand): number => {
  const distance = nextRest(plan, rolling) - MARGIN - rolling.along;
  const braking = brakingFor(rolling.speed, Math.max(0, distance));
  const needed = braking >= 0.85 * plan.style.braking || rolling.speed <= EASE ? -braking : 0;
  if (demand === 'brake') {
    const gentle = rolling.speed > EASE ? plan.style.braking : REST + FADE * rolling.speed;
    return Math.min(-gentle, needed);
  }
  const free = following(plan, rolling);
  return needed < 0 ? Math.min(free, needed) : free;
};

/** A car that stands at the start of its path. */
export const atStart = (): Rolling => ({ along: 0, speed: 0, acceleration: 0, stopsDone: 0, waiting: 0 });

/** Whether the car stands where its path ends. */
export const isAtEnd = (plan: Plan, rolling: Rolling): boolean =>
  rolling.speed === 0 && plan.path.length - rolling.along < CLOSE;

const stand = (plan: Plan, rolling: Rolling): void => {
  const stop = plan.stops[rolling.stopsDone];
  if (stop === undefined || Math.abs(stop.along - rolling.along) > CLOSE) return;
  rolling.waiting = stop.wait;
  rolling.stopsDone += 1;
};

/**
 * Moves the car on by `seconds`, within what its drive and its grip give now: `most` m/s² forward, `hardest` m/s² of braking.
 * INVARIANT: neither position nor speed jumps: speed changes by at most the acceleration times the step, and
 * position by the mean of the old and the new speed times the step.
 */
export const advance = (
  plan: Plan,
  rolling: Rolling,
  demand: Demand,
  seconds: number,
  most: number,
  hardest: number,
): void => {
  const before = rolling.speed;
  if (demand === 'crash') {
    rolling.acceleration = before > 0 ? -IMPACT : 0;
  } else if (before === 0 && (demand === 'brake' || rolling.waiting > 0 || isAtEnd(plan, rolling))) {
    rolling.waiting = Math.max(0, rolling.waiting - seconds);
    rolling.acceleration = 0;
    return;
  } else {
    const change = wanted(plan, rolling, demand) - rolling.acceleration;
    const quickest = JERK * seconds;
    const smooth = rolling.acceleration + Math.max(-quickest, Math.min(quickest, change));
    rolling.acceleration = Math.max(-HARDEST_BRAKING, -hardest, Math.min(most, smooth));
  }
  const after = Math.max(0, before + rolling.acceleration * seconds);
  rolling.acceleration = (after - before) / seconds;
  rolling.speed = after;
  rolling.along = Math.min(plan.path.length, rolling.along + ((before + after) / 2) * seconds);
  if (after === 0 && before > 0) stand(plan, rolling);
};
