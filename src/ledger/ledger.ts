import type { LedgerEntry, LedgerVerdict } from '../contract/schemas.ts';
import { PROFILE_KINDS } from '../privacy/vocabulary.ts';
import type { Database } from '../store/database.ts';
import { BEGINNING, hashOf, type LedgerRow } from './chain.ts';
import { createRetention } from './retention.ts';
import { createVerification } from './verification.ts';

/** What is put on the record; `at` is milliseconds since the Unix epoch. */
export type LedgerRecord = Omit<LedgerEntry, 'id' | 'at' | 'hash'> & { readonly at: number };

/** Which entries to list: of one profile, from one time to another (milliseconds, both included), at most so many. */
export type LedgerQuery = {
  readonly profile?: string;
  readonly from?: number;
  readonly to?: number;
  readonly limit?: number;
};

/**
 * The record of every acceptance, consent, withdrawal and switch, each entry chained to the one before it (R30). It only grows: the
 * database refuses all else but the retention job.
 */
export type Ledger = {
  /** Call it in the transaction that makes the change itself. */
  readonly append: (record: LedgerRecord) => void;
  /** The newest entries first; 50 of them unless told otherwise. */
  readonly list: (query?: LedgerQuery) => LedgerEntry[];
  /** The whole record, or that of one profile, oldest first (R31). */
  readonly all: (profile?: string) => LedgerEntry[];
  /** Whether every entry is what was written, none is missing, and none came in between; it names the first that does not fit. */
  readonly verify: () => LedgerVerdict;
  /**
   * Removes what R32 lets nobody keep: entries of ten years ago, withdrawals of five years ago and what they ended.
   * @param now milliseconds since the Unix epoch
   * @returns how many entries it removed
   */
  readonly retain: (now: number) => number;
};

type Row = LedgerRow & { readonly hash: string };
type Head = { readonly entry: number; readonly hash: string };

/** A damaged time must not hide the rest of the record: it is shown as the beginning of the epoch. */
const timeOf = (at: number): string => {
  const time = new Date(at);
  return (Number.isNaN(time.getTime()) ? new Date(0) : time).toISOString();
};

const entryOf = (row: Row): LedgerEntry => ({
  id: row.id,
  at: timeOf(row.at),
  profile: row.profile,
  profileKind: PROFILE_KINDS.find((kind) => kind === row.profile_kind) ?? 'guest',
  subject: row.subject,
  value: row.value,
  noticeVersion: row.notice_version,
  device: row.device,
  screen: row.screen,
  hash: row.hash,
});

/** SQLite keeps text as UTF-8, which has no lone surrogates: what is hashed is what will be read back. */
const rowOf = (id: number, record: LedgerRecord): LedgerRow => ({
  id,
  at: Math.floor(record.at),
  profile: record.profile.toWellFormed(),
  profile_kind: record.profileKind,
  subject: record.subject.toWellFormed(),
  value: record.value.toWellFormed(),
  notice_version: record.noticeVersion.toWellFormed(),
  device: record.device.toWellFormed(),
  screen: record.screen?.toWellFormed() ?? null,
});

export function createLedger(database: Database): Ledger {
  const head = database.prepare<[], Head>('SELECT entry, hash FROM ledger_head');
  const last = database.prepare<[], { readonly id: number }>(
    `SELECT max((SELECT coalesce(max(id), 0) FROM ledger), (SELECT coalesce(max(id), 0) FROM ledger_removed)) AS id`,
  );
  const insert = database.prepare(
    `INSERT INTO ledger (id, at, profile, profile_kind, subject, value, notice_version, device, screen, previous, hash)
     VALUES (@id, @at, @profile, @profile_kind, @subject, @value, @notice_version, @device, @screen, @previous, @hash)`,
  );
  const newest = database.prepare<[number, number, number], Row>(
    'SELECT * FROM ledger WHERE at BETWEEN ? AND ? ORDER BY id DESC LIMIT ?',
  );
  const newestOf = database.prepare<[string, number, number, number], Row>(
    'SELECT * FROM ledger WHERE profile = ? AND at BETWEEN ? AND ? ORDER BY id DESC LIMIT ?',
  );
  const oldest = database.prepare<[], Row>('SELECT * FROM ledger ORDER BY id');
  const oldestOf = database.prepare<[string], Row>('SELECT * FROM ledger WHERE profile = ? ORDER BY id');

  const append = database.transaction((record: LedgerRecord): void => {
    // A head that is lost is not made up for: the entry then fits nowhere, and the record stays visibly broken.
    const { entry, hash: previous } = head.get() ?? { entry: 0, hash: BEGINNING };
    const row = rowOf(Math.max(entry, last.get()?.id ?? 0) + 1, record);
    insert.run({ ...row, previous, hash: hashOf(previous, row) });
  });

  return {
    append: (record) => append(record),
    list: ({ profile, from = -Number.MAX_VALUE, to = Number.MAX_VALUE, limit = 50 } = {}) =>
      (profile === undefined ? newest.all(from, to, limit) : newestOf.all(profile, from, to, limit)).map(
        entryOf,
      ),
    all: (profile) => (profile === undefined ? oldest.all() : oldestOf.all(profile)).map(entryOf),
    verify: createVerification(database),
    retain: createRetention(database),
  };
}
