import * as z from 'zod/mini';
import type { PrivacyContext } from '../privacy/context.ts';
import {
  CONSENT_PURPOSES,
  CONTRACTS,
  DATA_CATEGORIES,
  PROFILE_KINDS,
  SETTINGS,
} from '../privacy/vocabulary.ts';
import type { Database } from '../store/database.ts';

/** The context as it was at any time, so that the unit can say why something left or did not leave in the past (R29). */
export type ContextRecord = {
  /** Call it in the transaction that makes the change itself. `at` is milliseconds since the Unix epoch. */
  readonly write: (context: PrivacyContext, at: number) => void;
  /** Deletes what was recorded of a profile that is gone: a guest (R5), or one that was removed. */
  readonly forget: (profile: string) => void;
  /** What was in force at `time`: the latest record at or before it; null before the first, and where it is damaged (R28). */
  readonly at: (time: number) => PrivacyContext | null;
};

const recorded = z.strictObject({
  epoch: z.number(),
  store: z.enum(['ok', 'unreadable', 'unwritable', 'set-aside']),
  ledger: z.enum(['ok', 'broken']),
  profile: z.strictObject({ id: z.string(), kind: z.enum(PROFILE_KINDS) }),
  accepted: z.boolean(),
  settings: z.record(z.enum(SETTINGS), z.boolean()),
  paused: z.record(z.enum(SETTINGS), z.boolean()),
  consents: z.record(z.enum(CONSENT_PURPOSES), z.boolean()),
  services: z.array(z.string()),
  served: z.record(z.enum(DATA_CATEGORIES), z.boolean()),
  contracts: z.record(z.enum(CONTRACTS), z.boolean()),
  theft: z.strictObject({ consented: z.boolean(), reported: z.boolean() }),
  noticeVersion: z.string(),
});

const read = (text: string): PrivacyContext | null => {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null;
  }
  const result = recorded.safeParse(value);
  return result.success ? { ...result.data, services: new Set(result.data.services) } : null;
};

export function createContextRecord(database: Database): ContextRecord {
  const insert = database.prepare('INSERT INTO context_record (at, context) VALUES (?, ?)');
  // By the order of writing: after the clock was set back, the newer record has the earlier time. The inner query reads the index alone.
  const latest = database.prepare<[number], { readonly context: string }>(
    `SELECT context FROM context_record
     WHERE id = (SELECT id FROM context_record WHERE at <= ? ORDER BY id DESC LIMIT 1)`,
  );
  const remove = database.prepare<[string]>(
    "DELETE FROM context_record WHERE json_valid(context) AND json_extract(context, '$.profile.id') = ?",
  );
  return {
    forget: (profile) => {
      remove.run(profile);
    },
    write: (context, at) => {
      insert.run(Math.floor(at), JSON.stringify({ ...context, services: [...context.services] }));
    },
    at: (time) => {
      const row = latest.get(time);
      return row === undefined ? null : read(row.context);
    },
  };
}
