import { BUNDLED_ROUTES, bundledRoutes } from '../../simulator/bundled-routes.ts';
import { createCountedRandom } from '../../simulator/random.ts';
import { type BrokerWay, createBrokerWay } from '../broker/way.ts';
import type { Car } from '../contract/car.ts';
import type { Clock } from '../contract/clock.ts';
import { UnitError } from '../contract/errors.ts';
import { demoVehicle } from '../profiles/demo-vehicle.ts';
import { openReplay, type ReplaySummary } from '../recording/open-replay.ts';
import { type Recorder, type Thread, tellingOffers } from '../recording/recorder.ts';
import { startRecorder } from '../recording/start-recorder.ts';
import { mustBeRecordable } from '../recording/writer.ts';
import type { KnownNames } from '../scenario/compile-names.ts';
import { SNAPSHOT_VERSION, type Snapshot } from '../snapshot/snapshot.ts';
import { STORE_VERSION } from '../store/migrations/migrations.ts';
import { contentsOf, openStore } from '../store/open.ts';
import { emptyBroker } from '../telemetry/empty-broker.ts';
import { createTelemetry, type Log, type Telemetry, type TelemetryOptions } from '../telemetry/telemetry.ts';
import { createHeadUnit, type HeadUnit } from '../unit/head-unit.ts';
import type { UnitClock } from '../unit/pace.ts';
import { type Broker, startBroker } from './assemble-broker.ts';
import { carOfSnapshot, replayedCar, routeOf, simulatedCar } from './assemble-car.ts';
import { clockBefore, clockKept, clockOf, goOn } from './assemble-clock.ts';
import { cutPower } from './power.ts';
import type { Settings } from './settings.ts';
import { telemetryRateAt, USUAL_RATE } from './telemetry-rate.ts';

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
  readonly broker: Broker;
  /** The whole of its state. @throws UnitError `not-now` for a car that is replayed */
  readonly snapshot: () => Promise<Snapshot>;
  readonly close: () => Promise<void>;
  /** The same, but for the broker, which another unit goes on with. */
  readonly standUp: () => Promise<void>;
  /** Ends it as a loss of power would: nothing more is stored, and the broker is told nothing if it can't be reached. */
  readonly cut: () => Promise<void>;
};

