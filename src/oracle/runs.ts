import { HAS, type Runs } from './scan.ts';

/** A run of a text that may be bytes in base64 or hex. */
export type Decoded = {
  readonly encoding: 'base64' | 'hex';
  readonly bytes: Uint8Array;
  /** Whether there may be a text in the bytes, and not just numbers. */
  readonly textual: boolean;
  readonly from: number;
  readonly to: number;
};

const NONE = 255;
/** The value of each base64 digit, in both alphabets (RFC 4648 §4 and §5). */
const BASE64 = new Uint8Array(128).fill(NONE);
const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
for (let at = 0; at < 64; at += 1) BASE64[DIGITS.charCodeAt(at)] = at;
BASE64[45] = 62;
BASE64[95] = 63;

const HEX = new Uint8Array(128).fill(NONE);
for (let at = 0; at < 16; at += 1) {
  HEX['0123456789abcdef'.charCodeAt(at)] = at;
  HEX['0123456789ABCDEF'.charCodeAt(at)] = at;
}

/** Shorter runs hold nothing that could be recognised. */
const SHORTEST_BASE64 = 6;
const SHORTEST_HEX = 6;
/** Bytes in a row that can be a text: of what seems to be bytes in base64, and of what seems to be words by themselves. */
const [SHORTEST_TEXT, LONG_TEXT] = [4, 8];
/** Digits of base64 that hold two numbers of four bytes. */
const TWO_NUMBERS = 11;

const isPrintable = (byte: number): boolean =>
  (byte >= 32 && byte < 127) || byte === 9 || byte === 10 || byte === 13;

/** How many bytes the letter of several bytes has that begins here, in UTF-8; 0 where none does. */
const lengthOfLetter = (bytes: Uint8Array, at: number): number => {
  const lead = bytes[at] ?? 0;
  const length = lead < 0xc3 || lead > 0xef ? 0 : lead < 0xe0 ? 2 : 3;
  for (let next = 1; next < length; next += 1) if (((bytes[at + next] ?? 0) & 0xc0) !== 0x80) return 0;
  return length;
};

/** Whether all bytes are a text, or so many letters in a row, or as many with a zero after each, as in UTF-16. */
const hasText = (bytes: Uint8Array, shortest: number): boolean => {
  let [inARow, wide, plain, letters, all] = [0, 0, 0, 0, true];
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at] ?? 0;
    if (byte === 0) {
      wide = at >= 2 && bytes[at - 2] === 0 ? wide + 1 : 1;
      if (wide >= SHORTEST_TEXT) return true;
    }
    if (isPrintable(byte)) plain += 1;
    else {
      const length = lengthOfLetter(bytes, at);
      if (length === 0) {
        // The last letter may be cut.
        all &&= at >= bytes.length - 2;
        inARow = 0;
        continue;
      }
      at += length - 1;
    }
    letters += 1;
    inARow += 1;
    if (inARow >= shortest) return true;
  }
  return all && letters >= 3 && plain * 3 >= letters * 2;
};

const decodeHex = (text: string, from: number, to: number): Uint8Array => {
  const bytes = new Uint8Array((to - from) >> 1);
  for (let at = 0; at < bytes.length; at += 1) {
    const index = from + 2 * at;
    bytes[at] = ((HEX[text.charCodeAt(index)] ?? 0) << 4) | (HEX[text.charCodeAt(index + 1)] ?? 0);
  }
  return bytes;
};

let scratch = new Uint8Array(1_024);

/** Into one room for all, since most runs are no base64 at all. */
const decodeBase64 = (text: string, from: number, to: number): Uint8Array => {
  if (scratch.length < to - from) scratch = new Uint8Array(2 * (to - from));
  let [length, held, bits] = [0, 0, 0];
  for (let index = from; index < to; index += 1) {
    const digit = BASE64[text.charCodeAt(index)] ?? NONE;
    if (digit === NONE) continue;
    held = ((held << 6) | digit) & 0xff_ffff;
    bits += 6;
    if (bits < 8) continue;
    bits -= 8;
    scratch[length] = (held >> bits) & 255;
    length += 1;
  }
  return scratch.subarray(0, length);
};

type Run = {
  readonly from: number;
  readonly to: number;
  /** Whether all are digits of hex, and whether all are digits of ten. */
  readonly hex: boolean;
  readonly digits: boolean;
  /** Whether it seems to be words by themselves, such as `aVoltageState` or `application/json`. */
  readonly words: boolean;
};

const [DASH, LETTER_X] = [45, 120];

/** Whether the first three bytes are ASCII: of words that are no base64, seven in eight are seen not to be by this. */
const beginsInAscii = (text: string, from: number): boolean => {
  const digitAt = (at: number): number => BASE64[text.charCodeAt(at)] ?? NONE;
  return digitAt(from) < 32 && (digitAt(from + 1) & 8) === 0 && (digitAt(from + 2) & 2) === 0;
};

