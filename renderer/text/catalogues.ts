import type { UnitState } from '../../src/contract/schemas.ts';
import { lastLanguage } from './last-language.ts';

export type Language = UnitState['language'];

/** One chunk a language, fetched when it is first spoken: the first load carries no texts that nobody reads. */
export const CATALOGUES: Readonly<Record<Language, () => Promise<object>>> = {
  en: async () => (await import('./catalogue.ts')).english,
  nl: async () => (await import('./dutch.ts')).dutch,
  fr: async () => (await import('./french.ts')).french,
  de: async () => (await import('./german.ts')).german,
};

const SPOKEN = Object.keys(CATALOGUES) as Language[];

/** In the pseudo-locale every text is English made longer, whatever the driver speaks: for tests of the layout. */
export const isPseudo = (): boolean => new URLSearchParams(window.location.search).has('pseudo');

export const shownFor = (wanted: Language): Language => (isPseudo() ? 'en' : wanted);

/** The language that this window begins with, until the unit tells another. */
export const firstLanguage = (): Language => shownFor(lastLanguage(SPOKEN));
