import type { Patch } from './geohash.ts';

/** The digits of an Open Location Code (its specification of 2018, "Open Location Code digits"). */
const DIGITS = '23456789CFGHJMPQRVWX';
/** Degrees that a digit is worth, of each of the five pairs. */
const PAIRS = [20, 1, 0.05, 0.0025, 0.000125] as const;
/** From the eleventh digit on, one digit parts a patch in five rows of four. */
const [ROWS, COLUMNS] = [5, 4];

/** The patch that a full code stands for, of eight digits or more; null where it is none. */
export const patchOfPlusCode = (code: string): Patch | null => {
  const digits = [...code.toUpperCase().replace('+', '')].map((digit) => DIGITS.indexOf(digit));
  if (digits.length < 8 || digits.length > 15 || digits.length === 9 || digits.includes(-1)) return null;
  let [south, west] = [-90, -180];
  let [height, width] = [400, 400];
  PAIRS.forEach((worth, pair) => {
    if (digits.length < 2 * pair + 2) return;
    south += (digits[2 * pair] ?? 0) * worth;
    west += (digits[2 * pair + 1] ?? 0) * worth;
    [height, width] = [worth, worth];
  });
  for (const digit of digits.slice(10)) {
    height /= ROWS;
    width /= COLUMNS;
    south += Math.floor(digit / COLUMNS) * height;
    west += (digit % COLUMNS) * width;
  }
  if (south >= 90 || west >= 180) return null;
  return {
    latitude: south + height / 2,
    longitude: west + width / 2,
    halfHeight: height / 2,
    halfWidth: width / 2,
  };
};

/** The six digits that a short code has of a place, which lie within a degree: `9GXR+8H` of `8FWH9GXR+8H`. */
export const shortCodeAt = (latitude: number, longitude: number): string => {
  // In whole steps of the last pair, since sums of fractions would be a hair too small.
  let [north, east] = [latitude + 90, longitude + 180].map((degrees) => Math.floor(degrees * 8_000 + 1e-6));
  const pairs: string[] = [];
  for (let pair = 0; pair < 3; pair += 1) {
    pairs.unshift(`${DIGITS[(north ?? 0) % 20]}${DIGITS[(east ?? 0) % 20]}`);
    [north, east] = [Math.floor((north ?? 0) / 20), Math.floor((east ?? 0) / 20)];
  }
  return `${pairs[0]}${pairs[1]}+${pairs[2]}`;
};
