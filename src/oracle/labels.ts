import { DATA_CATEGORIES, type DataCategory } from '../privacy/vocabulary.ts';
import type { Spot } from './spot.ts';

/**
 * Which signals are of a category that a switch governs, by their names (`wire.md`, Signals). This list is the oracle's own, and not the
 * catalogue that the unit decides by: what is wrong there is seen here.
 */
const SIGNALS: readonly (readonly [category: DataCategory, names: RegExp])[] = [
  [
    'location',
    /\b(?:Vehicle\.)?(?:CurrentLocation|Cabin\.Infotainment\.Navigation\.DestinationSet)\.\w+|\bPrivate\.Trip\.(?:Start|End)\.\w+/gu,
  ],
  ['voice', /\bPrivate\.Voice\.\w+/gu],
];

/** Without one of these, there is no such name: to look for a word is quicker than for a pattern. */
const SIGNS = ['Location', 'DestinationSet', 'Private.'] as const;

/** The label of a CloudEvent, in structured JSON or as a property. */
const LABEL = /datacategory["']?\s*[:=]\s*["']?(\w+)/giu;

const isCategory = (word: string): word is DataCategory =>
  (DATA_CATEGORIES as readonly string[]).includes(word);

/** What a text says of itself: the category it is labelled with, and the names of signals, one spot a category. */
export const labelsIn = (text: string): readonly Spot[] => {
  const spots: Spot[] = [];
  if (text.includes('datacategory')) {
    for (const { 0: whole, 1: word = '', index } of text.matchAll(LABEL)) {
      const what = `the label ${word}`;
      if (isCategory(word))
        spots.push({ category: word, what, notation: 'label', from: index, to: index + whole.length });
    }
  }
  if (!SIGNS.some((sign) => text.includes(sign))) return spots;
  for (const [category, names] of SIGNALS) {
    const found = [...text.matchAll(names)];
    const [first] = found;
    if (first === undefined) continue;
    const leaves = [...new Set(found.map(([name]) => name.slice(name.lastIndexOf('.') + 1)))];
    const what = `${leaves.length === 1 ? 'the signal' : 'the signals'} ${leaves.join(', ')}`;
    const { index } = first;
    spots.push({ category, what, notation: 'signal name', from: index, to: index + first[0].length });
  }
  return spots;
};

/** The category that a topic is for, by its level after `data`. */
export const labelOfTopic = (topic: string): Spot | null => {
  const match = /(?:^|\/)data\/(\w+)/u.exec(topic);
  const word = match?.[1] ?? '';
  if (match === null || !isCategory(word)) return null;
  const to = match.index + match[0].length;
  return { category: word, what: `the topic of ${word}`, notation: 'label', from: to - word.length, to };
};
