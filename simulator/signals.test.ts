import { describe, expect, it } from 'vitest';
import published from '../assets/vss/vss-6.0-leaves.json' with { type: 'json' };
import { SIGNAL_CATALOGUE, type SignalValue } from '../src/privacy/signals.ts';
import { createVirtualClock } from '../src/unit/clock.ts';
import { carOn } from './testing/recorded-drive.ts';

const LEAVES = new Map(published.leaves.map((leaf) => [leaf.path, leaf]));

const isWhole = (value: SignalValue, most: number): boolean =>
  typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= most;

/** Whether a value has a VSS data type; a list is JSON in a string, since a signal holds no lists. */
const fits = (datatype: string, value: SignalValue): boolean => {
  switch (datatype) {
    case 'boolean':
      return typeof value === 'boolean';
    case 'string':
      return typeof value === 'string';
    case 'float':
    case 'double':
      return typeof value === 'number' && Number.isFinite(value);
    case 'uint8':
      return isWhole(value, 255);
    case 'uint16':
      return isWhole(value, 65_535);
    case 'uint32':
      return isWhole(value, 4_294_967_295);
    case 'string[]': {
      if (typeof value !== 'string') return false;
      const list: unknown = JSON.parse(value);
      return Array.isArray(list) && list.every((entry) => typeof entry === 'string');
    }
    default:
      return false;
  }
};

describe('the signal catalogue', () => {
  const paths = [...SIGNAL_CATALOGUE.keys()];

  it.each(paths.filter((path) => !path.startsWith('Private.')))('has %s as a leaf of VSS 6.0', (path) => {
    expect(LEAVES.get(path)).toBeDefined();
  });

  it('names as VSS only what VSS has, and the list holds nothing else', () => {
    expect(paths.every((path) => path.startsWith('Private.') || path.startsWith('Vehicle.'))).toBe(true);
    expect([...LEAVES.keys()].filter((path) => !SIGNAL_CATALOGUE.has(path))).toEqual([]);
  });
});

describe('a sample of the car', () => {
  const clock = createVirtualClock();
  const car = carOn(clock);
  car.startDrive();
  clock.advance(40_000);
  const { at, signals } = car.sample();
  car.crash();
  clock.advance(1_000);
  const crashed = car.sample().signals;

  it('holds nothing that the catalogue does not know', () => {
    expect(Object.keys(signals).filter((path) => !SIGNAL_CATALOGUE.has(path))).toEqual([]);
  });

  it('holds every location and telematics signal but those of a fuel tank and of the ends of a trip', () => {
    const missing = [...SIGNAL_CATALOGUE]
      .filter(
        ([path, category]) => (category === 'location' || category === 'telematics') && !(path in signals),
      )
      .map(([path]) => path);
    expect(missing).toEqual([
      'Private.Trip.Start.Latitude',
      'Private.Trip.Start.Longitude',
      'Private.Trip.End.Latitude',
      'Private.Trip.End.Longitude',
      'Vehicle.Powertrain.FuelSystem.RelativeLevel',
    ]);
  });

  it.each(Object.keys(signals))('gives %s the data type of VSS 6.0', (path) => {
    const datatype = LEAVES.get(path)?.datatype ?? 'unknown';
    for (const value of [signals[path], crashed[path] ?? signals[path]]) {
      expect({ value, fits: value !== undefined && fits(datatype, value) }).toMatchObject({ fits: true });
    }
  });

  it('bears its own time, as an ISO 8601 string in UTC', () => {
    expect(signals['Vehicle.CurrentLocation.Timestamp']).toBe(new Date(at).toISOString());
    expect(at).toBe(clock.now() - 1_000);
  });
});
