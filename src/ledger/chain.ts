import { hash } from 'node:crypto';

/** An entry of the ledger as its table holds it. */
export type LedgerRow = {
  readonly id: number;
  /** Milliseconds since the Unix epoch. */
  readonly at: number;
  readonly profile: string;
  readonly profile_kind: string;
  readonly subject: string;
  readonly value: string;
  readonly notice_version: string;
  readonly device: string;
  readonly screen: string | null;
};

/** What stands for the hash before the first entry. */
export const BEGINNING = '0'.repeat(64);

/**
 * The hash that chains an entry to the one before it: SHA-256 over the former hash and the entry as a JSON array, in hexadecimal.
 *
 * INVARIANT: this form never changes. Every chain on every disk was made with it, by the migration to version 2 as well.
 */
export const hashOf = (previous: string, row: LedgerRow): string =>
  hash(
    'sha256',
    previous +
      JSON.stringify([
        row.id,
        row.at,
        row.profile,
        row.profile_kind,
        row.subject,
        row.value,
        row.notice_version,
        row.device,
        row.screen,
      ]),
    'hex',
  );
