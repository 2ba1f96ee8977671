import { type Preferences, TEXT_SIZES, THEMES, UNIT_SYSTEMS } from '../contract/schemas.ts';
import { LANGUAGES, type Language } from '../privacy/vocabulary.ts';
import type { Database } from '../store/database.ts';

/** What a driver may choose of the unit's looks; the language of a registered profile is its own and not kept here. */
export type Choice = Partial<Preferences & { readonly language: Language }>;

export type PreferenceStore = {
  readonly read: (holder: string | null) => Preferences;
  /** The language that the guest chose, or else that of the first start; null before it. */
  readonly guestLanguage: () => Language | null;
  readonly write: (holder: string | null, choice: Choice) => void;
  readonly wipeGuest: () => void;
  /** Whether somebody went through the first start. */
  readonly welcomed: () => boolean;
  /** The first start is over: the language that the unit speaks to whoever has none of their own. */
  readonly welcome: (language: Language) => void;
};

type Row = { readonly name: string; readonly value: string };

const SETUP_LANGUAGE = 'setup.language';

const known = <T>(values: readonly T[], stored: string | undefined, otherwise: T): T =>
  values.find((value) => String(value) === stored) ?? otherwise;

/** What was never written, and what a damaged row holds, is as the unit was delivered. */
export function createPreferences(database: Database): PreferenceStore {
  const select = database.prepare<[string | null], Row>(
    'SELECT name, value FROM preference WHERE profile_id IS ?',
  );
  const replace = database.prepare(
    'INSERT OR REPLACE INTO preference (profile_id, name, value) VALUES (?, ?, ?)',
  );
  const wipe = database.prepare('DELETE FROM preference WHERE profile_id IS NULL');
  const selectSetup = database.prepare<[string], { readonly value: string }>(
    'SELECT value FROM meta WHERE key = ?',
  );
  const writeSetup = database.prepare('INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)');

  const stored = (holder: string | null): Readonly<Record<string, string>> =>
    Object.fromEntries(select.all(holder).map(({ name, value }) => [name, value]));
  const setupLanguage = (): string | undefined => selectSetup.get(SETUP_LANGUAGE)?.value;

  return {
    read: (holder) => {
      const row = stored(holder);
      return {
        units: known(UNIT_SYSTEMS, row['units'], 'metric'),
        theme: known(THEMES, row['theme'], 'auto'),
        textSize: known(TEXT_SIZES, row['textSize'], 100),
        sound: row['sound'] !== 'off',
      };
    },
    guestLanguage: () => {
      const wanted = stored(null)['language'] ?? setupLanguage();
      return LANGUAGES.find((language) => language === wanted) ?? null;
    },
    write: (holder, { sound, ...choice }) => {
      const entries = [
        ...Object.entries(choice),
        ...(sound === undefined ? [] : [['sound', sound ? 'on' : 'off']]),
      ];
      for (const [name, value] of entries) if (value !== undefined) replace.run(holder, name, String(value));
    },
    wipeGuest: () => {
      wipe.run();
    },
    welcomed: () => setupLanguage() !== undefined,
    welcome: (language) => {
      writeSetup.run(SETUP_LANGUAGE, language);
    },
  };
}
