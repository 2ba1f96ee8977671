import { createSimulatedCar } from '../simulator/car.ts';
import { createRandom } from '../simulator/random.ts';
import type { Argument, CommandName, Result } from '../src/contract/commands.ts';
import { bindContract, type Dispatch, type Origin } from '../src/contract/dispatch.ts';
import { type ErrorCode, UnitError } from '../src/contract/errors.ts';
import type { TelemetryStats } from '../src/contract/telemetry-schemas.ts';
import type { MessageKind } from '../src/privacy/message-kinds.ts';
import type { Database } from '../src/store/database.ts';
import { openStore, type Store } from '../src/store/open.ts';
import { categoriesOf } from '../src/telemetry/message.ts';
import { createOutbox } from '../src/telemetry/outbox.ts';
import { type BrokerTarget, createTelemetry, type Telemetry } from '../src/telemetry/telemetry.ts';
import { createVirtualClock } from '../src/unit/clock.ts';
import { createHeadUnit, type HeadUnit } from '../src/unit/head-unit.ts';
import { eventually } from './eventually.ts';

/** Nobody listens on the discard port of loopback: the broker is absent, so what may leave waits in the outbox. */
const ABSENT: BrokerTarget = {
  kind: 'external',
  url: 'mqtt://127.0.0.1:9',
  protocol: '5',
  username: null,
  password: null,
  tls: { ca: null, cert: null, key: null },
};

const quiet = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
};

/** What the car offered to the gate: the kind, the signals, and when. */
export type Offer = {
  readonly kind: MessageKind;
  readonly signals: readonly string[];
  /** The time that the sample bears. */
  readonly at: number;
  /** Milliseconds that have passed since the rig was made, whatever the clock was set to. */
  readonly elapsed: number;
};

/** A message as it waits in the outbox; `at` is the time that it bears. */
export type QueuedRow = {
  readonly kind: string;
  readonly category: string;
  readonly signals: readonly string[];
  readonly topic: string;
  readonly payload: string;
  readonly at: number;
};

/** A real head unit on a real file, with a simulated car and a clock that a test moves, and sets back. */
export type UnitRig = {
  /** @throws UnitError as the contract answered it */
  readonly ask: <C extends CommandName>(
    command: C,
    argument?: Argument<C>,
    device?: Origin['device'],
  ) => Promise<Result<C>>;
  /** The code with which a command is refused; null when it is carried out. */
  readonly refusal: <C extends CommandName>(
    command: C,
    argument?: Argument<C>,
    device?: Origin['device'],
  ) => Promise<ErrorCode | null>;
  /** Lets time pass, in seconds, in leaps of a minute. */
  readonly pass: (seconds: number) => Promise<void>;
  /** Sets the clock on (or back, if negative), without any time passing. */
  readonly setClock: (seconds: number) => void;
  /** The time that the unit's clock shows, in milliseconds since the Unix epoch. */
  readonly now: () => number;
  readonly elapsed: () => number;
  /** Closes the unit and opens it anew from the file. */
  readonly restart: () => Promise<void>;
  /** Opens the unit anew from the file as it is now, without a word to the old one. */
  readonly kill: () => Promise<void>;
  readonly unit: () => HeadUnit;
  readonly database: () => Database;
  /** Every row of the outbox, once nothing waits for it any more. */
  readonly queued: () => Promise<readonly QueuedRow[]>;
  /** What was offered since the last call. */
  readonly offers: () => readonly Offer[];
  readonly primary: () => Promise<string>;
  readonly secondary: () => Promise<string>;
  readonly close: () => Promise<void>;
};

export type UnitRigOptions = {
  readonly folder: string;
  readonly target?: BrokerTarget;
  readonly prefix?: string;
  /** Looks at, or meddles with, the database before the unit gets it. */
  readonly prepare?: (database: Database) => void;
};

/** A minute: what is offered in one leap is written in one batch. */
const LEAP = 60_000;
/** More than a test ever queues. */
const MOST = 100_000;

