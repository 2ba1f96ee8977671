import type { Car, Destination, Ignition, LightChoice, Position, Route } from '../src/contract/car.ts';
import type { Clock, Random } from '../src/contract/clock.ts';
import { UnitError } from '../src/contract/errors.ts';
import { positionAlong } from './along.ts';
import { createBattery } from './battery.ts';
import { bundledRoutes } from './bundled-routes.ts';
import { createHealth } from './health.ts';
import { createListeners } from './listeners.ts';
import { advance, type Demand, isAtEnd, type Plan, type Rolling, STEP } from './motion.ts';
import { type Path, pathOf, valueAt } from './path.ts';
import { between, createRandom } from './random.ts';
import { type CarState, motionOf, sampleOf } from './readings.ts';
import type { DrivableRoute } from './route.ts';
import { createSteps } from './steps.ts';
import { isDay } from './sun.ts';
import { createSurroundings } from './surroundings.ts';
import { planOf } from './trip.ts';

export type SimulatedCarOptions = {
  readonly clock: Clock;
  readonly random: Random;
  /** The user's own route, which becomes the default; null for the bundled ones only. */
  readonly route: DrivableRoute | null;
};

type Entry = { readonly route: Route; readonly road: DrivableRoute; readonly path: () => Path };

/** Metres before a destination where it counts as reached. */
const REACHED = 10;

/** Without what only the car knows of a route. */
const plain = ({ id, name, length, geometry, places }: DrivableRoute): Route => ({
  id,
  name,
  length,
  geometry,
  places,
});

const entryOf = (road: DrivableRoute): Entry => {
  let path: Path | undefined;
  return {
    route: plain(road),
    road,
    path: () => {
      path ??= pathOf(road);
      return path;
    },
  };
};

const catalogue = (own: DrivableRoute | null): readonly [Entry, ...Entry[]] => {
  const [first, ...others] = [
    ...(own === null ? [] : [own]),
    ...bundledRoutes().filter(({ id }) => id !== own?.id),
  ].map(entryOf);
  if (first === undefined) throw new UnitError('internal', 'There is no route to drive.', 'Report this.');
  return [first, ...others];
};

const atStart = (): Rolling => ({ along: 0, speed: 0, acceleration: 0, stopsDone: 0, waiting: 0 });

/**
 * A battery-electric car that drives routes on the given clock, in steps of 0.1 s.
 * INVARIANT: everything it does follows from the seed, the route and the commands, with their times on the clock; reading
 * it changes nothing.
 */
