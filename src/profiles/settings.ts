import { SETTINGS, type Setting } from '../privacy/vocabulary.ts';
import type { Database } from '../store/database.ts';

/** The switches of each holder, as they were asked for (R10, R11). The guest's rows bear no profile: null. */
export type Settings = {
  readonly read: (holder: string | null) => Record<Setting, boolean>;
  readonly write: (holder: string | null, setting: Setting, on: boolean) => void;
  readonly wipeGuest: () => void;
};

type Row = { readonly name: string; readonly is_on: unknown };

/**
 * What was never written is off (R13).
 *
 * INVARIANT: only the stored value 1 means on. Whatever else a damaged row holds is off (R28).
 */
export function createSettings(database: Database): Settings {
  const select = database.prepare<[string | null], Row>(
    'SELECT name, is_on FROM setting WHERE profile_id IS ?',
  );
  // Replaces by whichever of the two unique indexes applies, the profile's or the guest's.
  const replace = database.prepare(
    'INSERT OR REPLACE INTO setting (profile_id, name, is_on) VALUES (?, ?, ?)',
  );
  const wipe = database.prepare('DELETE FROM setting WHERE profile_id IS NULL');
  return {
    read: (holder) => {
      const rows = select.all(holder);
      const isOn = (setting: Setting): boolean => {
        const found = rows.filter((row) => row.name === setting);
        return found.length === 1 && found[0]?.is_on === 1;
      };
      return Object.fromEntries(SETTINGS.map((setting) => [setting, isOn(setting)])) as Record<
        Setting,
        boolean
      >;
    },
    write: (holder, setting, on) => {
      replace.run(holder, setting, on ? 1 : 0);
    },
    wipeGuest: () => {
      wipe.run();
    },
  };
}
