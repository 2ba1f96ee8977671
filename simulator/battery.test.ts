import { describe, expect, it } from 'vitest';
import { createBattery, powerOf } from './battery.ts';
import { createRandom } from './random.ts';

const STILL = { speed: 0, acceleration: 0, grade: 0, altitude: 500, temperature: 20 };
const consumption = (kmh: number, load = {}): number =>
  // W divided by km/h is Wh/km.
  powerOf({ ...STILL, speed: kmh / 3.6, ...load }) / kmh;

describe('the power that driving takes', () => {
  it('is that of a compact electric car: some 100 Wh/km in town and 200 on a motorway', () => {
    expect(consumption(50)).toBeGreaterThan(70);
    expect(consumption(50)).toBeLessThan(120);
    expect(consumption(130)).toBeGreaterThan(170);
    expect(consumption(130)).toBeLessThan(260);
  });

  it('is more uphill, in the cold and while speeding up', () => {
    expect(consumption(50, { grade: 0.05 })).toBeGreaterThan(2 * consumption(50));
    expect(consumption(50, { temperature: -10 })).toBeGreaterThan(consumption(50) + 15);
    expect(consumption(50, { acceleration: 1 })).toBeGreaterThan(3 * consumption(50));
  });

  it('is given back in part while braking, never more than the car had', () => {
    const power = powerOf({ ...STILL, speed: 15, acceleration: -1.5 });
    expect(power).toBeLessThan(-10_000);
    expect(power).toBeGreaterThan(-1_596 * 1.5 * 15);
    expect(powerOf({ ...STILL, speed: 30, acceleration: -8 })).toBeGreaterThan(-60_000);
  });

  it('is what lights and computers need while the car stands', () => {
    expect(powerOf(STILL)).toBeGreaterThan(200);
    expect(powerOf(STILL)).toBeLessThan(1_000);
  });
});

describe('the battery', () => {
  it('falls while driving, rises while braking, and stays between empty and full', () => {
    const battery = createBattery(createRandom(1));
    const before = battery.charge();
    battery.drive({ ...STILL, speed: 14 }, 60);
    const driven = battery.charge();
    expect(driven).toBeLessThan(before);
    battery.drive({ ...STILL, speed: 14, acceleration: -1.5 }, 5);
    expect(battery.charge()).toBeGreaterThan(driven);
    battery.drive({ ...STILL, speed: 40 }, 100_000);
    expect(battery.charge()).toBe(0);
    expect(battery.range()).toBe(0);
  });

  it('charges when it is plugged in, until there is enough to go on', () => {
    const battery = createBattery(createRandom(1));
    battery.drive({ ...STILL, speed: 40 }, 100_000);
    expect(battery.isLow()).toBe(true);
    let seconds = 0;
    while (battery.plugIn(1) === 'charging') {
      expect(battery.isCharging()).toBe(true);
      seconds += 1;
    }
    expect(battery.charge()).toBeGreaterThanOrEqual(80);
    expect(seconds / 60).toBeGreaterThan(15);
    expect(battery.isCharging()).toBe(false);
  });

  it('is charged overnight when it was low', () => {
    const battery = createBattery(createRandom(1));
    const before = battery.charge();
    battery.rest();
    expect(battery.charge()).toBe(before);
    battery.drive({ ...STILL, speed: 40 }, 100_000);
    battery.rest();
    expect(battery.charge()).toBe(80);
  });
});
