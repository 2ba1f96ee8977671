import { describe, expect, it } from 'vitest';
import {
  consumptions,
  type Energy,
  energy,
  followEnergy,
  NO_ENERGY,
  STRETCH,
  STRETCHES,
  withReading,
} from './energy.ts';
import { unit } from './unit.ts';

const motion = (at: number, odometer: number, power: number) => ({
  at,
  odometer,
  power,
  position: [4.9, 52.37] as [number, number],
  heading: 0,
  speed: 36,
  distance: 0,
  charge: 80,
  fuel: null,
  range: 200_000,
  outsideTemperature: 11,
  consumption: null,
  fuelConsumption: null,
  duration: 0,
});

/** 10 m/s at a steady power in kW, one reading a second. */
const driven = (seconds: number, power: number, from: Energy = NO_ENERGY): Energy => {
  let energy = from;
  const at = energy.last?.at ?? 0;
  const odometer = energy.last?.odometer ?? 0;
  for (let second = from === NO_ENERGY ? 0 : 1; second <= seconds; second += 1) {
    energy = withReading(energy, motion(at + second * 1000, odometer + second * 10, power));
  }
  return energy;
};

describe('the history of consumption', () => {
  it('has the consumption of each stretch: 5.4 kW at 36 km/h are 15 kWh for 100 km', () => {
    const values = consumptions(driven(100, 5.4));
    expect(values).toHaveLength(2);
    for (const { value } of values) expect(value).toBeCloseTo(15, 1);
  });

  it('is below nothing where braking gave back more than was taken', () => {
    expect(consumptions(driven(51, -5.4))[0]?.value).toBeCloseTo(-15, 1);
  });

  it('begins with the first reading, and says when', () => {
    expect(NO_ENERGY.began).toBeNull();
    expect(withReading(NO_ENERGY, motion(42, 1000, 5)).began).toBe(42);
  });

  it('makes nothing up for the time that it did not see', () => {
    const seen = driven(100, 5.4);
    const later = withReading(seen, motion(1_000_000, 3_000, 50));
    expect(later.stretches).toEqual(seen.stretches);
    expect(consumptions(driven(26, 5.4, later)).map(({ index }) => index)).toEqual([0, 1, 6]);
  });

  it('keeps the last fifteen kilometres', () => {
    const { stretches } = driven((STRETCH * (STRETCHES + 20)) / 10, 5.4);
    expect(stretches).toHaveLength(STRETCHES);
  });

  it('counts what the car takes while it stands, for the stretch that it stands on', () => {
    let energy = driven(20, 5.4);
    const before = energy.stretches.at(-1)?.energy ?? 0;
    for (let second = 21; second <= 30; second += 1) {
      energy = withReading(energy, motion(second * 1000, 200, 0.6));
    }
    expect(energy.stretches.at(-1)?.energy).toBeGreaterThan(before);
    expect(energy.stretches.at(-1)?.metres).toBe(200);
  });

  it('begins anew with another car', () => {
    const energy = withReading(driven(100, 5.4), motion(200_000, 3, 1));
    expect(energy).toMatchObject({ began: 200_000, stretches: [] });
  });
});

describe('the history of a window', () => {
  it('R5 is of the driver who is there, and begins anew with the next', () => {
    const driverIs = (id: string) => unit.setState({ state: { profile: { id } } as never });
    followEnergy();
    driverIs('one');
    for (let second = 0; second < 60; second += 1)
      unit.setState({ motion: motion(second * 1000, second * 10, 20) });
    expect(consumptions(energy.getState())).not.toEqual([]);
    driverIs('one');
    expect(consumptions(energy.getState()), 'the same driver').not.toEqual([]);
    driverIs('two');
    expect(consumptions(energy.getState())).toEqual([]);
  });
});
