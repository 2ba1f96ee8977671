import { type Patch, startAt } from './geohash.ts';
import { createGrid, type Grid, type Pin } from './grid.ts';
import { utmOf, zoneOf } from './map-grid.ts';
import { inMgrs, kilometreOf, type Reference } from './mgrs.ts';
import { shortCodeAt } from './plus-code.ts';

/** Degrees within which a position counts as one that is known: some 30 m, since a receiver is never quite right. */
export const CLOSE = 0.0003;

/** Metres a cell of the index of UTM, and within which a pair or a reference counts. */
const UTM_CELL = 100;
const UTM_CLOSE = 35;

/** Everything known that has a position, by each way to write it that has to be looked up rather than worked out. */
export type Landmarks = {
  readonly grid: Grid;
  readonly add: (pin: Pin) => void;
  /** Whether a geohash that begins so may be that of a pin: by the value of its first five digits. */
  readonly startsGeohash: (start: number) => boolean;
  readonly byShortCode: (code: string) => Pin | null;
  readonly byUtm: (easting: number, northing: number, grain: number) => Pin | null;
  readonly byMgrs: (reference: Reference) => Pin | null;
  /** A pin in a patch, or right beside it. */
  readonly inPatch: (patch: Patch) => Pin | null;
};

type MetricPin = { readonly easting: number; readonly northing: number; readonly pin: Pin };

const keyOf = (column: number, row: number): number => column * 200_000 + row;

export const createLandmarks = (): Landmarks => {
  const grid = createGrid();
  const starts = new Set<number>();
  const shortCodes = new Map<string, Pin>();
  const utm = new Map<number, MetricPin[]>();

  const squares = new Map<string, MetricPin[]>();

  /** By each square of a kilometre that it is in, or right beside: in the metres of that square, be they less than none. */
  const addMgrs = (pin: Pin): void => {
    const within = new Map<string, MetricPin>();
    for (const east of [-UTM_CLOSE, UTM_CLOSE]) {
      for (const north of [-UTM_CLOSE, UTM_CLOSE]) {
        const beside = inMgrs(pin.latitude, pin.longitude, [east, north]);
        if (beside === null) continue;
        const { easting, northing } = beside;
        within.set(kilometreOf(beside), { easting: easting - east, northing: northing - north, pin });
      }
    }
    for (const [key, one] of within) {
      const there = squares.get(key);
      if (there === undefined) squares.set(key, [one]);
      else there.push(one);
    }
  };

  const addUtm = (pin: Pin): void => {
    const [easting, north] = utmOf(pin.latitude, pin.longitude, zoneOf(pin.longitude));
    // In the south, northings are counted from ten thousand kilometres.
    const northing = north < 0 ? north + 1e7 : north;
    const key = keyOf(Math.floor(easting / UTM_CELL), Math.floor(northing / UTM_CELL));
    const there = utm.get(key);
    if (there === undefined) utm.set(key, [{ easting, northing, pin }]);
    else there.push({ easting, northing, pin });
  };

  return {
    grid,
    add: (pin) => {
      if (!grid.add(pin)) return;
      const { latitude, longitude } = pin;
      for (const north of [-CLOSE, 0, CLOSE]) {
        for (const east of [-CLOSE, 0, CLOSE]) {
          const [beside, along] = [
            Math.max(-90, Math.min(90, latitude + north)),
            Math.max(-180, Math.min(180, longitude + east)),
          ];
          starts.add(startAt(beside, along));
          const code = shortCodeAt(beside, along);
          if (!shortCodes.has(code) || (north === 0 && east === 0)) shortCodes.set(code, pin);
        }
      }
      if (Math.abs(latitude) <= 84) addUtm(pin);
      addMgrs(pin);
    },
    startsGeohash: (start) => starts.has(start),
    byShortCode: (code) => shortCodes.get(code) ?? null,
    byUtm: (easting, northing, grain) => {
      const close = UTM_CLOSE + grain;
      const [column, row] = [Math.floor(easting / UTM_CELL), Math.floor(northing / UTM_CELL)];
      for (let across = column - 1; across <= column + 1; across += 1) {
        for (let up = row - 1; up <= row + 1; up += 1) {
          const found = utm
            .get(keyOf(across, up))
            ?.find(
              (one) => Math.abs(one.easting - easting) <= close && Math.abs(one.northing - northing) <= close,
            );
          if (found !== undefined) return found.pin;
        }
      }
      return null;
    },
    byMgrs: (reference) => {
      const { easting, northing, size } = reference;
      const close = size / 2 + UTM_CLOSE;
      const found = squares
        .get(kilometreOf(reference))
        ?.find(
          (one) =>
            Math.abs(one.easting - easting - size / 2) <= close &&
            Math.abs(one.northing - northing - size / 2) <= close,
        );
      return found?.pin ?? null;
    },
    inPatch: ({ latitude, longitude, halfHeight, halfWidth }) => {
      const narrow = Math.cos((latitude * Math.PI) / 180);
      const tolerance = Math.max(halfHeight, halfWidth * narrow) + CLOSE;
      const pin = grid.near(latitude, longitude, tolerance);
      if (pin === null) return null;
      // The grid does not look at signs, and a code has no other hemisphere to be in.
      return Math.abs(pin.latitude - latitude) < 1 && Math.abs(pin.longitude - longitude) < 1 ? pin : null;
    },
  };
};
