import { describe, expect, it } from 'vitest';
import { createThermals } from './temperatures.ts';

const NO_HEAT = { battery: 0, motor: 0, engine: 0 };

const warmed = (
  kind: 'electric' | 'combustion' | 'hybrid',
  outside: number,
  minutes: number,
  heat = NO_HEAT,
  wish = { on: true, temperature: 21 },
) => {
  const thermals = createThermals(kind, outside);
  thermals.setClimate(wish);
  for (let step = 0; step < minutes * 600; step += 1) thermals.advance(0.1, outside, heat, true);
  return thermals;
};

describe('the cabin', () => {
  it.each([-10, 5, 30])(
    'comes to what the climate was asked for within 20 minutes, at %d °C outside',
    (outside) => {
      const thermals = warmed('electric', outside, 20);
      expect(Math.abs(thermals.read().cabin - 21)).toBeLessThan(1);
      expect(thermals.climatePower()).toBeGreaterThan(300);
      expect(thermals.climatePower()).toBeLessThan(3_000);
    },
  );

  it('stays as the air outside while the climate is off, and takes nothing', () => {
    const thermals = warmed('electric', 4, 20, NO_HEAT, { on: false, temperature: 21 });
    expect(thermals.read().cabin).toBeCloseTo(4, 5);
    expect(thermals.climatePower()).toBe(0);
  });

  it('waits for the coolant where an engine heats it', () => {
    const heat = { ...NO_HEAT, engine: 15_000 };
    expect(warmed('combustion', 0, 1, heat).read().cabin).toBeLessThan(8);
    const warm = warmed('combustion', 0, 30, heat);
    expect(warm.read().cabin).toBeGreaterThan(19);
    expect(warm.climatePower()).toBe(0);
  });
});

describe('what works becomes warm', () => {
  it('the coolant settles where the thermostat holds it', () => {
    for (const engine of [12_000, 25_000, 60_000, 150_000]) {
      const { coolant } = warmed('combustion', 15, 40, { ...NO_HEAT, engine }).read();
      expect(coolant).toBeGreaterThan(85);
      expect(coolant).toBeLessThan(145);
    }
    expect(warmed('combustion', 15, 40, { ...NO_HEAT, engine: 25_000 }).read().coolant).toBeLessThan(100);
  });

  it('motor and battery by their losses, and each car has only what it has', () => {
    const electric = warmed('electric', 15, 30, { battery: 600, motor: 2_000, engine: 0 }).read();
    expect(electric.coolant).toBeNull();
    expect(electric.motor).toBeGreaterThan(35);
    expect(electric.battery).toBeGreaterThan(17);
    expect(electric.battery).toBeLessThan(40);
    const { battery, motor } = warmed('combustion', 15, 1).read();
    expect([battery, motor]).toEqual([null, null]);
  });

  it('a night makes it cold again, in one step as in many', () => {
    const [one, many] = [0, 0].map(() => warmed('combustion', 15, 40, { ...NO_HEAT, engine: 25_000 }));
    one?.advance(8 * 3_600, 5, NO_HEAT, false);
    for (let hour = 0; hour < 8; hour += 1) many?.advance(3_600, 5, NO_HEAT, false);
    expect(one?.read().coolant).toBeLessThan(12);
    expect(many?.read().coolant).toBeLessThan(12);
  });
});
