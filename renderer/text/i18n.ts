import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import type { UnitState } from '../../src/contract/schemas.ts';
import { type Catalogue, english } from './catalogue.ts';

type Language = UnitState['language'];

/** The catalogues that exist. A language without one falls back to English; adding one adds a line here. */
const CATALOGUES: Partial<Record<Language, Catalogue>> = { en: english };

/** The language that is shown where `wanted` is asked for. */
export const shownLanguage = (wanted: Language): Language =>
  CATALOGUES[wanted] === undefined ? 'en' : wanted;

/** Makes the texts ready; the first screen can be rendered once this is done. */
export const startTexts = async (): Promise<void> => {
  await i18next.use(initReactI18next).init({
    resources: Object.fromEntries(
      Object.entries(CATALOGUES).map(([language, catalogue]) => [language, { translation: catalogue }]),
    ),
    lng: 'en',
    fallbackLng: 'en',
    interpolation: { escapeValue: false },
  });
};

/** Shows the texts in the language of the loaded profile, and says so to screen readers. */
export const speak = (wanted: Language): void => {
  const language = shownLanguage(wanted);
  document.documentElement.lang = language;
  if (i18next.language !== language) void i18next.changeLanguage(language);
};