/** Where another part can be put in, by a run that steers the time, and by tests that break something on purpose. */
export type Seams = {
  /** The state that it begins in, instead of what the data folder holds, which is forgotten once the unit stands. */
  readonly from?: Snapshot;
  /** Whether the data folder holds what was stored in that state, so that it is left as it is. */
  readonly stored?: boolean;
  /** One that runs already; whoever started it closes it. */
  readonly broker?: Broker;
  readonly clock?: UnitClock;
  readonly telemetry?: (options: TelemetryOptions) => Telemetry;
  /** The way to the broker, where it outlasts the unit. */
  readonly way?: BrokerWay;
  /** The recording, where it outlasts the unit. */
  readonly thread?: Thread;
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

/**
 * Opens the store, starts the broker and the car, and puts the head unit together. Both hosts start here.
 * @throws UnitError `store-refused`, `bad-input` or `unreachable`, with nothing left running; what the data folder held is there at its
 *   next opening
 */
export const assemble = async (settings: Settings, log: Log, seams: Seams = {}): Promise<Assembled> => {
  const { from } = seams;
  if (settings.record !== undefined) mustBeRecordable(settings.record);
  const route = routeOf(settings, log);
  const replay = settings.replay === undefined ? null : openReplay(settings.replay);
  const carRate = from?.car.rate ?? (replay === null ? settings.rate : undefined) ?? USUAL_RATE;
  const telemetryRate = telemetryRateAt(carRate, settings.telemetryRate);
  const time = seams.clock ?? (from === undefined ? clockOf(settings) : clockBefore(settings, from));
  // Two streams from one seed, so that what is published never changes how the car drives.
  const seed = from?.seed ?? settings.seed;
  const { random, drawn } = createCountedRandom(seed + 1, from?.drawn);
  const ofSnapshot = from === undefined ? null : carOfSnapshot(from, time.clock);
  if (from !== undefined) time.clock.set(from.clock.shift);

  const store = openStore({
    folder: settings.data,
    now: time.clock.now,
    random,
    contents: seams.stored === true ? undefined : from?.database,
  });
  /** Ends what there is so far, the last one first, where the rest can't be put together. */
  const soFar: (() => Promise<void> | void)[] = [store.close];
  try {
    const broker = seams.broker ?? (await startBroker(settings, log));
    if (seams.broker === undefined) soFar.push(broker.close);

    const { car, story } =
      ofSnapshot ??
      (replay === null ? simulatedCar(settings, time.clock, route) : replayedCar(replay, time.clock, log));
    let pseudonym = (): string => '';
    const way =
      seams.way ??
      (await createBrokerWay({
        target: broker.target,
        clock: time.clock.steady,
        always: false,
        restart: broker.restart ?? (() => emptyBroker(broker.target, settings.prefix, pseudonym())),
      }));
    if (seams.way === undefined) soFar.push(way.close);
    let telemetry: Telemetry | null = null;
    let recorder: Recorder | null = null;
    const settled = async (): Promise<void> => telemetry?.caughtUp();
    const waits = time.kind === 'virtual' && (settings.record ?? settings.replay) !== undefined;
    const made = createHeadUnit({
      store,
      random,
      car,
      telemetryRate,
      ...(from === undefined ? {} : { memory: from.memory }),
      clock: waits && time.kind === 'virtual' ? { ...time, settled } : time,
      language: settings.language,
      outside: { way, cutPower: seams.way === undefined ? cutPower : null },
      telemetry: (ask) => {
        pseudonym = ask.pseudonym;
        telemetry = (seams.telemetry ?? createTelemetry)({
          ...ask,
          database: store.database,
          clock: time.clock,
          random,
          target: broker.target,
          way: way.way,
          prefix: settings.prefix,
          log,
        });
        soFar.push(telemetry.close);
        way.attach(telemetry);
        return tellingOffers(telemetry, (...offer) => recorder?.offered(...offer));
      },
    });
    soFar.push(made.close);
    const wayOut = (): Telemetry => {
      if (telemetry === null) throw new TypeError('the head unit made no way out of the car');
      return telemetry;
    };
    /** The unit leaves; the broker stays, and with a scenario the way to it. */
    const leave = async (): Promise<void> => {
      await recorder?.close();
      way.loosen();
      await made.close();
      if (seams.way === undefined) await way.close();
    };
    const standUp = async (): Promise<void> => {
      try {
        await leave();
      } finally {
        store.close();
      }
    };
    const closeAll = async (): Promise<void> => {
      await leave();
      await broker.close();
      store.close();
    };
    let unit = made;
    if (settings.record !== undefined && telemetry !== null) {
      const { thread } = seams;
      const parts = { path: settings.record, settings, time, telemetry, unit: made, log };
      recorder = await startRecorder(thread === undefined ? parts : { ...parts, thread });
      soFar.push(recorder.close);
      unit = recorder.unit(made);
    }

    if (from !== undefined) await goOn(unit, time, from);
    store.forgetFormer();

    return {
      unit,
      broker,
      snapshot: async () => {
        if (story === null) {
          throw new UnitError(
            'not-now',
            'The car of this unit is replayed from a file, which no snapshot can keep.',
            'Save a snapshot of a unit whose car is simulated.',
          );
        }
        return {
          glovebox: 'snapshot',
          version: SNAPSHOT_VERSION,
          store: STORE_VERSION,
          says: null,
          seed,
          drawn: drawn(),
          clock: await clockKept(unit, time),
          car: story(),
          memory: unit.memory(),
          database: contentsOf(store),
        };
      },
      standUp,
      brokerUrl: broker.url,
      data: settings.data,
      replay: replay?.summary ?? null,
      car,
      clock: time.clock.steady,
      telemetry: wayOut(),
      cut: async () => {
        // Only what is on disk counts: the store is gone before anything can write once more.
        store.close();
        await leave();
        await broker.close();
      },
      close: closeAll,
    };
  } catch (error) {
    for (const end of soFar.reverse()) {
      try {
        await end();
      } catch (why) {
        log.warn({ error: String(why) }, 'A part of a unit that was not put together could not be closed.');
      }
    }
    throw error;
  }
};
