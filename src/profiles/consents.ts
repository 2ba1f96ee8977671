import { CONSENT_PURPOSES, type ConsentPurpose } from '../privacy/vocabulary.ts';
import type { Database } from '../store/database.ts';
import type { Notice } from './notice.ts';

/** The consents of each holder, each given or refused under a version of the notice (R25). The guest's rows bear no profile: null. */
export type Consents = {
  /** Those in force: given, and the purpose still is what it was then (R33). */
  readonly effective: (holder: string | null) => Record<ConsentPurpose, boolean>;
  /** Those that were given and are not in force until they are answered anew, because the purpose changed since (R33). */
  readonly suspended: (holder: string | null) => ConsentPurpose[];
  readonly write: (holder: string | null, purpose: ConsentPurpose, on: boolean) => void;
  readonly wipeGuest: () => void;
};

type Row = { readonly purpose: string; readonly is_on: unknown; readonly notice_version: string };

/**
 * What was never written is not given (R13).
 *
 * INVARIANT: only the stored value 1 means given. Whatever else a damaged row holds is refused (R28).
 */
export function createConsents(database: Database, notice: Notice): Consents {
  const select = database.prepare<[string | null], Row>(
    'SELECT purpose, is_on, notice_version FROM consent WHERE profile_id IS ?',
  );
  const replace = database.prepare(
    'INSERT OR REPLACE INTO consent (profile_id, purpose, is_on, notice_version) VALUES (?, ?, ?, ?)',
  );
  const wipe = database.prepare('DELETE FROM consent WHERE profile_id IS NULL');

  /** For each purpose that was given, whether it still is what it was. */
  const given = (holder: string | null): ReadonlyMap<ConsentPurpose, boolean> => {
    const rows = select.all(holder);
    return new Map(
      CONSENT_PURPOSES.flatMap((purpose) => {
        const [row, ...more] = rows.filter((candidate) => candidate.purpose === purpose);
        if (row === undefined || more.length > 0 || row.is_on !== 1) return [];
        return [[purpose, notice.stillMeans(purpose, row.notice_version)] as const];
      }),
    );
  };

  return {
    effective: (holder) => {
      const found = given(holder);
      return Object.fromEntries(
        CONSENT_PURPOSES.map((purpose) => [purpose, found.get(purpose) === true]),
      ) as Record<ConsentPurpose, boolean>;
    },
    suspended: (holder) => [...given(holder)].filter(([, still]) => !still).map(([purpose]) => purpose),
    write: (holder, purpose, on) => {
      replace.run(holder, purpose, on ? 1 : 0, notice.current());
    },
    wipeGuest: () => {
      wipe.run();
    },
  };
}
