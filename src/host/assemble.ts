import { readFileSync } from 'node:fs';
import { BUNDLED_ROUTES, bundledRoutes } from '../../simulator/bundled-routes.ts';
import { createSimulatedCar } from '../../simulator/car.ts';
import { createRandom } from '../../simulator/random.ts';
import { createReplayedCar } from '../../simulator/replayed-car.ts';
import { parseRoute } from '../../simulator/route.ts';
import { startEmbeddedBroker, urlWithCredentials } from '../broker/embedded.ts';
import type { Car } from '../contract/car.ts';
import type { Clock } from '../contract/clock.ts';
import { UnitError } from '../contract/errors.ts';
import { demoVehicle } from '../profiles/demo-vehicle.ts';
import { openReplay, type ReplaySummary } from '../recording/open-replay.ts';
import { type Recorder, tellingOffers } from '../recording/recorder.ts';
import { startRecorder } from '../recording/start-recorder.ts';
import type { KnownNames } from '../scenario/compile-names.ts';
import { openStore } from '../store/open.ts';
import {
  type BrokerTarget,
  createTelemetry,
  type Log,
  type Telemetry,
  type TelemetryOptions,
} from '../telemetry/telemetry.ts';
import { createRealClock, createVirtualClock } from '../unit/clock.ts';
import { createHeadUnit, type HeadUnit } from '../unit/head-unit.ts';
import type { UnitClock } from '../unit/pace.ts';
import type { Settings } from './settings.ts';

/** A head unit with all that surrounds it: store, car and broker. */
export type Assembled = {
  readonly unit: HeadUnit;
  /** Where to subscribe; for the embedded broker with the user name and password of this run. */
  readonly brokerUrl: string;
  readonly data: string;
  /** What was found in the file that is replayed; null where the car is simulated. */
  readonly replay: ReplaySummary | null;
  readonly car: Car;
  /** What time passes by; nobody sets its hands. */
  readonly clock: Clock;
  readonly telemetry: Telemetry;
  readonly close: () => Promise<void>;
  /** Ends it as a loss of power would: nothing more is stored, and the broker is told nothing if it can't be reached. */
  readonly cut: () => Promise<void>;
};

/** Where another part can be put in, by a run that steers the time, and by tests that break something on purpose. */
export type Seams = {
  readonly clock?: UnitClock;
  readonly telemetry?: (options: TelemetryOptions) => Telemetry;
};

type Broker = { readonly target: BrokerTarget; readonly url: string; readonly close: () => Promise<void> };

const startBroker = async (settings: Settings, log: Log): Promise<Broker> => {
  if (settings.broker.kind === 'external') {
    const { target } = settings.broker;
    return { target, url: target.url, close: async () => undefined };
  }
  const embedded = await startEmbeddedBroker({ log });
  return { target: embedded.target, url: urlWithCredentials(embedded.target), close: embedded.close };
};

const readRoute = (file: string, asRecorded: boolean, log: Log): ReturnType<typeof parseRoute> => {
  try {
    const route = parseRoute(readFileSync(file, 'utf8'), file, { asRecorded });
    for (const note of route.notes ?? []) log.info({ file }, note);
    return route;
  } catch (error) {
    if (error instanceof UnitError) throw error;
    throw new UnitError(
      'bad-input',
      `The route file ${file} can't be read.`,
      'Name a GPX or GeoJSON file that exists.',
    );
  }
};

/** What a unit that starts afresh knows by name. */
export const knownNames = (): KnownNames => {
  let places: readonly string[] | null = null;
  return {
    routes: BUNDLED_ROUTES.map(({ id }) => id),
    profiles: demoVehicle().profiles.map(({ name }) => name),
    places: () => {
      places ??= bundledRoutes().flatMap((route) => route.places.flatMap(({ id, name }) => [id, name]));
      return places;
    },
  };
};

const clockOf = (settings: Settings): UnitClock =>
  settings.clock === 'virtual'
    ? { kind: 'virtual', clock: createVirtualClock() }
    : { kind: 'real', clock: createRealClock(settings.speed) };

/** What was chosen about the car, where something was. */
const choicesOf = ({ vehicle, rate }: Settings) => ({
  ...(vehicle === undefined ? {} : { vehicle }),
  ...(rate === undefined ? {} : { rate }),
});

/**
 * Opens the store, starts the broker and the car, and puts the head unit together. Both hosts start here.
 * @throws UnitError `store-refused`, `bad-input` or `unreachable`, with nothing left running
 */
export const assemble = async (settings: Settings, log: Log, seams: Seams = {}): Promise<Assembled> => {
  const route = settings.route === null ? null : readRoute(settings.route, settings.asRecorded === true, log);
  const replay = settings.replay === undefined ? null : openReplay(settings.replay);
  const time = seams.clock ?? clockOf(settings);
  // Two streams from one seed, so that what is published never changes how the car drives.
  const randomOfCar = createRandom(settings.seed);
  const randomOfUnit = createRandom(settings.seed + 1);

  const store = openStore({ folder: settings.data, now: time.clock.now, random: randomOfUnit });
  const broker = await startBroker(settings, log).catch((error: unknown) => {
    store.close();
    throw error;
  });

  // The hands of the clock can be set without time passing; the car drives on meanwhile.
  const carClock = time.clock.steady;
  const car =
    replay === null
      ? createSimulatedCar({
          clock: carClock,
          random: randomOfCar,
          route,
          ...choicesOf(settings),
        })
      : createReplayedCar({
          clock: carClock,
          replay,
          failed: (error) =>
            log.error({ cause: String(error) }, 'The replay could not be read on; it ends here.'),
        });
  // Whoever starts the unit has unlocked the car: the screen is lit, and nothing is sampled yet.
  car.setIgnition('acc');
  let telemetry: Telemetry | null = null;
  let recorder: Recorder | null = null;
  const settled = async (): Promise<void> => telemetry?.caughtUp();
  const waits = time.kind === 'virtual' && (settings.record ?? settings.replay) !== undefined;
  const made = createHeadUnit({
    store,
    random: randomOfUnit,
    car,
    clock: waits && time.kind === 'virtual' ? { ...time, settled } : time,
    language: settings.language,
    telemetry: (ask) => {
      telemetry = (seams.telemetry ?? createTelemetry)({
        ...ask,
        database: store.database,
        clock: time.clock,
        random: randomOfUnit,
        target: broker.target,
        prefix: settings.prefix,
        log,
      });
      return tellingOffers(telemetry, (...offer) => recorder?.offered(...offer));
    },
  });
  const wayOut = (): Telemetry => {
    if (telemetry === null) throw new TypeError('the head unit made no way out of the car');
    return telemetry;
  };
  const closeAll = async (): Promise<void> => {
    await recorder?.close();
    await made.close();
    await broker.close();
    store.close();
  };
  let unit = made;
  if (settings.record !== undefined && telemetry !== null) {
    try {
      recorder = await startRecorder({ path: settings.record, settings, time, telemetry, unit: made, log });
    } catch (error) {
      await closeAll();
      throw error;
    }
    unit = recorder.unit(made);
  }

  return {
    unit,
    brokerUrl: broker.url,
    data: settings.data,
    replay: replay?.summary ?? null,
    car,
    clock: time.clock.steady,
    telemetry: wayOut(),
    cut: async () => {
      // Only what is on disk counts: the store is gone before anything can write once more.
      store.close();
      await recorder?.close();
      await made.close();
      await broker.close();
    },
    close: closeAll,
  };
};
