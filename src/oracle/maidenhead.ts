import type { Patch } from './geohash.ts';

/** Degrees of longitude that a digit of each pair is worth; of latitude, half as many (IARU Region 1, 1980). */
const PAIRS = [
  { first: 65, digits: 18, worth: 20 },
  { first: 48, digits: 10, worth: 2 },
  { first: 65, digits: 24, worth: 1 / 12 },
  { first: 48, digits: 10, worth: 1 / 120 },
  { first: 65, digits: 24, worth: 1 / 2_880 },
] as const;

/** Characters of a locator that says where: five kilometres, some 500 metres, and some 20. */
const LENGTHS = [6, 8, 10];

const valueAt = (text: string, at: number, { first, digits }: (typeof PAIRS)[number]): number => {
  const code = text.charCodeAt(at);
  // Letters are written large or small.
  const value = (first === 65 && code >= 97 ? code - 32 : code) - first;
  return value >= 0 && value < digits ? value : -1;
};

/** The patch that a Maidenhead locator stands for, which is all of a text from an offset up to another; null where that is none. */
export const patchOfLocator = (text: string, from: number, to: number): Patch | null => {
  if (!LENGTHS.includes(to - from)) return null;
  let [west, south, width] = [-180, -90, 0];
  for (let at = from; at < to; at += 2) {
    const pair = PAIRS[(at - from) >> 1];
    if (pair === undefined) return null;
    const [east, north] = [valueAt(text, at, pair), valueAt(text, at + 1, pair)];
    if (east < 0 || north < 0) return null;
    width = pair.worth;
    west += east * width;
    south += north * (width / 2);
  }
  return {
    latitude: south + width / 4,
    longitude: west + width / 2,
    halfHeight: width / 4,
    halfWidth: width / 2,
  };
};
