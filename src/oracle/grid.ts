import type { Coordinates } from './known.ts';

/** Metres that a degree of latitude spans on the sphere of the mean radius of the earth (IUGG, R1). */
export const METRES_A_DEGREE = (6_371_008.8 * Math.PI) / 180;

/** What is known to be at a place. */
export type Pin = Coordinates & {
  /** When the car was there, in milliseconds since the Unix epoch; null for a place. */
  readonly at: number | null;
  readonly label: string | null;
};

/** Degrees a cell. */
const CELL = 0.002;
const ACROSS = Math.ceil(180 / CELL) + 2;
/** Degrees a notch of the bands. */
const NOTCH = 0.01;
/** Pins closer than this to one of the same cell add nothing, in degrees: some ten metres. */
const SAME = 0.0001;

const cellOf = (degrees: number): number => Math.floor(Math.abs(degrees) / CELL);

export type Grid = {
  /** @returns false where a pin as good as this one is there already */
  readonly add: (pin: Pin) => boolean;
  /** Whether anything is at all near such a latitude or longitude, quickly and generously. */
  readonly mayBeLatitude: (degrees: number) => boolean;
  readonly mayBeLongitude: (degrees: number) => boolean;
  /**
   * A pin within so many degrees of both; signs are not looked at, since hemispheres are also written as letters.
   * The nearest in latitude and longitude.
   */
  readonly near: (latitude: number, longitude: number, tolerance: number) => Pin | null;
  /** A pin within so many degrees of the latitude, or of the longitude, alone. */
  readonly nearLatitude: (degrees: number, tolerance: number) => Pin | null;
  readonly nearLongitude: (degrees: number, tolerance: number) => Pin | null;
  readonly pins: () => readonly Pin[];
};

/** Positions by where they are, so that thousands of them cost no more to look up than one. */
export const createGrid = (): Grid => {
  const cells = new Map<number, Pin[]>();
  const byLatitude = new Map<number, Pin[]>();
  const byLongitude = new Map<number, Pin[]>();
  const latitudes = new Uint8Array(90 / NOTCH + 4);
  const longitudes = new Uint8Array(180 / NOTCH + 4);
  const pins: Pin[] = [];

  const mark = (notches: Uint8Array, degrees: number): void => {
    const notch = Math.floor(Math.abs(degrees) / NOTCH);
    for (let at = Math.max(0, notch - 2); at <= notch + 2; at += 1) notches[at] = 1;
  };

  const put = (index: Map<number, Pin[]>, key: number, pin: Pin): void => {
    const there = index.get(key);
    if (there === undefined) index.set(key, [pin]);
    else there.push(pin);
  };

  const nearest = (
    index: Map<number, Pin[]>,
    degrees: number,
    tolerance: number,
    of: (pin: Pin) => number,
  ): Pin | null => {
    let [best, least]: [Pin | null, number] = [null, tolerance];
    for (
      let cell = cellOf(Math.max(0, degrees - tolerance));
      cell <= cellOf(degrees + tolerance);
      cell += 1
    ) {
      for (const pin of index.get(cell) ?? []) {
        const off = Math.abs(Math.abs(of(pin)) - degrees);
        if (off <= least) [best, least] = [pin, off];
      }
    }
    return best;
  };

  return {
    add: (pin) => {
      const { latitude, longitude, label } = pin;
      if (!(Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180)) return false;
      const key = cellOf(latitude) * ACROSS + cellOf(longitude);
      const same = (other: Pin): boolean =>
        Math.abs(other.latitude - latitude) < SAME && Math.abs(other.longitude - longitude) < SAME;
      if (label === null && cells.get(key)?.some(same)) return false;
      put(cells, key, pin);
      put(byLatitude, cellOf(latitude), pin);
      put(byLongitude, cellOf(longitude), pin);
      mark(latitudes, latitude);
      mark(longitudes, longitude);
      pins.push(pin);
      return true;
    },
    mayBeLatitude: (degrees) => latitudes[Math.floor(Math.abs(degrees) / NOTCH)] === 1,
    mayBeLongitude: (degrees) => longitudes[Math.floor(Math.abs(degrees) / NOTCH)] === 1,
    near: (signedLatitude, signedLongitude, tolerance) => {
      const [latitude, longitude] = [Math.abs(signedLatitude), Math.abs(signedLongitude)];
      // Metres are as many to the east as to the north, where a degree of longitude is shorter.
      const wide = Math.min(tolerance * 4, tolerance / Math.max(0.01, Math.cos((latitude * Math.PI) / 180)));
      let [best, least]: [Pin | null, number] = [null, Number.POSITIVE_INFINITY];
      for (
        let row = cellOf(Math.max(0, latitude - tolerance));
        row <= cellOf(latitude + tolerance);
        row += 1
      ) {
        for (
          let column = cellOf(Math.max(0, longitude - wide));
          column <= cellOf(longitude + wide);
          column += 1
        ) {
          for (const pin of cells.get(row * ACROSS + column) ?? []) {
            const north = Math.abs(Math.abs(pin.latitude) - latitude);
            const east = Math.abs(Math.abs(pin.longitude) - longitude);
            if (north > tolerance || east > wide || north + east >= least) continue;
            [best, least] = [pin, north + east];
          }
        }
      }
      return best;
    },
    nearLatitude: (degrees, tolerance) =>
      nearest(byLatitude, Math.abs(degrees), tolerance, ({ latitude }) => latitude),
    nearLongitude: (degrees, tolerance) =>
      nearest(byLongitude, Math.abs(degrees), tolerance, ({ longitude }) => longitude),
    pins: () => pins,
  };
};

/** A pin, in words. */
export const wordsOfPin = ({ latitude, longitude, at, label }: Pin): string => {
  const where = `${latitude.toFixed(5)}, ${longitude.toFixed(5)}`;
  if (label !== null) return `the position of "${label}", ${where}`;
  return `where the car was${at === null ? '' : ` at ${new Date(at).toISOString().slice(11, 19)}`}, ${where}`;
};
