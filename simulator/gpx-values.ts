import type { Position } from '../src/contract/car.ts';

/** The values of a point, checked. */
export type GpxValues = {
  readonly position: (latitude: string | undefined, longitude: string | undefined) => Position;
  /** Null where nothing is written. */
  readonly altitude: (text: string) => number | null;
  readonly time: (text: string) => number | null;
};

const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d{1,3})?$/iu;
const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)?$/u;
const ZONED = /(Z|[+-]\d\d:\d\d)$/u;
/** Metres: below the Dead Sea and above Everest there is no road. */
const LOWEST = -500;
const HIGHEST = 9_000;

const shown = (text: string): string => JSON.stringify(text.length > 40 ? `${text.slice(0, 37)}…` : text);

/**
 * @param element how an error calls the element that is read
 * @param stop says what is wrong, and where
 */
export const gpxValues = (element: () => string, stop: (what: string) => never): GpxValues => {
  const degrees = (given: string | undefined, name: 'lat' | 'lon', most: number): number => {
    if (given === undefined) return stop(`has a ${element()} without its attribute ${name}`);
    const value = NUMBER.test(given.trim()) ? Number(given) : Number.NaN;
    if (Math.abs(value) <= most) return value;
    return stop(
      `has a ${element()} whose ${name} must be a number from -${most} to ${most}; found ${shown(given)}`,
    );
  };
  return {
    position: (latitude, longitude) => {
      const north = degrees(latitude, 'lat', 90);
      return [degrees(longitude, 'lon', 180), north];
    },
    altitude: (text) => {
      if (text === '') return null;
      const metres = NUMBER.test(text) ? Number(text) : Number.NaN;
      if (metres >= LOWEST && metres <= HIGHEST) return metres;
      return stop(`has an ele that must be metres from ${LOWEST} to ${HIGHEST}; found ${shown(text)}`);
    },
    time: (text) => {
      if (text === '') return null;
      const time = TIME.test(text) ? Date.parse(ZONED.test(text) ? text : `${text}Z`) : Number.NaN;
      if (!Number.isNaN(time)) return time;
      return stop(`has a time that must be like 2026-06-01T08:00:00Z; found ${shown(text)}`);
    },
  };
};
