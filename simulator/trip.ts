import type { RoadSurface } from '../src/contract/car.ts';
import type { Random } from '../src/contract/clock.ts';
import { drivingStyle, styleOn, waitAt } from './driver.ts';
import { frictionOn } from './grip.ts';
import type { Plan, PlannedStop } from './motion.ts';
import { nearest, type Path } from './path.ts';
import type { DrivableRoute } from './route.ts';
import { speedProfile } from './speed-profile.ts';

/** Metres: a stop further away than this is on another road. */
const OFF_THE_ROAD = 60;
/** Metres between two stops, and from the ends of the path: any closer and the car would only creep. */
const APART = 30;

const stopsOn = (path: Path, route: DrivableRoute, random: Random): readonly PlannedStop[] => {
  const scale = path.length / route.length;
  const halts = (route.recorded?.halts ?? []).map(({ along, wait }) => ({
    along: along * scale,
    away: 0,
    wait,
  }));
  const candidates = (route.stops ?? [])
    .map(({ kind, position }) => ({ ...nearest(path, position), wait: waitAt(kind, random) }))
    .concat(halts)
    .filter(({ away, wait }) => away <= OFF_THE_ROAD && wait > 0)
    .sort((one, other) => one.along - other.along);
  const stops: PlannedStop[] = [];
  for (const { along, wait } of candidates) {
    const before = stops.at(-1)?.along ?? 0;
    if (along - before >= APART && path.length - along >= APART) stops.push({ along, wait });
  }
  return stops;
};

/** The same drive on another surface: stops and habit stay, speeds are laid out anew. */
export const planOn = (plan: Plan, route: DrivableRoute, surface: RoadSurface): Plan => {
  const { path, habit } = plan;
  const style = styleOn(habit, frictionOn(surface), surface);
  return {
    ...plan,
    style,
    speed: speedProfile(
      path,
      style,
      route.speedLimits ?? [],
      path.length / route.length,
      route.recorded?.speeds,
    ),
  };
};

/** How one driver takes the route today: style, speeds and stops, all drawn from `random`. */
export const planOf = (path: Path, route: DrivableRoute, random: Random, surface: RoadSurface): Plan => {
  const habit = drivingStyle(random);
  const scale = path.length / route.length;
  const drawn: Plan = {
    path,
    habit,
    style: habit,
    speed: new Float64Array(0),
    stops: stopsOn(path, route, random),
    tunnels: (route.tunnels ?? []).map(({ from, to }) => ({ from: from * scale, to: to * scale })),
  };
  return planOn(drawn, route, surface);
};

/** Whether the sky can be seen `along` metres from the start. */
export const seesSky = ({ tunnels }: Plan, along: number): boolean => {
  for (const { from, to } of tunnels) if (along >= from && along <= to) return false;
  return true;
};