export const createSimulatedCar = ({ clock, random, route: own }: SimulatedCarOptions): Car => {
  const entries = catalogue(own);
  const seed = (): number => Math.floor(random() * 0x1_0000_0000);
  const draw = createRandom(seed());
  const battery = createBattery(draw);
  const surroundings = createSurroundings(createRandom(seed()));
  const ticks = createListeners();
  const changes = createListeners();
  const healthChanges = createListeners();

  let ignition: Ignition = 'off';
  let odometer = Math.floor(between(draw, 8_000_000, 60_000_000));
  let distance = 0;
  let duration = 0;
  let crashed = false;
  let charging = false;
  let drive: { readonly entry: Entry; arrived: boolean } | null = null;
  // Laid out when it is first looked at, so that a unit starts without waiting for it; its seed is drawn at once, so that
  // looking changes nothing.
  let planned: Plan | null = null;
  const seedOfStart = seed();
  const plan = (): Plan => {
    planned ??= planOf(entries[0].path(), entries[0].road, createRandom(seedOfStart));
    return planned;
  };
  let rolling = atStart();
  const health = createHealth(createRandom(seed()), surroundings.temperature());
  let spentBefore = battery.spent();
  /** Since when the car sleeps, in milliseconds: its tyres cool meanwhile. */
  let asleep = clock.now();
  let wanted: Destination | null = null;
  let chosenLight: LightChoice = 'sun';
  let lastLight: 'day' | 'night' | null = null;
  let untilLook = 0;

  const destination = (): Destination | null => {
    if (wanted !== null || drive === null || drive.arrived) return wanted;
    const { id, geometry, length, places } = drive.entry.route;
    const position = geometry.at(-1);
    if (position === undefined) return null;
    return { route: id, along: length, name: places.at(-1)?.name ?? null, position };
  };

  const here = (): Position => {
    const { path } = plan();
    return [valueAt(path, path.longitude, rolling.along), valueAt(path, path.latitude, rolling.along)];
  };

  const lightNow = (): 'day' | 'night' => {
    if (chosenLight !== 'sun') return chosenLight;
    return isDay(steps.at(), here()) ? 'day' : 'night';
  };

  /** Whether the car, on the drive that it is on, has reached or passed a point; where no drive goes on, none is. */
  const isPassed = ({ route, along }: Pick<Destination, 'route' | 'along'>): boolean =>
    drive !== null && !drive.arrived && drive.entry.route.id === route && rolling.along >= along - REACHED;

  /** A destination that is reached is one no longer. */
  const arriveAtDestination = (): void => {
    if (wanted === null || !isPassed(wanted)) return;
    wanted = null;
    changes.call();
  };

  /** Dusk and dawn are told of; looking once a second is enough. */
  const lookOutside = (): void => {
    untilLook -= STEP;
    if (untilLook > 0) return;
    untilLook = 1;
    const light = lightNow();
    const turned = lastLight !== null && light !== lastLight;
    lastLight = light;
    if (turned) changes.call();
  };

  const demand = (): Demand => {
    if (crashed) return 'crash';
    return drive === null || drive.arrived || charging ? 'brake' : 'drive';
  };

  const energise = (): void => {
    if (charging && rolling.speed === 0) {
      if (battery.plugIn(STEP) === 'charged') charging = false;
      return;
    }
    if (drive !== null && battery.isLow()) charging = true;
    const { path } = plan();
    battery.drive(
      {
        speed: rolling.speed,
        // An impact turns motion into heat, not into charge.
        acceleration: crashed ? 0 : rolling.acceleration,
        grade: valueAt(path, path.grade, rolling.along),
        altitude: valueAt(path, path.altitude, rolling.along),
        temperature: surroundings.temperature(),
      },
      STEP,
    );
  };

  const step = (): void => {
    const before = rolling.along;
    advance(plan(), rolling, demand());
    const moved = rolling.along - before;
    odometer += moved;
    distance += moved;
    surroundings.advance(STEP);
    energise();
    if (health.advance(STEP, rolling.speed, surroundings.temperature(), steps.at())) healthChanges.call();
    arriveAtDestination();
    lookOutside();
    if (drive !== null && !drive.arrived) {
      duration += STEP;
      if (isAtEnd(plan(), rolling)) {
        drive.arrived = true;
        changes.call();
      }
    }
    if (ignition === 'on') ticks.call();
    else if (rolling.speed === 0 && !health.busy()) sleep();
  };
  const steps = createSteps(clock, step);

  const sleep = (): void => {
    asleep = steps.at();
    steps.stop();
  };

  const wake = (): void => {
    if (steps.running()) return;
    // A clock that was set back meanwhile let no time pass.
    health.advance(Math.max(0, steps.at() - asleep) / 1_000, 0, surroundings.temperature(), steps.at());
    steps.start();
  };

  const state = (): CarState => ({
    at: Math.floor(steps.at()),
    ignition,
    plan: plan(),
    rolling,
    battery,
    surroundings,
    odometer,
    distance,
    duration,
    destination: destination()?.position ?? null,
    crashed,
    health,
    awake: steps.running(),
    spent: battery.spent() - spentBefore,
  });

  const endDrive = (): void => {
    drive = null;
    charging = false;
    battery.unplug();
  };

  const beginTrip = (): void => {
    distance = 0;
    duration = 0;
    spentBefore = battery.spent();
  };

  const setIgnition = (next: Ignition): void => {
    if (next === ignition) return;
    ignition = next;
    if (next === 'on') {
      beginTrip();
      wake();
      return;
    }
    endDrive();
    // A car that still rolls comes to a stand first.
    if (rolling.speed === 0 && !health.busy()) sleep();
  };

  const entryFor = (id: string | undefined): Entry => {
    const found = id === undefined ? entries[0] : entries.find(({ route }) => route.id === id);
    if (found !== undefined) return found;
    throw new UnitError(
      'unknown-route',
      `There is no route "${id}".`,
      `Choose one of: ${entries.map(({ route }) => route.id).join(', ')}.`,
    );
  };

  return {
    routes: () => entries.map(({ route }) => route),
    ignition: () => ignition,
    setIgnition,
    driving: () => (drive === null ? null : { route: drive.entry.route, arrived: drive.arrived }),
    startDrive: (id) => {
      const entry = entryFor(id);
      endDrive();
      battery.rest();
      crashed = false;
      health.crash(false, steps.at());
      planned = planOf(entry.path(), entry.road, draw);
      rolling = atStart();
      setIgnition('on');
      beginTrip();
      drive = { entry, arrived: false };
    },
    stopDrive: endDrive,
    destination,
    setDestination: (next) => {
      if (next === null) {
        wanted = null;
        return;
      }
      const { route } = entryFor(next.route);
      if (next.along > route.length + REACHED) {
        throw new UnitError(
          'bad-input',
          `The route "${route.id}" is ${Math.round(route.length)} m long; ${Math.round(next.along)} m is beyond its end.`,
          'Give metres along the route, from 0 to its length.',
        );
      }
      const along = Math.min(next.along, route.length);
      if (isPassed({ route: route.id, along })) {
        throw new UnitError(
          'not-now',
          `The car is past ${Math.round(along)} m of the route "${route.id}" already.`,
          'Choose a point that lies ahead.',
          'place-passed',
        );
      }
      wanted = { ...next, along, position: positionAlong(route.geometry, along) };
    },
    light: () => ({ now: lightNow(), chosen: chosenLight }),
    setLight: (chosen) => {
      chosenLight = chosen;
    },
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
    sample: () => sampleOf(state()),
    onTick: ticks.add,
    onChange: changes.add,
    onHealth: healthChanges.add,
    close: () => {
      steps.stop();
      ticks.clear();
      changes.clear();
      healthChanges.clear();
    },
  };
};
