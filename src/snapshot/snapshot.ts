import * as z from 'zod/mini';
import { VEHICLE_KINDS } from '../contract/car.ts';
import { type CarStory, DEED_NAMES } from '../contract/car-story.ts';
import { UnitError } from '../contract/errors.ts';
import { faultOfContents } from '../store/inspect.ts';
import { STORE_VERSION } from '../store/migrations/migrations.ts';
import { memoryShape } from './memory.ts';

/** Of what is written here. A change that an older Glovebox can't read is another version. */
export const SNAPSHOT_VERSION = 1;

/**
 * The whole state of a unit: what is stored, what is held in memory, how time goes, how far chance is, and the car.
 * It holds personal data, as the store does.
 */
export type Snapshot = {
  readonly glovebox: 'snapshot';
  readonly version: typeof SNAPSHOT_VERSION;
  /** Of the database in it. */
  readonly store: number;
  /** What it holds, in a sentence; null for one that somebody saved. */
  readonly says: string | null;
  readonly seed: number;
  /** How many numbers the unit has drawn from the seed. */
  readonly drawn: number;
  readonly clock: {
    readonly kind: 'real' | 'virtual';
    /** Milliseconds since the Unix epoch, which only ever grow. */
    readonly at: number;
    /** How far the hands were set away from that, in milliseconds. */
    readonly shift: number;
    readonly running: boolean;
    readonly speed: number | 'max';
  };
  readonly car: CarStory;
  /** What the unit holds in memory alone, as the unit of this version knows it. */
  readonly memory: Readonly<z.infer<typeof memoryShape>>;
  /** An SQLite database; in a file as base64. */
  readonly database: Uint8Array;
};

const whole = z.int();
/** Milliseconds since the Unix epoch that a date can show. */
const moment = z.number().check(z.minimum(-8.64e15), z.maximum(8.64e15));
/** Ten years, in milliseconds: a car goes through its life again, and one of millennia would have no end. No clock is moved that far. */
const LONGEST_LIFE = 10 * 365 * 24 * 3_600_000;
const head = z.object({ glovebox: z.literal('snapshot'), version: z.number(), store: z.number() });

/** As much as is needed not to run into something that is no snapshot; the unit wrote the rest itself. */
const shape = z.object({
  glovebox: z.literal('snapshot'),
  version: z.literal(SNAPSHOT_VERSION),
  store: whole,
  says: z.nullable(z.string()),
  seed: whole,
  drawn: whole.check(z.minimum(0), z.maximum(100_000_000)),
  clock: z.object({
    kind: z.enum(['real', 'virtual']),
    at: moment,
    shift: z.number(),
    running: z.boolean(),
    speed: z.union([z.literal('max'), z.number().check(z.positive(), z.maximum(100))]),
  }),
  car: z.object({
    seed: whole,
    vehicle: z.enum(VEHICLE_KINDS),
    rate: z.union([z.literal(10), z.literal(20), z.literal(25), z.literal(50)]),
    route: z.nullable(z.looseObject({ id: z.string() })),
    began: moment,
    deeds: z.array(z.object({ at: moment, deed: z.enum(DEED_NAMES), given: z.array(z.unknown()) })),
  }),
  memory: memoryShape,
  database: z.base64(),
});
const whatWasLived = shape.check(
  z.refine(({ clock, car }) => clock.at >= car.began && clock.at - car.began <= LONGEST_LIFE, {
    path: ['clock', 'at'],
  }),
  z.refine(({ clock }) => moment.safeParse(clock.at + clock.shift).success, { path: ['clock', 'shift'] }),
);

const refused = (where: string, what: string, remedy: string): UnitError =>
  new UnitError('bad-input', `The snapshot ${where} ${what}.`, remedy);

/** A snapshot as a file keeps it. */
export const textOfSnapshot = (snapshot: Snapshot): string =>
  JSON.stringify({ ...snapshot, database: Buffer.from(snapshot.database).toString('base64') });

/**
 * @param where how a sentence names it
 * @throws UnitError `bad-input` for what is no snapshot, or one of another version
 */
export const parseSnapshot = (text: string, where: string): Snapshot => {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw refused(where, 'is no JSON, or was cut off', 'Save it again, or remove it.');
  }
  const found = head.safeParse(value);
  if (!found.success) {
    throw refused(where, 'is not a snapshot of Glovebox', 'Name a file that snapshot.save wrote.');
  }
  const { version, store } = found.data;
  if (version !== SNAPSHOT_VERSION || store !== STORE_VERSION) {
    throw refused(
      where,
      `is of another version of Glovebox (snapshot ${version}, store ${store}; this one has ${SNAPSHOT_VERSION} and ${STORE_VERSION})`,
      'Bring a unit to that state again and save it with this version.',
    );
  }
  const checked = whatWasLived.safeParse(value);
  if (checked.success) {
    const database = Buffer.from(checked.data.database, 'base64');
    const fault = faultOfContents(database);
    if (fault === null) return { ...(value as Snapshot), database };
    throw refused(where, `can't be used: of the database in it, ${fault}`, 'Save it again, or remove it.');
  }
  const [issue] = checked.error.issues;
  throw refused(
    where,
    `can't be used: "${issue?.path.join('.') ?? ''}" is not as it was saved`,
    'Save it again, or remove it.',
  );
};
