import type { Car, Destination, Ignition, LightChoice, Position, Route } from '../src/contract/car.ts';
import type { Clock } from '../src/contract/clock.ts';
import { UnitError } from '../src/contract/errors.ts';
import type { SignalValue } from '../src/privacy/signals.ts';
import { positionAlong } from './along.ts';
import { distanceBetween } from './geodesy.ts';
import { createListeners } from './listeners.ts';
import { healthIn, motionIn, positionIn } from './replayed-motion.ts';
import { createSteps, PERIOD } from './steps.ts';
import { isDay } from './sun.ts';

/** What a car said at one moment; signals that are not in it are as they were. */
export type Frame = {
  /** Milliseconds since the first frame. */
  readonly t: number;
  readonly signals: Readonly<Record<string, SignalValue>>;
};

/** A drive that was recorded. */
export type Replay = {
  readonly name: string;
  /** Where it went, thinned out; empty where the signals do not say. */
  readonly line: readonly Position[];
  /** In order of time, from the beginning, each time it is asked. */
  readonly frames: () => Iterator<Frame>;
};

export type ReplayedCarOptions = {
  readonly clock: Clock;
  readonly replay: Replay;
  /** Is told when the frames could not be read on; the drive ends there. */
  readonly failed: (error: unknown) => void;
};

/** Milliseconds that the last frame stays: whoever samples once a second meets it once. */
const LINGER = 900;

const routeOf = ({ name, line }: Replay): Route => {
  const start: Position = line[0] ?? [0, 0];
  const geometry = line.length > 1 ? line : [start, start];
  const length = geometry
    .slice(1)
    .reduce((sum, to, index) => sum + distanceBetween(geometry[index] ?? to, to), 0);
  return { id: 'replay', name, length: Math.round(length), geometry, places: [] };
};

const recordedAsItIs = (what: string): UnitError =>
  new UnitError(
    'not-now',
    `${what} of a replayed car is as it was recorded.`,
    'Start the unit without a replay to change it.',
  );

/**
 * A car that says what another said before. Its drive is the recording: it begins at the first frame, and when the last is over
 * the car has arrived, and says nothing any more.
 * INVARIANT: every signal that it offers was recorded, but for an airbag and a destination that were set since.
 */
export const createReplayedCar = ({ clock, replay, failed }: ReplayedCarOptions): Car => {
  const route = routeOf(replay);
  const readings = new Map<string, SignalValue>();
  const ticks = createListeners();
  const changes = createListeners();
  let ignition: Ignition = 'off';
  let drive: { readonly route: Route; arrived: boolean } | null = null;
  let frames: Iterator<Frame> | null = null;
  let next: Frame | null = null;
  let began = clock.now();
  /** When the last frame was taken in, in milliseconds since the start. */
  let lastTaken = 0;
  let wanted: Destination | null = null;
  let chosenLight: LightChoice = 'sun';
  let position: Position = route.geometry[0] ?? [0, 0];

  const pull = (): void => {
    try {
      const result = frames?.next();
      next = result === undefined || result.done === true ? null : result.value;
    } catch (error) {
      next = null;
      failed(error);
    }
  };

  /** Takes in what is due. The first frame is met at the first tick, so that one at the same rate is met where it was made. */
  const takeIn = (elapsed: number): void => {
    for (; next !== null && next.t + PERIOD <= elapsed; pull()) {
      for (const [path, value] of Object.entries(next.signals)) readings.set(path, value);
      lastTaken = next.t + PERIOD;
    }
    position = positionIn(readings) ?? position;
  };

  const tick = (at: number): void => {
    takeIn(at - began);
    ticks.call();
    if (next === null && at - began - lastTaken >= LINGER && drive !== null && !drive.arrived) {
      drive.arrived = true;
      halt();
      changes.call();
    }
  };

  const steps = createSteps(clock, tick);

  const halt = (): void => {
    steps.stop();
    frames?.return?.();
    frames = null;
    next = null;
  };

  const endDrive = (): void => {
    halt();
    drive = null;
  };

  const refuseRoute = (): never => {
    throw new UnitError(
      'not-now',
      'A replayed car keeps the route of its recording, and no other.',
      'Draw routes on a unit that replays nothing.',
    );
  };

  return {
    kind: 'electric',
    rate: 1_000 / PERIOD,
    conditions: null,
    routes: () => [route],
    addRoute: refuseRoute,
    removeRoute: refuseRoute,
    ignition: () => ignition,
    setIgnition: (to) => {
      ignition = to;
      if (to !== 'on') endDrive();
    },
    driving: () => (drive === null ? null : { ...drive }),
    startDrive: (id) => {
      if (id !== undefined && id !== route.id) {
        throw new UnitError(
          'unknown-route',
          `There is no route "${id}".`,
          `Choose ${route.id}: a replayed car drives nothing else.`,
        );
      }
      halt();
      readings.clear();
      ignition = 'on';
      drive = { route, arrived: false };
      began = clock.now();
      frames = replay.frames();
      lastTaken = PERIOD;
      pull();
      // What the car says first, it knows at once.
      takeIn(PERIOD);
      steps.start();
    },
    stopDrive: endDrive,
    destination: () => wanted,
    setDestination: (to) => {
      if (to !== null && to.route !== route.id) {
        throw new UnitError('unknown-route', `There is no route "${to.route}".`, `Choose ${route.id}.`);
      }
      wanted = to === null ? null : { ...to, position: positionAlong(route.geometry, to.along) };
    },
    light: () => ({
      now: chosenLight === 'sun' ? (isDay(steps.at(), position) ? 'day' : 'night') : chosenLight,
      chosen: chosenLight,
    }),
    setLight: (chosen) => {
      chosenLight = chosen;
    },
    crash: () => {
      endDrive();
      readings.set('Vehicle.Cabin.Seat.Row1.DriverSide.Airbag.IsDeployed', true);
      changes.call();
    },
    motion: () =>
      motionIn(readings, {
        at: Math.floor(steps.at()),
        position,
        moving: frames !== null,
        duration: steps.at() - began,
      }),
    health: () => healthIn(readings, began),
    faults: () => healthIn(readings, began).faults,
    setFault: (fault) => {
      throw recordedAsItIs(`The fault "${fault}"`);
    },
    sample: () => ({
      at: Math.floor(steps.at()),
      signals: {
        ...Object.fromEntries(readings),
        ...(wanted === null
          ? {}
          : {
              'Vehicle.Cabin.Infotainment.Navigation.DestinationSet.Longitude': wanted.position[0],
              'Vehicle.Cabin.Infotainment.Navigation.DestinationSet.Latitude': wanted.position[1],
            }),
      },
    }),
    onTick: ticks.add,
    onChange: changes.add,
    onHealth: () => () => undefined,
    close: () => {
      halt();
      ticks.clear();
      changes.clear();
    },
  };
};
