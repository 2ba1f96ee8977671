import { automatonOf } from './automaton.ts';
import { type Folded, fold, SEAM } from './fold.ts';
import type { Known } from './known.ts';
import { type Needle, needlesOf } from './needles.ts';
import type { Spot } from './spot.ts';

export type Texts = {
  /** Everything known that stands in a text, each at its longest. */
  readonly spots: (text: string) => readonly Spot[];
  readonly passedOver: readonly string[];
};

/** What a number of the wire's own follows on: there, digits are no part of a VIN. */
const NUMBER_FOLLOWS = /["'](?:value|sequence|id|ts|time|at|since)["']\s*:\s*["']?$/u;

/** Whether the letters are written `Like` this: a capital and small ones. */
const isCapitalised = (text: string): boolean => /^\p{Lu}[^\p{Lu}]*$/u.test(text);

const isFree = (needle: Needle, text: string, folded: Folded, from: number, to: number): boolean => {
  const [left, right] = [folded.seams[from], folded.seams[to + 1]];
  const start = folded.origins[from] ?? 0;
  const end = (folded.origins[to] ?? 0) + 1;
  if (needle.digits) {
    // The digits of a fraction are those of a number.
    if (/[\d][.,]$/u.test(text.slice(Math.max(0, start - 2), start))) return false;
    if (/^[.,]\d/u.test(text.slice(end, end + 2))) return false;
    if (needle.letters[0] !== '0' && NUMBER_FOLLOWS.test(text.slice(Math.max(0, start - 16), start)))
      return false;
  }
  if (left === SEAM.gap && right === SEAM.gap) return true;
  if (left === SEAM.none || right === SEAM.none) return false;
  return isCapitalised(text.slice(start, end));
};

type Meeting = { readonly needle: Needle; from: number; to: number };

/** Looks for every text at once, in one pass over the letters. */
export const createTexts = (known: Omit<Known, 'positions'>): Texts => {
  const { needles, passedOver } = needlesOf(known);
  const { find, mayFind } = automatonOf(needles.map(({ letters }) => letters));

  const spots = (text: string): readonly Spot[] => {
    if (!mayFind(text)) return [];
    const folded = fold(text);
    let meetings: Meeting[] | null = null;
    find(folded, (index, from, to) => {
      const needle = needles[index];
      if (needle === undefined || (needle.alone && !isFree(needle, text, folded, from, to))) return;
      meetings ??= [];
      // What ends later, and touches what the same source gave before, is one sighting with it.
      const touching = meetings.find(
        (one) => one.needle.source === needle.source && from <= one.to + 1 && to >= one.from - 1,
      );
      if (touching === undefined) meetings.push({ needle, from, to });
      else {
        const longer = needle.letters.length > touching.needle.letters.length;
        meetings.splice(meetings.indexOf(touching), 1, {
          needle: longer ? needle : touching.needle,
          from: Math.min(from, touching.from),
          to: Math.max(to, touching.to),
        });
      }
    });
    // The callback fills it, which the compiler can't see.
    const met = meetings as readonly Meeting[] | null;
    if (met === null) return [];
    return met.map(({ needle: { category, what, notation }, from, to }) => ({
      category,
      what,
      notation,
      from: folded.origins[from] ?? 0,
      to: (folded.origins[to] ?? 0) + 1,
    }));
  };
  return { spots, passedOver };
};
