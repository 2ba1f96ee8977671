import type { UnitState } from '../../src/contract/schemas.ts';

type Language = UnitState['language'];

/** Each language as its speakers call it: whoever can't read the one that is shown finds their own. */
export const LANGUAGE_NAMES: Readonly<Record<Language, string>> = {
  nl: 'Nederlands',
  fr: 'Français',
  de: 'Deutsch',
  en: 'English',
};

export const LANGUAGE_ORDER = Object.keys(LANGUAGE_NAMES) as readonly Language[];
