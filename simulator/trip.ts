import type { Random } from '../src/contract/clock.ts';
import { drivingStyle, waitAt } from './driver.ts';
import type { Plan, PlannedStop } from './motion.ts';
import { nearest, type Path } from './path.ts';
import type { DrivableRoute } from './route.ts';
import { speedProfile } from './speed-profile.ts';

/** Metres: a stop further away than this is on another road. */
const OFF_THE_ROAD = 60;
/** Metres between two stops, and from the ends of the path: any closer and the car would only creep. */
const APART = 30;

const stopsOn = (path: Path, route: DrivableRoute, random: Random): readonly PlannedStop[] => {
  const candidates = (route.stops ?? [])
    .map(({ kind, position }) => ({ ...nearest(path, position), wait: waitAt(kind, random) }))
    .filter(({ away, wait }) => away <= OFF_THE_ROAD && wait > 0)
    .sort((one, other) => one.along - other.along);
  const stops: PlannedStop[] = [];
  for (const { along, wait } of candidates) {
    const before = stops.at(-1)?.along ?? 0;
    if (along - before >= APART && path.length - along >= APART) stops.push({ along, wait });
  }
  return stops;
};

/** How one driver takes the route today: style, speeds and stops, all drawn from `random`. */
export const planOf = (path: Path, route: DrivableRoute, random: Random): Plan => {
  const style = drivingStyle(random);
  const scale = path.length / route.length;
  return {
    path,
    style,
    speed: speedProfile(path, style, route.speedLimits ?? [], scale),
    stops: stopsOn(path, route, random),
  };
};
