import type { VehicleKind } from '../src/contract/car.ts';
import type { Random } from '../src/contract/clock.ts';
import { createCombustion } from './energy/combustion.ts';
import { createElectric } from './energy/electric.ts';
import { createHybrid } from './energy/hybrid.ts';
import type { Heat, Powertrain } from './energy/powertrain.ts';
import { gripLeft } from './grip.ts';
import { type Moment, mostAcceleration, mostBraking, wheelForce } from './limits.ts';
import { advance, atStart, type Demand, type Plan, type Rolling } from './motion.ts';
import { valueAt } from './path.ts';
import { airDensity, dragOf, rollingOf } from './road-load.ts';
import { createThermals, type Thermals } from './temperatures.ts';
import type { BodyModel } from './vehicles/model.ts';
import { COMBUSTION, ELECTRIC, HYBRID } from './vehicles/table.ts';

/** W with everything on but heating and cooling. */
const AUXILIARY = 450;

/** Nothing that warms. */
const COLD: Heat = { battery: 0, motor: 0, engine: 0 };

const BODY: Readonly<Record<VehicleKind, BodyModel>> = {
  electric: ELECTRIC.body,
  hybrid: HYBRID.body,
  combustion: COMBUSTION.body,
};

const POWERTRAIN: Readonly<Record<VehicleKind, (random: Random) => Powertrain>> = {
  electric: createElectric,
  hybrid: createHybrid,
  combustion: createCombustion,
};

/** J that the road took since the car was built. */
export type RoadAccount = { drag: number; rolling: number };

/** What moves a car: its body on the road, its powertrain, and how warm both are. */
export type RunningGear = {
  readonly kind: VehicleKind;
  readonly body: BodyModel;
  readonly powertrain: Powertrain;
  readonly thermals: Thermals;
  readonly rolling: Readonly<Rolling>;
  readonly road: Readonly<RoadAccount>;
  /** The last step as the limits see it. */
  readonly moment: Readonly<Moment>;
  /** Puts the car at the start of its path, standing. */
  readonly toStart: () => void;
  /** Moves on by `seconds`; `outside` in °C. Returns the metres. */
  readonly step: (plan: Plan, demand: Demand, friction: number, outside: number, seconds: number) => number;
  /** Stands for `seconds` and takes energy on board; says whether that is enough to go on. */
  readonly fill: (outside: number, seconds: number) => 'filling' | 'filled';
  /** Slept for `seconds`: everything came nearer to the air outside. */
  readonly rest: (seconds: number, outside: number) => void;
};

export const createRunningGear = (kind: VehicleKind, random: Random, outside: number): RunningGear => {
  const body = BODY[kind];
  const powertrain = POWERTRAIN[kind](random);
  const thermals = createThermals(kind, outside);
  const rolling = atStart();
  const road: RoadAccount = { drag: 0, rolling: 0 };
  // Changed in place: a step makes nothing that has to be cleared away.
  const moment = { speed: 0, lateral: 0, grade: 0, density: 1.2, friction: 1 };
  const work = { wheels: 0, speed: 0, regainable: 0, braking: 0, auxiliaries: 0 };

  const look = ({ path }: Plan, friction: number, air: number): void => {
    const { along, speed } = rolling;
    moment.speed = speed;
    moment.lateral = speed * speed * valueAt(path, path.curvature, along);
    moment.grade = valueAt(path, path.grade, along);
    moment.density = airDensity(air, valueAt(path, path.altitude, along));
    moment.friction = friction;
  };

  return {
    kind,
    body,
    powertrain,
    thermals,
    rolling,
    road,
    moment,
    toStart: () => {
      Object.assign(rolling, atStart());
    },
    step: (plan, demand, friction, outside, seconds) => {
      look(plan, friction, outside);
      const { along, speed } = rolling;
      const most = mostAcceleration(body, powertrain.mostPower(), moment);
      advance(plan, rolling, demand, seconds, most, mostBraking(body, moment));

      // The mean speed of the step makes the work at the wheels exactly the change of the kinetic energy.
      const mean = (speed + rolling.speed) / 2;
      const moved = mean * seconds;
      moment.speed = mean;
      const impact = demand === 'crash';
      // An impact turns motion into heat, not into charge; a car that stands is held by its brakes.
      const force = mean > 0 && !impact ? wheelForce(body, rolling.acceleration, moment) : 0;
      work.wheels = force * mean;
      work.speed = mean;
      work.braking = Math.max(0, -force / body.mass);
      work.regainable = body.mass * body.driven * gripLeft(friction, moment.lateral) * mean;
      work.auxiliaries = AUXILIARY + thermals.climatePower();
      powertrain.drive(work, seconds);
      road.drag += dragOf(body, mean, moment.density) * moved;
      road.rolling += rollingOf(body, mean) * moved;
      thermals.advance(seconds, outside, powertrain.heat, true);
      return rolling.along - along;
    },
    fill: (outside, seconds) => {
      const state = powertrain.fill(seconds);
      thermals.advance(seconds, outside, powertrain.heat, true);
      return state;
    },
    rest: (seconds, outside) => thermals.advance(seconds, outside, COLD, false),
  };
};
