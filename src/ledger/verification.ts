import type { LedgerVerdict } from '../contract/schemas.ts';
import { type Database, sqliteCode } from '../store/database.ts';
import { BEGINNING, hashOf, type LedgerRow } from './chain.ts';

type Link = LedgerRow & { readonly removed: 0 | 1; readonly previous: string; readonly hash: string };

/** Whether a link fits the hash before it. Of an entry that the retention job removed only its hashes are left (R32). */
const fits = (link: Link, previous: string): boolean =>
  link.previous === previous && (link.removed === 1 || hashOf(previous, link) === link.hash);

const broken = (entries: number, entry: number, what: string): LedgerVerdict => ({
  status: 'broken',
  entries,
  broken: entry,
  message: `Entry ${entry} of the record ${what}. Nothing that rests on consent leaves the car.`,
});

/** Where no entry can be blamed: whether the record goes on after the last one can't be told. */
const unsure = (entries: number, last: number, what: string): LedgerVerdict => ({
  status: 'broken',
  entries,
  broken: last === 0 ? null : last,
  message: `The record ${what}${last === 0 ? '' : ` after entry ${last}`}. Nothing that rests on consent leaves the car.`,
});

/** Follows the chain of the ledger from its first entry to its head (R30). */
export function createVerification(database: Database): () => LedgerVerdict {
  const links = database.prepare<[], Link>(
    `SELECT id, 0 AS removed, at, profile, profile_kind, subject, value, notice_version, device, screen, previous, hash FROM ledger
     UNION ALL
     SELECT id, 1, 0, '', '', '', '', '', '', NULL, previous, hash FROM ledger_removed
     ORDER BY 1`,
  );
  const head = database.prepare<[], { readonly entry: number; readonly hash: string }>(
    'SELECT entry, hash FROM ledger_head',
  );
  const count = database.prepare<[], { readonly entries: number }>('SELECT count(*) AS entries FROM ledger');

  const follow = (): LedgerVerdict => {
    const entries = count.get()?.entries ?? 0;
    let [last, previous] = [0, BEGINNING];
    for (const link of links.iterate()) {
      if (!fits(link, previous)) {
        return broken(entries, link.id, 'does not fit: it was altered or moved, or what came before it was');
      }
      [last, previous] = [link.id, link.hash];
    }
    const end = head.get();
    if (end === undefined) return unsure(entries, last, 'has lost the mark of its end');
    if (end.entry > last) return broken(entries, end.entry, 'is missing: the record was cut off before it');
    if (end.entry !== last || end.hash !== previous) {
      return broken(entries, last, 'is not the last that was written');
    }
    return { status: 'ok', entries, broken: null, message: null };
  };

  return () => {
    try {
      return follow();
    } catch (error) {
      // What can't be read can't be trusted (R28), and must not keep the unit from starting.
      if (sqliteCode(error) === null) throw error;
      return unsure(0, 0, 'can not be read');
    }
  };
}
