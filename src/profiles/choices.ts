import type { Database } from '../store/database.ts';

/** What each holder has switched on. The guest's rows bear no profile: null. */
export type Choices<Name extends string> = {
  readonly read: (profile: string | null) => Record<Name, boolean>;
  readonly write: (profile: string | null, name: Name, on: boolean) => void;
  readonly wipeGuest: () => void;
};

type Row = { readonly name: string; readonly is_on: unknown };

/**
 * The switches of one sort, in their table. What was never written is off (R13).
 *
 * INVARIANT: only the stored value 1 means on. Whatever else a damaged row holds is off (R28).
 */
export function createChoices<Name extends string>(
  database: Database,
  table: { readonly name: 'setting' | 'consent'; readonly column: 'name' | 'purpose' },
  names: readonly Name[],
): Choices<Name> {
  const select = database.prepare<[string | null], Row>(
    `SELECT ${table.column} AS name, is_on FROM ${table.name} WHERE profile_id IS ?`,
  );
  // Replaces by whichever of the two unique indexes applies, the profile's or the guest's.
  const replace = database.prepare(
    `INSERT OR REPLACE INTO ${table.name} (profile_id, ${table.column}, is_on) VALUES (?, ?, ?)`,
  );
  const wipe = database.prepare(`DELETE FROM ${table.name} WHERE profile_id IS NULL`);
  return {
    read: (profile) => {
      const rows = select.all(profile);
      const isOn = (name: Name): boolean => {
        const found = rows.filter((row) => row.name === name);
        return found.length === 1 && found[0]?.is_on === 1;
      };
      return Object.fromEntries(names.map((name) => [name, isOn(name)])) as Record<Name, boolean>;
    },
    write: (profile, name, on) => {
      replace.run(profile, name, on ? 1 : 0);
    },
    wipeGuest: () => {
      wipe.run();
    },
  };
}
