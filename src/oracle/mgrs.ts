import { utmOf } from './map-grid.ts';

/** Bands of eight degrees from 80° south on; the last is of twelve (NGA, "Universal Grids and Grid Reference Systems", 2014). */
const BANDS = 'CDEFGHJKLMNPQRSTUVWX';
/** Columns of a hundred kilometres, which begin anew every third zone, and rows, which every second zone begins at F. */
const COLUMNS = ['ABCDEFGH', 'JKLMNPQR', 'STUVWXYZ'] as const;
const ROWS = 'ABCDEFGHJKLMNPQRSTUV';
const ROWS_ON = 5;

/** Metres a square with letters, and a square of the index. */
const [LETTERED, KILOMETRE] = [100_000, 1_000];

/** Where a place lies in the grid of MGRS: its square of a hundred kilometres, and the metres in it. */
export type InSquare = { readonly square: string; readonly easting: number; readonly northing: number };

/** The zone that a place is counted in: by its longitude, but for the coast of Norway and for Svalbard. */
const numberOfZone = (latitude: number, longitude: number): number => {
  if (latitude >= 56 && latitude < 64 && longitude >= 3 && longitude < 12) return 32;
  if (latitude >= 72 && longitude >= 0 && longitude < 42) {
    const until = [9, 21, 33, 42].findIndex((east) => longitude < east);
    return 31 + 2 * until;
  }
  return Math.floor((longitude + 180) / 6) + 1;
};

/** Where a place lies in MGRS, metres to the east and north of it; null near the poles, which have a grid of their own. */
export const inMgrs = (
  latitude: number,
  longitude: number,
  [east, north]: readonly [number, number] = [0, 0],
): InSquare | null => {
  const band = BANDS[Math.min(BANDS.length - 1, Math.floor((latitude + 80) / 8))];
  if (band === undefined || latitude > 84 || longitude >= 180) return null;
  const zone = numberOfZone(latitude, longitude);
  const [fromMiddle, fromEquator] = utmOf(latitude, longitude, zone * 6 - 183);
  // In the south, northings are counted from ten thousand kilometres.
  const [easting, northing] = [
    fromMiddle + east,
    (fromEquator < 0 ? fromEquator + 1e7 : fromEquator) + north,
  ];
  const column = COLUMNS[(zone - 1) % 3]?.[Math.floor(easting / LETTERED) - 1];
  const row = ROWS[(Math.floor(northing / LETTERED) + (zone % 2 === 0 ? ROWS_ON : 0)) % ROWS.length];
  if (column === undefined || row === undefined) return null;
  return {
    square: `${zone}${band}${column}${row}`,
    easting: easting % LETTERED,
    northing: northing % LETTERED,
  };
};

/** The square of a kilometre, as a short reference names it. */
export const kilometreOf = ({ square, easting, northing }: InSquare): string =>
  `${square} ${Math.floor(easting / KILOMETRE)} ${Math.floor(northing / KILOMETRE)}`;

/** What a reference says: a square by its corner to the south and west, of so many metres. */
export type Reference = InSquare & { readonly size: number };

const REFERENCE =
  /(\d{1,2})([c-hj-np-x])[\s_-]?([a-hj-np-z])([a-hj-np-v])[\s_-]?(\d{2,10})(?:[\s_-](\d{2,5}))?(?![0-9a-z])/iuy;

/** The reference that begins at an offset of a text, of a square of a kilometre or less, and where it ends; null for none. */
export const referenceAt = (text: string, from: number): (Reference & { readonly to: number }) | null => {
  REFERENCE.lastIndex = from;
  const found = REFERENCE.exec(text);
  if (found === null) return null;
  const [whole, zone = '', band = '', column = '', row = '', first = '', second] = found;
  const digits = second === undefined ? first : first.length === second.length ? first + second : '';
  if (digits.length < 4 || digits.length > 10 || digits.length % 2 === 1) return null;
  const half = digits.length / 2;
  const size = 10 ** (5 - half);
  return {
    square: `${Number(zone)}${band}${column}${row}`.toUpperCase(),
    easting: Number(digits.slice(0, half)) * size,
    northing: Number(digits.slice(half)) * size,
    size,
    to: from + whole.length,
  };
};
