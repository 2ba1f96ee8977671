import { unitsOf } from './units.ts';

/** What stands before a letter: another letter, something that is none, or the seam of `twoWords`. */
export const SEAM = { none: 0, gap: 1, camel: 2 } as const;

/** A text with only its letters and digits, in small letters without accents, and where each stood. */
export type Folded = {
  readonly length: number;
  /** The UTF-16 code of each. */
  readonly codes: Uint16Array;
  /** Where in the text each began. */
  readonly origins: Uint32Array;
  /** What stood before each; there is one more than there are letters, for the end. */
  readonly seams: Uint8Array;
};

/** Letters that Unicode does not take apart, but people do. */
const TAKEN_APART: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  ł: 'l',
  þ: 'th',
  ı: 'i',
};

const slow = new Map<number, string>();

const isLetter = (symbol: string): boolean => /[\p{L}\p{N}]/u.test(symbol);

/** What a character outside ASCII folds to; empty for an accent, a space for what is no letter. */
const foldOne = (point: number): string => {
  const known = slow.get(point);
  if (known !== undefined) return known;
  let folded = '';
  for (const symbol of String.fromCodePoint(point).normalize('NFKD').toLowerCase().normalize('NFKD')) {
    if (/\p{M}/u.test(symbol)) continue;
    folded += TAKEN_APART[symbol] ?? (isLetter(symbol) ? symbol : ' ');
  }
  if (slow.size > 5_000) slow.clear();
  slow.set(point, folded);
  return folded;
};

const ASCII = new Uint8Array(128);
for (let code = 48; code <= 57; code += 1) ASCII[code] = code;
for (let code = 97; code <= 122; code += 1) {
  ASCII[code] = code;
  ASCII[code - 32] = code;
}

let room = 0;
let codes = new Uint16Array(0);
let origins = new Uint32Array(0);
let seams = new Uint8Array(0);

const makeRoom = (needed: number): void => {
  if (needed <= room) return;
  room = 2 * needed;
  codes = new Uint16Array(room);
  origins = new Uint32Array(room);
  seams = new Uint8Array(room + 1);
};

const lower = (code: number): boolean => (code >= 97 && code <= 122) || (code >= 48 && code <= 57);
const upper = (code: number): boolean => code >= 65 && code <= 90;

/**
 * Folds a text so that two ways to write the same words become the same letters.
 * The answer is valid until the next call: thousands of messages a second share one room.
 */
export const fold = (text: string): Folded => {
  // No character folds to more than this many (ﷺ, NFKD).
  makeRoom(text.length * 2 + 20);
  let length = 0;
  let before = 0;
  let seam: number = SEAM.gap;
  const units = unitsOf(text);
  const end = text.length;
  // By their own names: what a module holds is looked up anew for each letter.
  let [intoCodes, intoOrigins, intoSeams] = [codes, origins, seams];
  for (let index = 0; index < end; index += 1) {
    const code = units[index] ?? 0;
    if (code < 128) {
      const folded = ASCII[code] ?? 0;
      if (folded === 0) seam = SEAM.gap;
      else {
        intoCodes[length] = folded;
        intoOrigins[length] = index;
        intoSeams[length] = seam === SEAM.none && upper(code) && lower(before) ? SEAM.camel : seam;
        length += 1;
        seam = SEAM.none;
      }
      before = code;
      continue;
    }
    const point = text.codePointAt(index) ?? code;
    const folded = foldOne(point);
    if (length + folded.length + text.length - index > room) {
      grow(length);
      [intoCodes, intoOrigins, intoSeams] = [codes, origins, seams];
    }
    for (let at = 0; at < folded.length; at += 1) {
      const one = folded.charCodeAt(at);
      if (one === 32) seam = SEAM.gap;
      else {
        intoCodes[length] = one;
        intoOrigins[length] = index;
        intoSeams[length] = seam;
        length += 1;
        seam = SEAM.none;
      }
    }
    if (point > 0xffff) index += 1;
    before = 0;
  }
  seams[length] = SEAM.gap;
  return { length, codes, origins, seams };
};

const grow = (length: number): void => {
  const kept = [codes.slice(0, length), origins.slice(0, length), seams.slice(0, length)] as const;
  makeRoom(room + 100);
  codes.set(kept[0]);
  origins.set(kept[1]);
  seams.set(kept[2]);
};

/** The folded letters alone, as a string. */
export const lettersOf = (text: string): string => {
  const folded = fold(text);
  let letters = '';
  for (let at = 0; at < folded.length; at += 1) letters += String.fromCharCode(folded.codes[at] ?? 0);
  return letters;
};

/** The words of a text, each folded. */
export const wordsOf = (text: string): readonly string[] => {
  const folded = fold(text);
  const words: string[] = [];
  for (let at = 0; at < folded.length; at += 1) {
    const letter = String.fromCharCode(folded.codes[at] ?? 0);
    if (folded.seams[at] === SEAM.gap) words.push(letter);
    else words[words.length - 1] += letter;
  }
  return words;
};
