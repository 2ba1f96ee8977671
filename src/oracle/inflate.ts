import { brotliDecompressSync, constants, gunzipSync, inflateRawSync, inflateSync } from 'node:zlib';
import type { Encoding } from './finding.ts';

/** What was compressed, as it was before; `from` is where in the bytes it began. */
export type Inflated = {
  readonly encoding: Extract<Encoding, 'gzip' | 'zlib' | 'deflate' | 'brotli'>;
  readonly bytes: Uint8Array;
  readonly from: number;
};

/**
 * Bytes that one stretch may grow to, and how many times as many all of one text may in all: of what would grow further, the beginning
 * is looked at.
 */
const MOST = 1 << 18;
const MOST_IN_ALL = 1 << 20;
/** Places of one run of bytes at which something compressed can begin that are tried. */
const MOST_STARTS = 8;
/** Bytes that nothing says of that they are compressed: fewer hold nothing, and more are something else. */
const [SHORTEST, LONGEST] = [12, 1 << 16];

/** How much may still be inflated of one text. */
export type Allowance = { left: number };
export const newAllowance = (): Allowance => ({ left: MOST_IN_ALL });

type Way = (bytes: Uint8Array, most: number) => Uint8Array;

// What was cut off is read as far as it goes.
const loosely = { finishFlush: constants.Z_SYNC_FLUSH };
const WAYS: Readonly<Record<Inflated['encoding'], Way>> = {
  gzip: (bytes, maxOutputLength) => gunzipSync(bytes, { ...loosely, maxOutputLength }),
  zlib: (bytes, maxOutputLength) => inflateSync(bytes, { ...loosely, maxOutputLength }),
  deflate: (bytes, maxOutputLength) => inflateRawSync(bytes, { maxOutputLength }),
  brotli: (bytes, maxOutputLength) => brotliDecompressSync(bytes, { maxOutputLength }),
};

const isTooLong = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE';

/** What bytes were before; of a text without end its beginning, and null for bytes that are nothing of the kind. */
const undo = (encoding: Inflated['encoding'], bytes: Uint8Array, most: number): Uint8Array | null => {
  const cut = encoding === 'gzip' || encoding === 'zlib';
  for (let length = bytes.length; length > 0; length = length >> 1) {
    try {
      return WAYS[encoding](bytes.subarray(0, length), most);
    } catch (error) {
      // Half of it may be short enough; the other two ways say nothing of what is not whole.
      if (!cut || !isTooLong(error)) return null;
    }
  }
  return null;
};

/** Whether a stream of gzip (RFC 1952 §2.3.1) or zlib (RFC 1950 §2.2) may begin here. */
const kindAt = (bytes: Uint8Array, at: number): 'gzip' | 'zlib' | null => {
  const [first = 0, second = 0] = [bytes[at], bytes[at + 1]];
  if (first === 0x1f && second === 0x8b && bytes[at + 2] === 8) return 'gzip';
  const isZlib = (first & 0x0f) === 8 && first >> 4 <= 7 && (second & 0x20) === 0;
  return isZlib && (first * 256 + second) % 31 === 0 ? 'zlib' : null;
};

/** Whether a text, and no noise, came of it. */
const isText = (bytes: Uint8Array): boolean => {
  let plain = 0;
  for (const byte of bytes) if ((byte >= 32 && byte < 127) || byte >= 0xc3 || byte === 10) plain += 1;
  return bytes.length >= SHORTEST && plain * 10 >= bytes.length * 9;
};

/** Calls back with all that is compressed in some bytes, wherever it begins if it says what it is, and else from the first. */
export const inflatedIn = (
  bytes: Uint8Array,
  allowance: Allowance,
  found: (inflated: Inflated) => void,
): void => {
  const look = (encoding: Inflated['encoding'], from: number): boolean => {
    const most = Math.min(MOST, allowance.left);
    if (most < SHORTEST) return false;
    const inflated = undo(encoding, from === 0 ? bytes : bytes.subarray(from), most);
    if (inflated === null || inflated.length === 0) return false;
    // Its first two bytes are soon met by chance.
    if (encoding === 'zlib' && from > 0 && !isText(inflated)) return false;
    allowance.left -= inflated.length;
    found({ encoding, bytes: inflated, from });
    return true;
  };
  let starts = 0;
  let told = false;
  for (let at = 0; at + SHORTEST <= bytes.length && starts < MOST_STARTS; at += 1) {
    const kind = kindAt(bytes, at);
    if (kind === null) continue;
    starts += 1;
    told = look(kind, at) || told;
  }
  if (told || bytes.length < SHORTEST || bytes.length > LONGEST) return;
  for (const encoding of ['deflate', 'brotli'] as const) {
    const before = allowance.left;
    const inflated = undo(encoding, bytes, Math.min(MOST, before));
    if (inflated === null || !isText(inflated)) continue;
    allowance.left -= inflated.length;
    found({ encoding, bytes: inflated, from: 0 });
  }
};