const isUuid = (text: string, from: number, to: number): boolean =>
  to - from === 36 && text.charCodeAt(from + 8) === DASH && text.charCodeAt(from + 13) === DASH;

/** Dates and UUIDs are in every message, and are no bytes of anything else. */
const isPlain = (text: string, { from, to }: Run): boolean =>
  text.charCodeAt(from + 4) === DASH && text.charCodeAt(from + 7) === DASH && to - from <= 13
    ? true
    : isUuid(text, from, to);

/** The levels of a topic or path of which one is a UUID; null for a run that is no such path. */
const levelsWithUuid = (text: string, from: number, to: number): readonly Run[] | null => {
  const levels: Run[] = [];
  let found = false;
  for (let start = from; start <= to; ) {
    const slash = text.indexOf('/', start);
    const end = slash < 0 || slash > to ? to : slash;
    found ||= isUuid(text, start, end);
    const level = text.slice(start, end);
    levels.push({
      from: start,
      to: end,
      hex: /^[0-9a-f]+$/iu.test(level),
      digits: /^\d+$/u.test(level),
      words: !/[\d+_]/u.test(level) && level.replaceAll(/[^A-Z]/gu, '').length * 4 <= level.length,
    });
    start = end + 1;
  }
  return found ? levels : null;
};

/**
 * @param text any text
 * @param decoded called with what each run of base64 and of hex digits stands for, if that can be a text or two numbers: at every
 * alignment, since what stands before it may be of the same digits
 */
export const decodedRuns = (text: string, runs: Runs, decoded: (run: Decoded) => void): void => {
  let [pairs, parted] = [0, false];
  for (let run = 0; run < runs.count; run += 1) {
    const [from, to] = [runs.from[run] ?? 0, runs.to[run] ?? 0];
    const length = to - from;
    const hex = ((runs.has[run] ?? 0) & (HAS.notHex | HAS.mark)) === 0;
    if (length >= SHORTEST_BASE64) {
      const others = runs.others[run] ?? 0;
      const words = others === 0 && (runs.capitals[run] ?? 0) * 4 <= length;
      const levels =
        length > 36 && ((runs.has[run] ?? 0) & HAS.mark) !== 0 ? levelsWithUuid(text, from, to) : null;
      for (const one of levels ?? [{ from, to, hex, words, digits: others === length }])
        if (one.to - one.from >= SHORTEST_BASE64) give(text, one, decoded);
      parted ||= text.charCodeAt(from + 2) === DASH && text.charCodeAt(from + 5) === DASH;
      pairs = 0;
    } else {
      // `41`, `0x41` and `x41` are a byte each, if there are more of them.
      const pair = length === 2 ? hex : length <= 4 && text.charCodeAt(to - 3) === LETTER_X;
      pairs = pair ? pairs + 1 : 0;
      parted ||= pairs >= 4;
    }
  }
  if (parted) spacedHex(text, decoded);
};

const give = (text: string, run: Run, decoded: (run: Decoded) => void): void => {
  const { from, to, hex, digits, words } = run;
  if (hex && to - from >= SHORTEST_HEX) {
    for (const shift of (to - from) % 2 === 0 ? [0] : [0, 1]) {
      const bytes = decodeHex(text, from + shift, to);
      const textual = hasText(bytes, SHORTEST_TEXT);
      if (textual || bytes.length >= 8) decoded({ encoding: 'hex', bytes, textual, from: from + shift, to });
    }
  }
  // Digits of ten alone are no bytes of ASCII.
  if (digits || isPlain(text, run)) return;
  const numbers = to - from >= TWO_NUMBERS && !words;
  const shortest = words ? LONG_TEXT : SHORTEST_TEXT;
  for (let shift = 0; shift < 4 && to - from - shift >= SHORTEST_BASE64; shift += 1) {
    if (words && !beginsInAscii(text, from + shift)) continue;
    const bytes = decodeBase64(text, from + shift, to);
    const textual = hasText(bytes, shortest);
    if (textual || numbers)
      decoded({ encoding: 'base64', bytes: bytes.slice(), textual, from: from + shift, to });
  }
};

/** Bytes in hex with something between them, as a debugger or a certificate shows them. */
const spacedHex = (text: string, decoded: (run: Decoded) => void): void => {
  for (const match of text.matchAll(/\b(?:0x)?[0-9a-f]{2}(?:(?:[ :-]|, ?|0x|\\x)+[0-9a-f]{2}\b){3,}/giu)) {
    const bytes = Buffer.from(match[0].replaceAll(/0x|[^0-9a-f]/giu, ''), 'hex');
    const textual = hasText(bytes, SHORTEST_TEXT);
    decoded({ encoding: 'hex', bytes, textual, from: match.index, to: match.index + match[0].length });
  }
};
