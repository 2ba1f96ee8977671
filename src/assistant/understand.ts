import type { Language } from '../privacy/vocabulary.ts';
import type { Intent, Phrases } from './intent.ts';
import { german } from './phrases/de.ts';
import { english } from './phrases/en.ts';
import { french } from './phrases/fr.ts';
import { dutch } from './phrases/nl.ts';
import { plainWords } from './plain-words.ts';

const PHRASES: Readonly<Record<Language, Phrases>> = { nl: dutch, fr: french, de: german, en: english };

/** The first number in the tables of words. */
const LEAST_IN_WORDS = 16;

const numberOf = (words: string, { numbers }: Phrases): number | null => {
  const inWords = numbers.indexOf(words.replaceAll(' ', ''));
  const value = inWords === -1 ? Number(words) : inWords + LEAST_IN_WORDS;
  return words !== '' && Number.isFinite(value) ? value : null;
};

const group = (patterns: readonly RegExp[], words: string, name: string): string | null => {
  for (const pattern of patterns) {
    const found = pattern.exec(words)?.groups?.[name]?.trim();
    if (found !== undefined && found !== '') return found;
  }
  return null;
};

/**
 * Understands a few requests, by phrases alone: nothing outside is asked, so it works with voice data off (R22). Pure and total.
 * @returns null where no phrase fits
 */
export const understand = (text: string, language: Language): Intent | null => {
  const phrases = PHRASES[language];
  const words = plainWords(text);
  const fixed = phrases.fixed.find(([pattern]) => pattern.test(words));
  if (fixed !== undefined) return fixed[1];
  const degrees = group(phrases.temperature, words, 'degrees');
  const temperature = degrees === null ? null : numberOf(degrees, phrases);
  if (temperature !== null) return { intent: 'climate', wish: 'temperature', temperature };
  const name = group(phrases.destination, words, 'place');
  return name === null ? null : { intent: 'destination', name };
};
