/**
 * Digests in plain code, since the oracle knows no platform: SHA-256 (FIPS 180-4), SHA-1 (FIPS 180-4) and MD5 (RFC 1321).
 * They are for telling a digest of something known, not for keeping anything safe.
 */

const rotateLeft = (value: number, by: number): number => (value << by) | (value >>> (32 - by));
const rotateRight = (value: number, by: number): number => (value >>> by) | (value << (32 - by));

/** The message with its padding, and its length in bits at the end. */
const padded = (bytes: Uint8Array, littleEndian: boolean): DataView => {
  const view = new DataView(new ArrayBuffer(Math.ceil((bytes.length + 9) / 64) * 64));
  bytes.forEach((byte, at) => {
    view.setUint8(at, byte);
  });
  view.setUint8(bytes.length, 0x80);
  const at = view.byteLength - (littleEndian ? 8 : 4);
  view.setUint32(at, bytes.length * 8, littleEndian);
  return view;
};

const written = (words: readonly number[], littleEndian: boolean): Uint8Array => {
  const view = new DataView(new ArrayBuffer(words.length * 4));
  words.forEach((word, at) => {
    view.setUint32(at * 4, word >>> 0, littleEndian);
  });
  return new Uint8Array(view.buffer);
};

const PRIMES: readonly number[] = Array.from({ length: 312 }, (_, at) => at).filter(
  (number) =>
    number > 1 && !Array.from({ length: number - 2 }, (_, at) => at + 2).some((by) => number % by === 0),
);
const fraction = (value: number): number => Math.floor((value - Math.floor(value)) * 2 ** 32) | 0;
const SHA256_ROUNDS = PRIMES.slice(0, 64).map((prime) => fraction(Math.cbrt(prime)));
const SHA256_START = PRIMES.slice(0, 8).map((prime) => fraction(Math.sqrt(prime)));

export const sha256 = (bytes: Uint8Array): Uint8Array => {
  const view = padded(bytes, false);
  const state = [...SHA256_START];
  const schedule = new Int32Array(64);
  for (let block = 0; block < view.byteLength; block += 64) {
    for (let at = 0; at < 64; at += 1) {
      if (at < 16) {
        schedule[at] = view.getInt32(block + at * 4);
        continue;
      }
      const [two, fifteen] = [schedule[at - 2] ?? 0, schedule[at - 15] ?? 0];
      const early = rotateRight(fifteen, 7) ^ rotateRight(fifteen, 18) ^ (fifteen >>> 3);
      const late = rotateRight(two, 17) ^ rotateRight(two, 19) ^ (two >>> 10);
      schedule[at] = (schedule[at - 16] ?? 0) + early + (schedule[at - 7] ?? 0) + late;
    }
    let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = state;
    for (let at = 0; at < 64; at += 1) {
      const high = rotateRight(e, 6) ^ rotateRight(e, 11) ^ rotateRight(e, 25);
      const one = h + high + ((e & f) ^ (~e & g)) + (SHA256_ROUNDS[at] ?? 0) + (schedule[at] ?? 0);
      const low = rotateRight(a, 2) ^ rotateRight(a, 13) ^ rotateRight(a, 22);
      const other = low + ((a & b) ^ (a & c) ^ (b & c));
      [h, g, f, e, d, c, b, a] = [g, f, e, (d + one) | 0, c, b, a, (one + other) | 0];
    }
    [a, b, c, d, e, f, g, h].forEach((value, at) => {
      state[at] = ((state[at] ?? 0) + value) | 0;
    });
  }
  return written(state, false);
};

/** The start of SHA-1 and, but for its last word, of MD5. */
const START = [0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0];

export const sha1 = (bytes: Uint8Array): Uint8Array => {
  const view = padded(bytes, false);
  const state = [...START];
  const schedule = new Int32Array(80);
  for (let block = 0; block < view.byteLength; block += 64) {
    for (let at = 0; at < 80; at += 1) {
      const [three = 0, eight = 0, fourteen = 0, sixteen = 0] = [3, 8, 14, 16].map(
        (by) => schedule[at - by] ?? 0,
      );
      schedule[at] =
        at < 16 ? view.getInt32(block + at * 4) : rotateLeft(three ^ eight ^ fourteen ^ sixteen, 1);
    }
    let [a = 0, b = 0, c = 0, d = 0, e = 0] = state;
    for (let at = 0; at < 80; at += 1) {
      const mixed =
        at < 20 ? (b & c) | (~b & d) : at < 40 || at >= 60 ? b ^ c ^ d : (b & c) | (b & d) | (c & d);
      const constant = [0x5a827999, 0x6ed9eba1, 0x8f1bbcdc, 0xca62c1d6][Math.floor(at / 20)] ?? 0;
      const sum = (rotateLeft(a, 5) + mixed + e + constant + (schedule[at] ?? 0)) | 0;
      [e, d, c, b, a] = [d, c, rotateLeft(b, 30), a, sum];
    }
    [a, b, c, d, e].forEach((value, at) => {
      state[at] = ((state[at] ?? 0) + value) | 0;
    });
  }
  return written(state, false);
};

const MD5_SHIFTS = [
  [7, 12, 17, 22],
  [5, 9, 14, 20],
  [4, 11, 16, 23],
  [6, 10, 15, 21],
] as const;
const MD5_ROUNDS = Array.from(
  { length: 64 },
  (_, at) => Math.floor(Math.abs(Math.sin(at + 1)) * 2 ** 32) | 0,
);

export const md5 = (bytes: Uint8Array): Uint8Array => {
  const view = padded(bytes, true);
  const state = START.slice(0, 4);
  for (let block = 0; block < view.byteLength; block += 64) {
    let [a = 0, b = 0, c = 0, d = 0] = state;
    for (let at = 0; at < 64; at += 1) {
      const round = Math.floor(at / 16);
      const mixed = [(b & c) | (~b & d), (d & b) | (~d & c), b ^ c ^ d, c ^ (b | ~d)][round] ?? 0;
      const word = [at, 5 * at + 1, 3 * at + 5, 7 * at][round] ?? 0;
      const sum = (a + mixed + (MD5_ROUNDS[at] ?? 0) + view.getInt32(block + (word % 16) * 4, true)) | 0;
      const shift = MD5_SHIFTS[round as 0 | 1 | 2 | 3][at % 4] ?? 0;
      [a, d, c, b] = [d, c, b, (b + rotateLeft(sum, shift)) | 0];
    }
    [a, b, c, d].forEach((value, at) => {
      state[at] = ((state[at] ?? 0) + value) | 0;
    });
  }
  return written(state, true);
};
