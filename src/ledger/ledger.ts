import type { LedgerEntry } from '../contract/schemas.ts';
import { PROFILE_KINDS } from '../privacy/vocabulary.ts';
import type { Database } from '../store/database.ts';

/** What is put on the record; `at` is milliseconds since the Unix epoch. */
export type LedgerRecord = Omit<LedgerEntry, 'id' | 'at'> & { readonly at: number };

/** The record of every acceptance, consent, withdrawal and switch (R30). It only grows: the database refuses all else. */
export type Ledger = {
  /** Call it in the transaction that makes the change itself. */
  readonly append: (record: LedgerRecord) => void;
  /** The newest entries first; 50 of them unless told otherwise. */
  readonly list: (limit?: number) => LedgerEntry[];
};

type Row = {
  readonly id: number;
  readonly at: number;
  readonly profile: string;
  readonly profile_kind: string;
  readonly subject: string;
  readonly value: string;
  readonly notice_version: string;
  readonly device: string;
  readonly screen: string | null;
};

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
});

export function createLedger(database: Database): Ledger {
  const insert = database.prepare(
    `INSERT INTO ledger (at, profile, profile_kind, subject, value, notice_version, device, screen)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const newest = database.prepare<[number], Row>('SELECT * FROM ledger ORDER BY id DESC LIMIT ?');
  return {
    append: (record) => {
      insert.run(
        record.at,
        record.profile,
        record.profileKind,
        record.subject,
        record.value,
        record.noticeVersion,
        record.device,
        record.screen,
      );
    },
    list: (limit = 50) => newest.all(limit).map(entryOf),
  };
}
