import type { VehicleKind } from '../../src/contract/car.ts';
import { styleOn } from '../driver.ts';
import { frictionOn } from '../grip.ts';
import { isAtEnd, type Plan } from '../motion.ts';
import { type Path, pathOf } from '../path.ts';
import { createRandom } from '../random.ts';
import { type DrivableRoute, routeOf } from '../route.ts';
import { createRunningGear, type RunningGear } from '../running-gear.ts';
import { speedProfile } from '../speed-profile.ts';
import { planOf } from '../trip.ts';

const DEGREE = 111_320;

/** A winding road of some 6 km over a hill of 120 m: bends down to 25 m of radius, grades up to 11 %, a limit of 100 km/h. */
export const hillRoad = (): DrivableRoute => {
  const coordinates: number[][] = [];
  let [x, y, heading] = [0, 0, 0];
  for (let metres = 0; metres <= 6_000; metres += 10) {
    const bend = metres % 900 < 600 ? Math.sin(metres / 37) / 25 : 0;
    heading += metres > 300 ? bend * 4 : 0;
    x += 10 * Math.cos(heading);
    y += 10 * Math.sin(heading);
    coordinates.push([9 + x / DEGREE / 0.66, 48 + y / DEGREE, 500 + 60 * (1 - Math.cos(metres / 955))]);
  }
  return routeOf(
    {
      type: 'Feature',
      properties: { speedLimits: [{ from: 0, limit: 100 }] },
      geometry: { type: 'LineString', coordinates },
    },
    'hill.json',
  );
};

const road = hillRoad();
const path: Path = pathOf(road);

export type Trial = {
  readonly kind: VehicleKind;
  readonly seed: number;
  /** The friction of the road; a dry one where it is not given. */
  readonly friction?: number;
  readonly rate?: number;
};

const planFor = (seed: number, friction: number): Plan => {
  const drawn = planOf(path, road, createRandom(seed), 'dry');
  const style = styleOn(drawn.habit, friction, 'dry');
  const speed = speedProfile(path, style, road.speedLimits ?? [], path.length / road.length);
  return { ...drawn, style, speed };
};

export type TrialEnd = { readonly gear: RunningGear; readonly plan: Plan; readonly seconds: number };

/**
 * Drives the hill road once.
 * @param look called after every step, with the speed before it
 * @returns how it ended; throws where the car does not arrive within twenty minutes
 */
export const tryOut = (
  trial: Trial,
  look: (gear: RunningGear, before: number) => void = () => undefined,
): TrialEnd => {
  const { kind, seed, friction = frictionOn('dry'), rate = 10 } = trial;
  const plan = planFor(seed, friction);
  const gear = createRunningGear(kind, createRandom(seed), 15);
  const step = 1 / rate;
  for (let seconds = 0; seconds < 1_200; seconds += step) {
    const before = gear.rolling.speed;
    gear.step(plan, 'drive', friction, 15, step);
    look(gear, before);
    if (isAtEnd(plan, gear.rolling)) return { gear, plan, seconds };
  }
  throw new Error(`The ${kind} car of seed ${seed} did not arrive.`);
};
