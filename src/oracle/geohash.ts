/** The digits of a geohash (G. Niemeyer, 2008): neither a, i, l nor o. */
const DIGITS = '0123456789bcdefghjkmnpqrstuvwxyz';
const VALUE = new Int8Array(128).fill(-1);
for (let at = 0; at < 32; at += 1) {
  VALUE[DIGITS.charCodeAt(at)] = at;
  VALUE[DIGITS.toUpperCase().charCodeAt(at)] = at;
}

/** A patch of the earth that a code stands for, by its middle and half its height and width, all in degrees. */
export type Patch = {
  readonly latitude: number;
  readonly longitude: number;
  readonly halfHeight: number;
  readonly halfWidth: number;
};

/** The value of the first five digits, which name a patch of 5 km; -1 where one is none of a geohash. */
export const startOfGeohash = (text: string, from: number): number => {
  let start = 0;
  for (let at = from; at < from + 5; at += 1) {
    const value = VALUE[text.charCodeAt(at)] ?? -1;
    if (value < 0) return -1;
    start = start * 32 + value;
  }
  return start;
};

/** The patch that a geohash stands for; null where a digit is none. */
export const patchOfGeohash = (code: string): Patch | null => {
  const bounds = { latitude: [-90, 90] as [number, number], longitude: [-180, 180] as [number, number] };
  let east = true;
  for (let at = 0; at < code.length; at += 1) {
    const value = VALUE[code.charCodeAt(at)] ?? -1;
    if (value < 0) return null;
    for (let bit = 4; bit >= 0; bit -= 1) {
      const range = east ? bounds.longitude : bounds.latitude;
      range[(value >> bit) & 1 ? 0 : 1] = (range[0] + range[1]) / 2;
      east = !east;
    }
  }
  const [south, north] = bounds.latitude;
  const [west, farEast] = bounds.longitude;
  return {
    latitude: (south + north) / 2,
    longitude: (west + farEast) / 2,
    halfHeight: (north - south) / 2,
    halfWidth: (farEast - west) / 2,
  };
};

/** The value of the first five digits of the geohash of a place. */
export const startAt = (latitude: number, longitude: number): number => {
  const column = Math.min(2 ** 13 - 1, Math.floor(((longitude + 180) / 360) * 2 ** 13));
  const row = Math.min(2 ** 12 - 1, Math.floor(((latitude + 90) / 180) * 2 ** 12));
  let start = 0;
  for (let bit = 24; bit >= 0; bit -= 1) {
    const half = bit >> 1;
    start = start * 2 + (bit % 2 === 0 ? (column >> half) & 1 : (row >> half) & 1);
  }
  return start;
};
