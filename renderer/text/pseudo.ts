import type { PostProcessorModule } from 'i18next';

/** Letters that the unit's own font has, so that the width is that of the font and not of another. */
const ACCENTED: Readonly<Record<string, string>> = {
  a: 'à',
  c: 'ç',
  d: 'ð',
  e: 'é',
  i: 'ï',
  n: 'ñ',
  o: 'ö',
  u: 'ü',
  y: 'ý',
  A: 'Á',
  C: 'Ç',
  E: 'É',
  I: 'Ï',
  N: 'Ñ',
  O: 'Ö',
  P: 'Þ',
  U: 'Ü',
};

/** How much longer than English the longest of the other languages may be. */
const LONGER = 0.4;

/** A run of this many signs stands for one more word. */
const WORD = 7;

const PADDING = `${'~'.repeat(WORD - 1)} `;

const padding = (length: number): string =>
  PADDING.repeat(Math.ceil(length / WORD))
    .slice(0, length)
    .trimEnd();

/**
 * English with accents, in brackets and longer by two fifths, so that text that is cut or fixed shows.
 * What stands in brackets was stretched before it was put into this text, and is not stretched again.
 */
export const stretched = (text: string): string => {
  const own = text.replaceAll(/\[[^\]]*\]/g, '').trim();
  if (own === '') return text;
  const accented = text.replaceAll(/\{\{.*?\}\}|./gu, (part) => ACCENTED[part] ?? part);
  // A single word grows as a word, as it does in German; a sentence gains words.
  const gap = own.includes(' ') ? ' ' : '';
  return `[${accented}${gap}${padding(Math.max(1, Math.ceil(own.length * LONGER) - 2 - gap.length))}]`;
};

export const pseudo: PostProcessorModule = {
  type: 'postProcessor',
  name: 'pseudo',
  process: (value) => stretched(value),
};
