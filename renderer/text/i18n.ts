import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { CATALOGUES, firstLanguage, isPseudo, type Language, shownFor } from './catalogues.ts';
import { rememberLanguage } from './last-language.ts';

const fetchTexts = async (language: Language): Promise<void> => {
  if (i18next.hasResourceBundle(language, 'translation')) return;
  // Nobody else has it: it is taken as it is, not copied text by text.
  i18next.addResourceBundle(language, 'translation', await CATALOGUES[language](), false, true, {
    skipCopy: true,
  });
};

/** Whether the texts are in this language already, so that a screen can be rendered in it at once. */
export const speaks = (wanted: Language): boolean => i18next.language === shownFor(wanted);

const speakNow = async (wanted: Language): Promise<void> => {
  const language = shownFor(wanted);
  await fetchTexts(language);
  await i18next.changeLanguage(language);
  document.documentElement.lang = language;
  rememberLanguage(language);
};

const start = async (): Promise<void> => {
  if (isPseudo()) i18next.use((await import('./pseudo.ts')).pseudo);
  await i18next.use(initReactI18next).init({
    resources: {},
    // Every language has every text, as the tests prove: there is nothing to fall back to.
    fallbackLng: false,
    interpolation: { escapeValue: false },
    ...(isPseudo() ? { postProcess: ['pseudo'] } : {}),
  });
  await speakNow(firstLanguage());
};

let started: Promise<void> | null = null;

/** Makes the texts ready in the language that this window spoke last; the cover over a unit that wakes needs them. */
export const startTexts = (): Promise<void> => {
  started ??= start();
  return started;
};

/**
 * Shows the texts in the language of the loaded profile, and says so to screen readers.
 * @throws when the texts can't be fetched; those of before stay
 */
export const speak = async (wanted: Language): Promise<void> => {
  await startTexts();
  await speakNow(wanted);
};