export function createUnitRig({
  folder,
  target = ABSENT,
  prefix = 'test',
  prepare,
}: UnitRigOptions): UnitRig {
  const time = createVirtualClock();
  const began = time.now();
  let shift = 0;
  let offers: Offer[] = [];
  let store: Store;
  let unit: HeadUnit;
  let telemetry: Telemetry;
  let dispatch: Dispatch;

  const elapsed = (): number => time.now() - began;

  const watched = (made: Telemetry): Telemetry => ({
    ...made,
    offer: (kind, sample) => {
      offers.push({ kind, signals: Object.keys(sample.signals), at: sample.at, elapsed: elapsed() });
      return made.offer(kind, sample);
    },
  });

  const open = (): void => {
    const clock = { ...time, now: () => time.now() + shift };
    const random = createRandom(1);
    store = openStore({ folder, now: clock.now, random });
    prepare?.(store.database);
    unit = createHeadUnit({
      store,
      random,
      // The car keeps its own time: setting the clock of the screen does not stop it.
      car: createSimulatedCar({ clock: time, random: createRandom(2), route: null }),
      clock: { kind: 'virtual', clock },
      language: null,
      telemetry: (needs) => {
        telemetry = watched(
          createTelemetry({ ...needs, database: store.database, clock, random, target, prefix, log: quiet }),
        );
        return telemetry;
      },
    });
    dispatch = bindContract(
      unit.handlers,
      (error) => {
        throw error;
      },
      unit.role,
    );
  };
  open();

  const ask: UnitRig['ask'] = async (command, argument, device = 'control') => {
    const reply = await dispatch({ id: 1, command, argument, screen: 'test' }, device);
    if (!reply.ok) throw new UnitError(reply.error.code, reply.error.sentence, reply.error.remedy);
    return reply.result as never;
  };

  const named = async (kind: 'primary' | 'secondary'): Promise<string> => {
    const found = (await ask('profile.list')).find((profile) => profile.kind === kind);
    if (found === undefined) throw new Error(`the demo vehicle has no ${kind}`);
    return found.id;
  };

  const close = async (): Promise<void> => {
    await unit.close();
    store.close();
  };

  return {
    ask,
    refusal: async (command, argument, device) => {
      try {
        await ask(command, argument, device);
        return null;
      } catch (error) {
        if (error instanceof UnitError) return error.code;
        throw error;
      }
    },
    pass: async (seconds) => {
      for (let left = seconds * 1000; left > 0; left -= LEAP) {
        time.advance(Math.min(LEAP, left));
        await new Promise(setImmediate);
      }
    },
    setClock: (seconds) => {
      shift += seconds * 1000;
    },
    now: () => time.now() + shift,
    elapsed,
    restart: async () => {
      await close();
      open();
    },
    kill: async () => {
      // Only what is on disk counts: the old unit is cut off from it before it can write once more.
      store.close();
      await unit.close();
      open();
    },
    unit: () => unit,
    database: () => store.database,
    queued: async () => {
      const outbox = createOutbox(store.database, MOST);
      await eventually(() => {
        const stored = outbox.next(0, MOST).flatMap(({ signals }) => categoriesOf(signals)).length;
        return stored === counted(telemetry.stats());
      }, 'the outbox to be written');
      return outbox.next(0, MOST).map(({ kind, category, signals, topic, payload }) => ({
        kind,
        category,
        signals: JSON.parse(signals) as string[],
        topic,
        payload: payload ?? '',
        at: Date.parse((JSON.parse(payload ?? '{}') as { time: string }).time),
      }));
    },
    offers: () => {
      const taken = offers;
      offers = [];
      return taken;
    },
    primary: () => named('primary'),
    secondary: () => named('secondary'),
    close,
  };
}

const counted = (stats: TelemetryStats): number =>
  Object.values(stats).reduce((sum, { queued }) => sum + queued, 0);
