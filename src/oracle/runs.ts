/** Runs of a text that may be bytes in base64 or hex, decoded. */
export type Decoded = (encoding: 'base64' | 'hex', bytes: Uint8Array, from: number, to: number) => void;

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
/** Bytes in a row that can be a text, for there to be a text in what was decoded. */
const SHORTEST_TEXT = 4;
/** From here on, a line break within is one of the encoding's own (RFC 2045 §6.8). */
const LINE = 60;
/** Digits of base64 that hold two numbers of four bytes. */
const TWO_NUMBERS = 11;

/** Whether there is a text in the bytes, in one byte or two a letter, or between them and zeros. */
const hasText = (bytes: Uint8Array): boolean => {
  let inARow = 0;
  let wide = 0;
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at] ?? 0;
    if (byte === 0) {
      // A zero after a letter, as in UTF-16.
      wide += 1;
      if (wide >= SHORTEST_TEXT) return true;
      inARow = 0;
      continue;
    }
    inARow = (byte >= 32 && byte !== 127) || byte === 9 || byte === 10 || byte === 13 ? inARow + 1 : 0;
    if (inARow >= SHORTEST_TEXT && byte < 128) return true;
  }
  return inARow >= SHORTEST_TEXT;
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

type Run = { readonly from: number; readonly to: number; readonly hex: boolean; readonly words: boolean };

/** Words, dates and UUIDs are in every message, and no bytes of anything else. */
const isPlain = (text: string, { from, to }: Run): boolean =>
  text.charCodeAt(from + 4) === 45 && text.charCodeAt(from + 7) === 45 && to - from <= 13
    ? true
    : to - from === 36 && text.charCodeAt(from + 8) === 45 && text.charCodeAt(from + 13) === 45;

/**
 * @param text any text
 * @param decoded called with what each run of base64 and of hex digits stands for, if that can be a text or two numbers: at every
 * alignment, since what stands before it may be of the same digits
 */
export const decodedRuns = (text: string, decoded: Decoded): void => {
  let from = 0;
  let [hex, capitals, others] = [true, 0, 0];
  for (let index = 0; index <= text.length; index += 1) {
    const code = index < text.length ? text.charCodeAt(index) : 0;
    const digit = code < 128 ? (BASE64[code] ?? NONE) : NONE;
    if (digit !== NONE) {
      if (digit < 26) capitals += 1;
      else if (digit >= 52) others += 1;
      if (hex && HEX[code] === NONE) hex = false;
      continue;
    }
    if ((code === 10 || code === 13) && index - from >= LINE) continue;
    const length = index - from;
    if (length >= SHORTEST_BASE64) {
      const words = others === 0 && capitals * 4 <= length;
      give(text, { from, to: index, hex, words }, decoded);
    }
    from = index + 1;
    hex = true;
    capitals = 0;
    others = 0;
  }
  if (text.length >= 3 * SHORTEST_TEXT - 1) spacedHex(text, decoded);
};

const give = (text: string, run: Run, decoded: Decoded): void => {
  const { from, to, hex, words } = run;
  if (hex && to - from >= SHORTEST_HEX) {
    for (const shift of (to - from) % 2 === 0 ? [0] : [0, 1]) {
      const bytes = decodeHex(text, from + shift, to);
      if (hasText(bytes) || bytes.length >= 8) decoded('hex', bytes, from + shift, to);
    }
  }
  if (isPlain(text, run)) return;
  const numbers = to - from >= TWO_NUMBERS && !words;
  for (let shift = 0; shift < 4 && to - from - shift >= SHORTEST_BASE64; shift += 1) {
    const bytes = decodeBase64(text, from + shift, to);
    if (numbers || hasText(bytes)) decoded('base64', bytes.slice(), from + shift, to);
  }
};

/** Bytes in hex with something between them, as a debugger or a certificate shows them. */
const spacedHex = (text: string, decoded: Decoded): void => {
  for (const match of text.matchAll(/\b[0-9a-f]{2}(?:(?:[ :-]|, ?|0x|\\x)+[0-9a-f]{2}\b){3,}/giu)) {
    const bytes = Buffer.from(match[0].replaceAll(/0x|[^0-9a-f]/giu, ''), 'hex');
    if (hasText(bytes) || bytes.length >= 8)
      decoded('hex', bytes, match.index, match.index + match[0].length);
  }
};
