import { latitudeOfMercator } from './axes.ts';
import type { Patch } from './geohash.ts';

/** Half the way round the equator, in metres of web mercator. */
const HALF_WORLD = Math.PI * 6_378_137;

/** The patch of a web map's tile (OpenStreetMap's "slippy map tilenames"); null where there is no such tile. */
export const patchOfTile = (zoom: number, x: number, y: number): Patch | null => {
  const across = 2 ** zoom;
  if (x < 0 || y < 0 || x >= across || y >= across) return null;
  const [north, south] = [y, y + 1].map((row) => latitudeOfMercator(HALF_WORLD * (1 - (2 * row) / across)));
  return {
    latitude: ((north ?? 0) + (south ?? 0)) / 2,
    longitude: ((x + 0.5) / across) * 360 - 180,
    halfHeight: ((north ?? 0) - (south ?? 0)) / 2,
    halfWidth: 180 / across,
  };
};

/** The patch of a quadkey: a tile with one digit a zoom level ("Bing Maps Tile System"). */
export const patchOfQuadkey = (key: string): Patch | null => {
  let [x, y] = [0, 0];
  for (const digit of key) {
    const value = Number(digit);
    x = x * 2 + (value & 1);
    y = y * 2 + (value >> 1);
  }
  return patchOfTile(key.length, x, y);
};

const RADIANS = Math.PI / 180;
/** WGS 84: half the great axis in metres, and the flattening. */
const [AXIS, FLATTENING] = [6_378_137, 1 / 298.257223563];
const SCALE = 0.9996;

/**
 * Where a place lies in a zone of UTM, in metres, by the series of L. Krüger (1912) to the third order: right to a millimetre.
 * @param middle longitude of the middle of the zone, in degrees
 * @returns the easting with its 500 km, and the northing from the equator
 */
export const utmOf = (latitude: number, longitude: number, middle: number): readonly [number, number] => {
  const n = FLATTENING / (2 - FLATTENING);
  const radius = (AXIS / (1 + n)) * (1 + n ** 2 / 4 + n ** 4 / 64);
  const alphas = [
    n / 2 - (2 / 3) * n ** 2 + (5 / 16) * n ** 3,
    (13 / 48) * n ** 2 - (3 / 5) * n ** 3,
    (61 / 240) * n ** 3,
  ];
  const sine = Math.sin(latitude * RADIANS);
  const root = (2 * Math.sqrt(n)) / (1 + n);
  const t = Math.sinh(Math.atanh(sine) - root * Math.atanh(root * sine));
  const turn = (longitude - middle) * RADIANS;
  const xi = Math.atan2(t, Math.cos(turn));
  const eta = Math.atanh(Math.sin(turn) / Math.sqrt(1 + t * t));
  let [east, north] = [eta, xi];
  alphas.forEach((alpha, at) => {
    const order = 2 * (at + 1);
    east += alpha * Math.cos(order * xi) * Math.sinh(order * eta);
    north += alpha * Math.sin(order * xi) * Math.cosh(order * eta);
  });
  return [500_000 + SCALE * radius * east, SCALE * radius * north];
};

/** The middle of the zone of UTM that a longitude is in, in degrees. */
export const zoneOf = (longitude: number): number => Math.floor((longitude + 180) / 6) * 6 - 177;
