import { brotliDecompressSync, constants, gunzipSync, inflateRawSync, inflateSync } from 'node:zlib';
import type { Encoding } from './finding.ts';

/** What was compressed, as it was before; `from` is where in the bytes it began. */
export type Inflated = {
  readonly encoding: Extract<Encoding, 'gzip' | 'zlib' | 'deflate' | 'brotli'>;
  readonly bytes: Uint8Array;
  readonly from: number;
};

/**
 * Bytes that one stretch may grow to, and all of one text together: of what would grow further, the beginning is looked at.
 */
const MOST = 1 << 18;
const MOST_IN_ALL = 1 << 20;
/** Bytes that may be inflated of one text, and thrown away too: what is too long, and what is no text. */
const MOST_WORK = 1 << 23;
/** What it costs to see that bytes are nothing compressed, in those that could be inflated meanwhile: at once, and further on. */
const [TRY, FAULT] = [1 << 11, 1 << 16];
/** Bytes by which that is seen of all but what was made to deceive, and what these may grow to. */
const [FIRST, MOST_FIRST] = [64, 1 << 10];
/** Places of one run of bytes at which something compressed begins that are looked at. */
const MOST_STARTS = 8;
/** Bytes of which fewer hold nothing. */
const SHORTEST = 12;

/** How much may still come of one text, and how much may still be inflated for that. */
export type Allowance = { left: number; work: number };
export const newAllowance = (): Allowance => ({ left: MOST_IN_ALL, work: MOST_WORK });

type Way = (bytes: Uint8Array, most: number) => Uint8Array;

// What was cut off is read as far as it goes.
const loosely = { finishFlush: constants.Z_SYNC_FLUSH };
const WAYS: Readonly<Record<Inflated['encoding'], Way>> = {
  gzip: (bytes, maxOutputLength) => gunzipSync(bytes, { ...loosely, maxOutputLength }),
  zlib: (bytes, maxOutputLength) => inflateSync(bytes, { ...loosely, maxOutputLength }),
  deflate: (bytes, maxOutputLength) => inflateRawSync(bytes, { ...loosely, maxOutputLength }),
  brotli: (bytes, maxOutputLength) =>
    brotliDecompressSync(bytes, { finishFlush: constants.BROTLI_OPERATION_FLUSH, maxOutputLength }),
};

const isTooLong = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE';

/** Whether bytes begin as what is compressed so does. */
const begins = (encoding: Inflated['encoding'], bytes: Uint8Array, allowance: Allowance): boolean => {
  allowance.work -= TRY;
  try {
    WAYS[encoding](bytes.subarray(0, FIRST), MOST_FIRST);
    return true;
  } catch (error) {
    return isTooLong(error);
  }
};

/** What bytes were before; of a text without end its beginning, and null for bytes that are nothing of the kind. */
const undo = (encoding: Inflated['encoding'], bytes: Uint8Array, allowance: Allowance): Uint8Array | null => {
  const most = Math.min(MOST, allowance.left);
  if (most < SHORTEST || !begins(encoding, bytes, allowance)) return null;
  /** Lengths of the beginning: one that comes to nothing yet, and one that grows too far. */
  let [short, long] = [0, bytes.length + 1];
  for (let { length } = bytes; length > short && allowance.work > 0; ) {
    try {
      const inflated = WAYS[encoding](bytes.subarray(0, length), most);
      allowance.work -= inflated.length;
      if (inflated.length > 0) return inflated;
      short = length;
    } catch (error) {
      allowance.work -= isTooLong(error) ? most : FAULT;
      if (!isTooLong(error)) return null;
      long = length;
    }
    length = (short + long) >> 1;
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

/** What no text is made of: control characters, but for white space, and what stands for bytes that are no UTF-8. */
const NOISE = /[^\P{C}\t\n\r\u200C-\u200F]|\uFFFD/gu;

/** Whether a text, and no noise, came of it: in whatever script. */
const isText = (bytes: Uint8Array): boolean => {
  if (bytes.length < SHORTEST) return false;
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8');
  return (text.match(NOISE)?.length ?? 0) * 10 <= text.length;
};

/** Calls back with all that is compressed in some bytes, wherever it begins if it says what it is, and else from the first. */
export const inflatedIn = (
  bytes: Uint8Array,
  allowance: Allowance,
  found: (inflated: Inflated) => void,
): void => {
  const look = (encoding: Inflated['encoding'], from: number): boolean => {
    const inflated = undo(encoding, from === 0 ? bytes : bytes.subarray(from), allowance);
    if (inflated === null) return false;
    // The first two bytes of zlib are soon met by chance, and the other two ways have none.
    const saysSo = encoding === 'gzip' || (encoding === 'zlib' && from === 0);
    if (!saysSo && !isText(inflated)) return false;
    allowance.left -= inflated.length;
    found({ encoding, bytes: inflated, from });
    return true;
  };
  let starts = 0;
  for (let at = 0; at + SHORTEST <= bytes.length && starts < MOST_STARTS && allowance.work > 0; at += 1) {
    const kind = kindAt(bytes, at);
    if (kind !== null && look(kind, at)) starts += 1;
  }
  if (starts > 0 || bytes.length < SHORTEST) return;
  look('deflate', 0);
  look('brotli', 0);
};
