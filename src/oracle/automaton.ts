import type { Folded } from './fold.ts';
import { unitsOf } from './units.ts';

const PASSED_OVER = 0xffff;

/** Told of each needle that ends at a letter: which, and from which letter through which. */
export type Met = (needle: number, from: number, to: number) => void;

/** Finds all of many needles in one pass over a text, however many they are (A. V. Aho and M. J. Corasick, 1975). */
export type Automaton = {
  readonly find: (text: Folded, met: Met) => void;
  /** Whether there can be any in a text as it stands: quick, and right where it says no. */
  readonly mayFind: (text: string) => boolean;
};

/** @param needles folded letters, none empty */
export const automatonOf = (needles: readonly string[]): Automaton => {
  if (needles.length === 0) return { find: () => undefined, mayFind: () => false };
  const symbols = new Map<number, number>();
  for (const needle of needles) {
    for (let at = 0; at < needle.length; at += 1) {
      const code = needle.charCodeAt(at);
      if (!symbols.has(code)) symbols.set(code, symbols.size + 1);
    }
  }
  const width = symbols.size + 1;
  const symbolOf = new Uint16Array(0x1_0000);
  for (const [code, symbol] of symbols) symbolOf[code] = symbol;

  const most = needles.reduce((sum, needle) => sum + needle.length, 1);
  const next = new Int32Array(most * width);
  /** Which needles end at each state itself. */
  const ends: number[][] = [[]];
  let states = 1;
  needles.forEach((needle, index) => {
    let state = 0;
    for (let at = 0; at < needle.length; at += 1) {
      const edge = state * width + (symbolOf[needle.charCodeAt(at)] ?? 0);
      if (next[edge] === 0) {
        next[edge] = states;
        ends[states] = [];
        states += 1;
      }
      state = next[edge] ?? 0;
    }
    ends[state]?.push(index);
  });

  // Breadth first, so that the state to fall back to is complete when it is copied from.
  const fallback = new Int32Array(states);
  const queue: number[] = [];
  for (let symbol = 1; symbol < width; symbol += 1) {
    const to = next[symbol] ?? 0;
    if (to !== 0) queue.push(to);
  }
  for (let head = 0; head < queue.length; head += 1) {
    const state = queue[head] ?? 0;
    const back = fallback[state] ?? 0;
    ends[state]?.push(...(ends[back] ?? []));
    for (let symbol = 1; symbol < width; symbol += 1) {
      const edge = state * width + symbol;
      const to = next[edge] ?? 0;
      const instead = next[back * width + symbol] ?? 0;
      if (to === 0) next[edge] = instead;
      else {
        fallback[to] = instead;
        queue.push(to);
      }
    }
  }
  const ending = Uint8Array.from({ length: states }, (_, state) => ((ends[state]?.length ?? 0) > 0 ? 1 : 0));

  const find: Automaton['find'] = (text, met) => {
    const { codes, length } = text;
    let state = 0;
    for (let at = 0; at < length; at += 1) {
      const symbol = symbolOf[codes[at] ?? 0] ?? 0;
      state = symbol === 0 ? 0 : (next[state * width + symbol] ?? 0);
      if (ending[state] === 0) continue;
      for (const needle of ends[state] ?? []) met(needle, at + 1 - (needles[needle]?.length ?? 0), at);
    }
  };

  /** The symbol of each character of ASCII, folded; what is neither letter nor digit is passed over. */
  const ascii = Uint16Array.from({ length: 128 }, (_, code) => {
    const letter = String.fromCharCode(code).toLowerCase();
    return /[a-z0-9]/u.test(letter) ? (symbolOf[letter.charCodeAt(0)] ?? 0) : PASSED_OVER;
  });

  const mayFind: Automaton['mayFind'] = (text) => {
    const units = unitsOf(text);
    const { length } = text;
    let state = 0;
    for (let at = 0; at < length; at += 1) {
      const code = units[at] ?? 0;
      if (code > 127) return true;
      const symbol = ascii[code] ?? 0;
      if (symbol === PASSED_OVER) continue;
      state = next[state * width + symbol] ?? 0;
      if (ending[state] === 1) return true;
    }
    return false;
  };
  return { find, mayFind };
};
