import * as z from 'zod/mini';
import { none, type Row } from './row.ts';
import * as shape from './schemas.ts';

const snapshot = z.strictObject({
  name: z.string(),
  /** What it holds, in a sentence; null for one of your own. */
  says: z.nullable(z.string()),
  bundled: z.boolean(),
});

/** The rows of the contract that keep the whole state of a unit, and bring it back. They are for programs alone. */
export const SNAPSHOT_COMMANDS = {
  'snapshot.list': {
    says: 'What snapshot.restore knows: the bundled ones, and those that were saved',
    argument: none,
    result: z.array(snapshot),
  },
  'snapshot.save': {
    says: 'Keeps database, clock, seed, car and what is held in memory, under a name; one of that name gives way',
    argument: z.strictObject({ name: z.string() }),
    result: snapshot,
  },
  'snapshot.restore': {
    says: 'Brings the unit to the state of a snapshot; it connects to its broker anew, as after a restart',
    argument: z.strictObject({ name: z.string() }),
    result: shape.unitState,
  },
  'snapshot.remove': {
    says: 'Deletes a snapshot that was saved, with the personal data in it',
    argument: z.strictObject({ name: z.string() }),
    result: z.array(snapshot),
  },
} as const satisfies Record<string, Row>;
