import type { Notation } from './finding.ts';
import type { Grid } from './grid.ts';
import type { Written } from './numbers.ts';

/** How a pair is written: both of its numbers are of the same. */
export type System = { readonly notation: Notation; readonly name: string };

/** A number that may be one half of a position. */
export type Half = {
  readonly axis: 'latitude' | 'longitude';
  /** Without its sign. */
  readonly degrees: number;
  /** What one of its last digits is worth, in degrees: it may be off by so much. */
  readonly grain: number;
  readonly system: System;
  readonly from: number;
  readonly to: number;
};

const DECIMAL: System = { notation: 'decimal degrees', name: 'decimal' };
const RADIANS: System = { notation: 'radians', name: 'radians' };
const NMEA: System = { notation: 'NMEA', name: 'nmea' };
const MERCATOR: System = { notation: 'web mercator', name: 'mercator' };
const scaled = (name: string): System => ({ notation: 'scaled integer', name });

/** Units a degree, of what is sent as an integer; the last are milliseconds of arc, minutes by the 10,000th, and 32 bits a turn. */
export const SCALES: readonly (readonly [units: number, system: System])[] = [
  [1e5, scaled('1e5')],
  [1e6, scaled('1e6')],
  [1e7, scaled('1e7')],
  [3.6e6, scaled('milliseconds of arc')],
  [6e5, scaled('minutes by the 10,000th')],
  [2 ** 32 / 360, scaled('semicircles')],
];

const DEGREES = 180 / Math.PI;
/** Radius of the sphere of web mercator, in metres (EPSG:3857). */
const MERCATOR_RADIUS = 6_378_137;

export const latitudeOfMercator = (north: number): number =>
  DEGREES * Math.atan(Math.sinh(north / MERCATOR_RADIUS));
export const longitudeOfMercator = (east: number): number => (DEGREES * east) / MERCATOR_RADIUS;

/** Every half that a number may be, of those near which anything is known. */
export const halvesOf = (written: readonly Written[], grid: Grid): Half[] => {
  const halves: Half[] = [];
  for (const { value, whole, decimals, from, to } of written) {
    const size = Math.abs(value);
    const offer = (system: System, latitude: number, longitude: number, grain: number): void => {
      if (latitude <= 90 && grid.mayBeLatitude(latitude))
        halves.push({ axis: 'latitude', degrees: latitude, grain, system, from, to });
      const turned = longitude > 180 && longitude <= 360 ? 360 - longitude : longitude;
      if (turned <= 180 && grid.mayBeLongitude(turned))
        halves.push({ axis: 'longitude', degrees: turned, grain, system, from, to });
    };
    const grain = 10 ** -decimals;
    if (decimals >= 2 && whole <= 3) offer(DECIMAL, size, size, grain);
    if (decimals >= 5 && size <= 2 * Math.PI) offer(RADIANS, size * DEGREES, size * DEGREES, grain * DEGREES);
    if (decimals >= 2 && whole >= 3 && whole <= 5 && size % 100 < 60) {
      const degrees = Math.floor(size / 100) + (size % 100) / 60;
      offer(NMEA, degrees, degrees, grain / 60);
    }
    if (decimals === 0 && whole >= 5 && whole <= 10) {
      for (const [units, system] of SCALES) offer(system, size / units, size / units, 1 / units);
    }
    if (whole >= 4 && whole <= 8 && size <= 20_037_509) {
      const [latitude, longitude] = [latitudeOfMercator(size), longitudeOfMercator(size)];
      offer(MERCATOR, latitude, longitude, grain / 111_320);
    }
  }
  return halves;
};
