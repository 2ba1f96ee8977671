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

const ZERO = 48;
/** Two digits as a number; not a number where they are none. */
const pair = (text: string, at: number): number => {
  const [ten, one] = [text.charCodeAt(at) - ZERO, text.charCodeAt(at + 1) - ZERO];
  return ten >= 0 && ten <= 9 && one >= 0 && one <= 9 ? 10 * ten + one : Number.NaN;
};

/**
 * Reads times as nearly all receivers write them, `2026-06-01T08:00:00Z`: the days of a drive are few, and the rest is digits. Null for
 * any other, which says nothing of what it is.
 */
const plainTimes = (): ((text: string) => number | null) => {
  let [day, midnight] = ['', Number.NaN];
  return (text) => {
    if (text.length !== 20 || text[10] !== 'T' || text[13] !== ':' || text[16] !== ':' || text[19] !== 'Z')
      return null;
    if (!text.startsWith(day) || day === '') {
      day = text.slice(0, 10);
      midnight = TIME.test(`${day}T00:00:00Z`) ? Date.parse(`${day}T00:00:00Z`) : Number.NaN;
    }
    const [hours, minutes, seconds] = [pair(text, 11), pair(text, 14), pair(text, 17)];
    if (!(hours <= 23 && minutes <= 59 && seconds <= 59) || Number.isNaN(midnight)) return null;
    return midnight + 1_000 * (seconds + 60 * (minutes + 60 * hours));
  };
};

const shown = (text: string): string => JSON.stringify(text.length > 40 ? `${text.slice(0, 37)}…` : text);

/**
 * @param element how an error calls the element that is read
 * @param stop says what is wrong, and where
 */
export const gpxValues = (element: () => string, stop: (what: string) => never): GpxValues => {
  const plainTime = plainTimes();
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
      const plain = plainTime(text);
      if (plain !== null) return plain;
      const time = TIME.test(text) ? Date.parse(ZONED.test(text) ? text : `${text}Z`) : Number.NaN;
      if (!Number.isNaN(time)) return time;
      return stop(`has a time that must be like 2026-06-01T08:00:00Z; found ${shown(text)}`);
    },
  };
};
