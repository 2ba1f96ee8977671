import type { Language } from './catalogues.ts';

/** Grammar that a count can't decide: what is a plural by its own name. */

type Category = keyof typeof import('./en/leaves.json')['leaves']['inSentence'];

const DATA_IS_PLURAL = ['billing', 'telematics', 'vehicle', 'homecharge', 'security', 'voice'] as const;

const PLURALS: Readonly<Record<Language, readonly Category[]>> = {
  en: ['voice'],
  nl: DATA_IS_PLURAL,
  fr: DATA_IS_PLURAL,
  de: DATA_IS_PLURAL,
};

/** Whether the words of `leaves.inSentence` for these categories take a verb in the plural. */
export const arePlural = (language: string, categories: readonly Category[]): boolean => {
  const [only] = categories;
  const plurals = PLURALS[language as Language] ?? PLURALS.en;
  return categories.length > 1 || (only !== undefined && plurals.includes(only));
};
