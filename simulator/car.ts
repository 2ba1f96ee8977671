import type { Car, Ignition, Route } from '../src/contract/car.ts';
import type { Clock, Random } from '../src/contract/clock.ts';
import { UnitError } from '../src/contract/errors.ts';
import { createBattery } from './battery.ts';
import { bundledRoutes } from './bundled-routes.ts';
import { createListeners } from './listeners.ts';
import { advance, type Demand, isAtEnd, type Plan, type Rolling, STEP } from './motion.ts';
import { type Path, pathOf, valueAt } from './path.ts';
import { between, createRandom } from './random.ts';
import { type CarState, motionOf, sampleOf } from './readings.ts';
import type { DrivableRoute } from './route.ts';
import { createSteps } from './steps.ts';
import { createSurroundings } from './surroundings.ts';
import { planOf } from './trip.ts';

export type SimulatedCarOptions = {
  readonly clock: Clock;
  readonly random: Random;
  /** The user's own route, which becomes the default; null for the bundled ones only. */
  readonly route: DrivableRoute | null;
};

type Entry = { readonly route: Route; readonly road: DrivableRoute; readonly path: () => Path };

/** Without what only the car knows of a route. */
const plain = ({ id, name, length, geometry }: DrivableRoute): Route => ({ id, name, length, geometry });

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
    if (drive !== null && !drive.arrived) {
      duration += STEP;
      if (isAtEnd(plan(), rolling)) {
        drive.arrived = true;
        changes.call();
      }
    }
    if (ignition === 'on') ticks.call();
    else if (rolling.speed === 0) steps.stop();
  };
  const steps = createSteps(clock, step);

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
    destination: drive === null || drive.arrived ? null : (drive.entry.route.geometry.at(-1) ?? null),
    crashed,
  });

  const endDrive = (): void => {
    drive = null;
    charging = false;
    battery.unplug();
  };

  const setIgnition = (next: Ignition): void => {
    if (next === ignition) return;
    ignition = next;
    if (next === 'on') {
      distance = 0;
      duration = 0;
      steps.start();
      return;
    }
    endDrive();
    // A car that still rolls comes to a stand first.
    if (rolling.speed === 0) steps.stop();
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
      planned = planOf(entry.path(), entry.road, draw);
      rolling = atStart();
      setIgnition('on');
      distance = 0;
      duration = 0;
      drive = { entry, arrived: false };
    },
    stopDrive: endDrive,
    crash: () => {
      const wasDriving = drive !== null;
      crashed = true;
      endDrive();
      if (wasDriving) changes.call();
    },
    motion: () => motionOf(state()),
    sample: () => sampleOf(state()),
    onTick: ticks.add,
    onChange: changes.add,
    close: () => {
      steps.stop();
      ticks.clear();
      changes.clear();
    },
  };
};
