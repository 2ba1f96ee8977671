import type { Car, Ignition, Position, RoadSurface, VehicleKind } from '../src/contract/car.ts';
import type { Clock, Random } from '../src/contract/clock.ts';
import { UnitError } from '../src/contract/errors.ts';
import { createConditions } from './conditions.ts';
import { createDestinations } from './destinations.ts';
import { createDoors } from './doors.ts';
import { frictionOn } from './grip.ts';
import { createHealth } from './health.ts';
import { createLightSensor } from './light-sensor.ts';
import { createListeners } from './listeners.ts';
import { type Demand, isAtEnd, type Plan } from './motion.ts';
import { valueAt } from './path.ts';
import { between, createRandom } from './random.ts';
import { type CarState, motionOf, sampleOf } from './readings.ts';
import { createReceiver } from './receiver.ts';
import type { DrivableRoute } from './route.ts';
import { createRouteShelf, type Entry } from './route-shelf.ts';
import { createRunningGear } from './running-gear.ts';
import { createSensors } from './sensors.ts';
import { createSteps } from './steps.ts';
import { createSurroundings } from './surroundings.ts';
import { planOf, planOn, seesSky } from './trip.ts';

/** How many steps a second the car can take; each takes a whole number of milliseconds. */
export const RATES = [10, 20, 25, 50] as const;
export type Rate = (typeof RATES)[number];

export type SimulatedCarOptions = {
  readonly clock: Clock;
  readonly random: Random;
  /** The user's own route, which becomes the default; null for the bundled ones only. */
  readonly route: DrivableRoute | null;
  /** What drives it; electric by default. */
  readonly vehicle?: VehicleKind;
  /** Steps, and ticks, a second; 10 by default. */
  readonly rate?: Rate;
};

/**
 * A car that drives routes on the given clock, in even steps.
 * INVARIANT: everything it does follows from the seed, the route and the commands, with their times on the clock; reading
 * it changes nothing.
 */
