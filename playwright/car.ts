import type { Control } from '../client/control.ts';
import type { Argument } from '../src/contract/commands.ts';
import { UnitError } from '../src/contract/errors.ts';
import type { UnitState } from '../src/contract/schemas.ts';
import type { TelemetryStats } from '../src/contract/telemetry-schemas.ts';
import { oneOf } from '../src/nearest.ts';
import { parseCondition } from '../src/scenario/condition.ts';
import { ExpressionError } from '../src/scenario/expression.ts';
import type { GloveboxOptions } from './options.ts';

/** What is waited for: an expression of the scenario language, such as `speed > 50 and geolocation = on`, or a function. */
export type Awaited = string | ((state: UnitState) => boolean);

/** The car around the unit, as a test drives it. */
export type Car = {
  /** Turns the ignition; with it on, whoever is loaded says that they drive, so that the screen does not ask. */
  readonly ignition: (state: 'off' | 'acc' | 'on') => Promise<void>;
  /**
   * Drives a route from its beginning, by its id or name; without one, the route that the car is on. Whoever is loaded
   * says that they drive; `unit.call('drive.start')` leaves that to the screen.
   */
  readonly drive: (route?: string) => Promise<void>;
  readonly stop: () => Promise<void>;
  /** Drives to a place of a route, by its name or id, waits until it is reached, and ends the drive there. */
  readonly driveTo: (place: string, options?: Patience) => Promise<void>;
  /** Waits until something is so, and returns the state in which it was. Virtual time goes on for as long as that takes. */
  readonly until: (awaited: Awaited, options?: Patience) => Promise<UnitState>;
  readonly crash: () => Promise<void>;
  readonly fault: (fault: Argument<'vehicle.fault'>['fault'], on?: boolean) => Promise<void>;
  /** Says something in the car; returns whether the words left it. */
  readonly say: (text: string) => Promise<boolean>;
};

export type Patience = {
  /** How long it may take: in real seconds, or in those of a virtual clock. */
  readonly within?: number;
};

/** Seconds. */
const PATIENCE = { real: 20, virtual: 3_600 } as const;
/** Real milliseconds between two looks at a car that drives by itself. */
const PERIOD = 20;

const bad = (sentence: string, remedy: string): UnitError => new UnitError('bad-input', sentence, remedy);

/** @throws UnitError `bad-input` with the nearest known name */
const testOf = (
  awaited: Awaited,
): ((state: UnitState, stats: Partial<TelemetryStats>, elapsed: number) => boolean) => {
  if (typeof awaited !== 'string') return (state) => awaited(state);
  try {
    const condition = parseCondition(awaited);
    return (state, stats, elapsed) =>
      condition.holds({
        elapsed: () => elapsed,
        motion: () => state.motion,
        car: () => ({
          arrived: state.drive?.arrived ?? null,
          faults: state.health.faults.length,
          ignition: state.vehicle.ignition,
        }),
        state: () => state,
        stats: () => stats as TelemetryStats,
      });
  } catch (error) {
    if (!(error instanceof ExpressionError)) throw error;
    throw bad(`"${awaited}" ${error.message}.`, error.hint);
  }
};

const inVain = (awaited: Awaited, within: number, { motion, drive }: UnitState): Error =>
  new Error(
    `${typeof awaited === 'string' ? `"${awaited}"` : 'What was waited for'} did not come about within ${within} s: ` +
      `the car ${drive === null ? 'has no drive' : drive.arrived ? 'has arrived' : 'drives'}, at ${Math.round(motion.speed)} km/h, after ${Math.round(motion.distance)} m.`,
  );

/** The car of a unit. */
export const carOf = (unit: Pick<Control, 'call'>, time: GloveboxOptions['time']): Car => {
  const until: Car['until'] = async (awaited, { within = PATIENCE[time] } = {}) => {
    const holds = testOf(awaited);
    const began = performance.now();
    const needsStats = typeof awaited === 'string' && awaited.includes('queued');
    let state = await unit.call('unit.state');
    for (let passed = 0; ; ) {
      if (holds(state, needsStats ? await unit.call('telemetry.stats') : {}, passed)) return state;
      if (passed >= within) throw inVain(awaited, within, state);
      if (time === 'virtual') {
        state = await unit.call('clock.advance', { seconds: 1 });
        passed += 1;
      } else {
        await new Promise((resolve) => setTimeout(resolve, PERIOD));
        state = await unit.call('unit.state');
        passed = (performance.now() - began) / 1_000;
      }
    }
  };

  const setOff = async (argument?: Argument<'drive.start'>): Promise<void> => {
    const { driverConfirmed, profile } = await unit.call('drive.start', argument);
    if (!driverConfirmed && profile.kind !== 'guest') await unit.call('profile.confirm');
  };

  const drive: Car['drive'] = async (wanted) => {
    if (wanted === undefined) return setOff();
    const routes = await unit.call('route.list');
    const found = routes.find(({ id, name }) => id === wanted || name === wanted);
    if (found === undefined)
      throw bad(
        `There is no route "${wanted}".`,
        oneOf(
          wanted,
          routes.map(({ id }) => id),
        ),
      );
    await setOff({ route: found.id });
  };

  const driveTo: Car['driveTo'] = async (wanted, patience) => {
    const routes = await unit.call('route.list');
    const places = routes.flatMap((route) => route.places.map((place) => ({ ...place, route: route.id })));
    const place = places.find(({ id, name }) => id === wanted || name === wanted);
    if (place === undefined)
      throw bad(
        `There is no place "${wanted}" on any route.`,
        oneOf(
          wanted,
          places.map(({ name }) => name),
        ),
      );
    const { route, along, name } = place;
    const now = await unit.call('unit.state');
    if (now.drive === null || now.drive.arrived || now.drive.route !== route) await drive(route);
    await unit.call('destination.set', { route, along, name });
    // A destination that is reached is forgotten; the end of the route, which then takes its place, has none before it.
    await until(
      (state) => state.drive === null || state.drive.arrived || state.destination?.along !== along,
      patience,
    );
    await unit.call('drive.stop');
  };

  return {
    ignition: async (ignition) => {
      const { driverConfirmed, profile } = await unit.call('vehicle.set', { ignition });
      if (ignition === 'on' && !driverConfirmed && profile.kind !== 'guest')
        await unit.call('profile.confirm');
    },
    drive,
    stop: async () => void (await unit.call('drive.stop')),
    driveTo,
    until,
    crash: async () => void (await unit.call('vehicle.crash')),
    fault: async (fault, on = true) => void (await unit.call('vehicle.fault', { fault, on })),
    say: async (text) => (await unit.call('assistant.say', { text })).left,
  };
};
