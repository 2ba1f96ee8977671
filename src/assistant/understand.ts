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
 * Whether the words ask for the opposite of what a phrase in them means.
 *
 * INVARIANT: a request that is turned round by a "not" is never carried out; at most it is not understood (R26).
 */
const isTurnedRound = (meaning: Intent, words: string, { negation }: Phrases): boolean => {
  switch (meaning.intent) {
    case 'weather':
      return false;
    case 'privacy':
      if (meaning.wish === 'what-leaves') return false;
      return (meaning.wish === 'off' ? negation.ofStopping : negation.any).test(words);
    case 'call':
      if (meaning.wish === 'unknown') return false;
      return (meaning.wish === 'start' ? negation.ofCalling : negation.any).test(words);
    case 'music':
      return meaning.wish !== 'unknown' && negation.any.test(words);
    case 'climate':
    case 'destination':
      return negation.any.test(words);
  }
};

/**
 * Understands a few requests, by phrases alone: nothing outside is asked, so it works with voice data off (R22). Pure and total.
 * @returns null where no phrase fits, or where one is turned round by a "not"
 */
export const understand = (text: string, language: Language): Intent | null => {
  const phrases = PHRASES[language];
  const words = plainWords(text);
  const fixed = phrases.fixed.find(([pattern]) => pattern.test(words));
  if (fixed !== undefined) return isTurnedRound(fixed[1], words, phrases) ? null : fixed[1];
  const degrees = group(phrases.temperature, words, 'degrees');
  const temperature = degrees === null ? null : numberOf(degrees, phrases);
  if (temperature !== null)
    return phrases.negation.any.test(words) ? null : { intent: 'climate', wish: 'temperature', temperature };
  const name = group(phrases.destination, words, 'place');
  if (name === null) return null;
  // A place may have such a word in its own name.
  const request = words.slice(0, words.lastIndexOf(name));
  return phrases.negation.any.test(request) ? null : { intent: 'destination', name };
};