export const createSimulatedCar = (options: SimulatedCarOptions): Car => {
  const { clock, random, vehicle = 'electric', rate = 10 } = options;
  const seconds = 1 / rate;
  const shelf = createRouteShelf(options.route);
  const seed = (): number => Math.floor(random() * 0x1_0000_0000);
  const draw = createRandom(seed());
  const drawOutside = createRandom(seed());
  const surroundings = createSurroundings(drawOutside);
  const gear = createRunningGear(vehicle, draw, surroundings.temperature());
  const { powertrain, thermals, rolling } = gear;
  const receiver = createReceiver(drawOutside);
  const [ticks, changes, healthChanges] = [createListeners(), createListeners(), createListeners()];
  const [doors, sensors] = [createDoors(), createSensors()];
  const destinations = createDestinations((id) => shelf.find(id).route);

  let ignition: Ignition = 'off';
  let odometer = Math.floor(between(draw, 8_000_000, 60_000_000));
  let distance = 0;
  let duration = 0;
  let crashed = false;
  let filling = false;
  let surface: RoadSurface = 'dry';
  let drive: { readonly entry: Entry; arrived: boolean } | null = null;
  // Laid out when it is first looked at, so that a unit starts without waiting for it; its seed is drawn at once, so that
  // looking changes nothing.
  let planned: Plan | null = null;
  let road = shelf.first.road;
  const seedOfStart = seed();
  const plan = (): Plan => {
    planned ??= planOf(shelf.first.path(), road, createRandom(seedOfStart), surface);
    return planned;
  };
  const health = createHealth(createRandom(seed()), surroundings.temperature());
  let before = { spent: 0, burnt: 0 };
  /** Since when the car sleeps, and since when its receiver is off, in milliseconds. */
  let asleep = clock.now();
  let offSince: number | null = clock.now();

  const driven = () => (drive === null || drive.arrived ? null : drive.entry.route);

  const here = (): Position => {
    const { path } = plan();
    return [valueAt(path, path.longitude, rolling.along), valueAt(path, path.latitude, rolling.along)];
  };
  const lightSensor = createLightSensor(() => steps.at(), here);

  const demand = (): Demand => {
    if (crashed) return 'crash';
    return drive === null || drive.arrived || filling || doors.anyOpen() ? 'brake' : 'drive';
  };

  /** On to the next moment: the car along its road, or at the pump. */
  const move = (): void => {
    const outside = surroundings.temperature();
    if (filling && rolling.speed === 0) {
      filling = gear.fill(outside, seconds) === 'filling';
      return;
    }
    if (drive !== null && powertrain.isLow()) filling = true;
    const moved = gear.step(plan(), demand(), frictionOn(surface), outside, seconds);
    odometer += moved;
    distance += moved;
  };

  const step = (): void => {
    move();
    surroundings.advance(seconds);
    const { path } = plan();
    const heading = valueAt(path, path.heading, rolling.along);
    const fix = receiver.fix();
    receiver.advance(seconds, rolling.speed, heading, seesSky(plan(), rolling.along));
    if (receiver.fix() !== fix) changes.call();
    if (health.advance(seconds, rolling.speed, surroundings.temperature(), steps.at())) healthChanges.call();
    if (destinations.reached(driven(), rolling.along)) changes.call();
    if (lightSensor.advance(seconds)) changes.call();
    if (drive !== null && !drive.arrived) {
      duration += seconds;
      if (isAtEnd(plan(), rolling)) {
        drive.arrived = true;
        changes.call();
      }
    }
    if (ignition === 'on') ticks.call();
    else if (rolling.speed === 0 && !health.busy()) sleep();
  };
  const steps = createSteps(clock, step, 1_000 / rate);

  const sleep = (): void => {
    asleep = steps.at();
    steps.stop();
  };

  const wake = (): void => {
    if (steps.running()) return;
    // A clock that was set back meanwhile let no time pass.
    const slept = Math.max(0, steps.at() - asleep) / 1_000;
    health.advance(slept, 0, surroundings.temperature(), steps.at());
    gear.rest(slept, surroundings.temperature());
    steps.start();
  };

  const state = (): CarState => ({
    at: Math.floor(steps.at()),
    ignition,
    plan: plan(),
    rolling,
    powertrain,
    surroundings,
    receiver,
    odometer,
    distance,
    duration,
    destination: destinations.of(driven())?.position ?? null,
    crashed,
    health,
    awake: steps.running(),
    spent: powertrain.spent() - before.spent,
    burnt: powertrain.burnt() - before.burnt,
  });

  const endDrive = (): void => {
    drive = null;
    filling = false;
    powertrain.endFilling();
  };

  const beginTrip = (): void => {
    distance = 0;
    duration = 0;
    before = { spent: powertrain.spent(), burnt: powertrain.burnt() };
  };

  /** The receiver has power while the ignition is not off. */
  const powerReceiver = (): void => {
    if (ignition === 'off') offSince = clock.now();
    else if (offSince !== null) {
      receiver.start((clock.now() - offSince) / 1_000);
      offSince = null;
    }
  };

  const setIgnition = (next: Ignition): void => {
    if (next === ignition) return;
    ignition = next;
    powerReceiver();
    if (next === 'on') {
      beginTrip();
      wake();
      return;
    }
    endDrive();
    // A car that still rolls comes to a stand first.
    if (rolling.speed === 0 && !health.busy()) sleep();
  };

  return {
    kind: vehicle,
    rate,
    routes: shelf.routes,
    addRoute: shelf.add,
    removeRoute: (id) => {
      if (driven()?.id === id || destinations.of(null)?.route === id) {
        throw new UnitError(
          'not-now',
          `The route "${id}" is being driven to its destination.`,
          'Stop the drive and clear the destination first.',
        );
      }
      shelf.remove(id);
    },
    ignition: () => ignition,
    setIgnition,
    driving: () => (drive === null ? null : { route: drive.entry.route, arrived: drive.arrived }),
    startDrive: (id) => {
      const entry = shelf.find(id);
      doors.mustBeShut();
      endDrive();
      powertrain.rest();
      crashed = false;
      health.crash(false, steps.at());
      road = entry.road;
      planned = planOf(entry.path(), road, draw, surface);
      gear.toStart();
      receiver.place();
      setIgnition('on');
      beginTrip();
      drive = { entry, arrived: false };
    },
    stopDrive: endDrive,
    destination: () => destinations.of(driven()),
    setDestination: (next) => destinations.choose(next, driven(), rolling.along),
    light: lightSensor.read,
    setLight: lightSensor.choose,
    crash: () => {
      const wasDriving = drive !== null;
      crashed = true;
      health.crash(true, steps.at());
      endDrive();
      if (wasDriving) changes.call();
    },
    motion: () => motionOf(state()),
    health: health.read,
    faults: () => health.read().faults,
    setFault: (fault, on) => {
      health.set(fault, on, steps.at());
      // Air goes out of a tyre also while the car sleeps.
      if (health.busy()) wake();
    },
    conditions: createConditions({
      doors,
      receiver,
      sensors,
      thermals,
      outside: surroundings.temperature,
      moving: () => rolling.speed > 0,
      truth: () => sampleOf(state()),
      surface: () => surface,
      setSurface: (next) => {
        surface = next;
        if (planned !== null) planned = planOn(planned, road, surface);
      },
    }),
    sample: () => sensors.through(sampleOf(state())),
    onTick: ticks.add,
    onChange: changes.add,
    onHealth: healthChanges.add,
    close: () => {
      steps.stop();
      for (const listeners of [ticks, changes, healthChanges]) listeners.clear();
    },
  };
};
