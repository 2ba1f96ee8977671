import { describe, expect, it, vi } from 'vitest';
import type { Wheel } from '../src/contract/car.ts';
import { createVirtualClock } from '../src/unit/clock.ts';
import { createHealth } from './health.ts';
import { createRandom } from './random.ts';
import { carOn, numberIn } from './testing/recorded-drive.ts';
import { createTyres, RECOMMENDED } from './tyres.ts';

const FRONT_LEFT = 'Vehicle.Chassis.Axle.Row1.Wheel.Left.Tire';

const car = () => {
  const clock = createVirtualClock();
  return { clock, car: carOn(clock) };
};

const pressureOf = (
  readings: readonly { readonly wheel: Wheel; readonly pressure: number }[],
  wheel: Wheel,
) => readings.find((reading) => reading.wheel === wheel)?.pressure ?? Number.NaN;

describe('a tyre', () => {
  it('follows the ideal gas law: 10 °C more are about 12 kPa at 250 kPa', () => {
    const cold = createTyres(createRandom(1), 10).readings();
    const warm = createTyres(createRandom(1), 20).readings();
    for (const { wheel, pressure } of warm) {
      const expected = ((pressure + 101.325) * 283.15) / 293.15 - 101.325;
      expect(Math.abs(pressureOf(cold, wheel) - expected)).toBeLessThanOrEqual(1);
    }
  });

  it('warms by about 20 °C at 80 km/h within half an hour, and cools when it stands', () => {
    const tyres = createTyres(createRandom(1), 20);
    const before = pressureOf(tyres.readings(), 'rear-right');
    for (let second = 0; second < 1_800; second += 1) tyres.advance(1, 80 / 3.6, 20);
    const warm = pressureOf(tyres.readings(), 'rear-right');
    expect(warm - before).toBeGreaterThan(18);
    expect(warm - before).toBeLessThan(27);
    tyres.advance(7_200, 0, 20);
    expect(pressureOf(tyres.readings(), 'rear-right')).toBe(before);
  });

  it('is not low in the cold alone, down to -15 °C', () => {
    for (let seed = 1; seed <= 20; seed += 1) {
      expect(
        createTyres(createRandom(seed), -15)
          .readings()
          .some(({ low }) => low),
      ).toBe(false);
    }
  });
});

describe('a leak', () => {
  it('takes the front left tyre below 80 % of what is recommended within half a minute, and no other', () => {
    const { clock, car: leaking } = car();
    leaking.setIgnition('on');
    const before = leaking.health().tyres;
    expect(leaking.health().leaking).toBe(false);
    leaking.setFault('tyre-low', true);
    expect(leaking.health().leaking, 'known at once, though nothing is found yet').toBe(true);
    expect(leaking.faults()).toEqual([]);
    clock.advance(30_000);
    for (const { wheel, pressure, low } of leaking.health().tyres) {
      expect(low).toBe(wheel === 'front-left');
      if (low) expect(pressure).toBeLessThan(0.8 * RECOMMENDED);
      else expect(pressure).toBe(pressureOf(before, wheel));
    }
    expect(leaking.faults()).toMatchObject([{ fault: 'tyre-low', code: null }]);
    expect(leaking.sample().signals).toMatchObject({
      [`${FRONT_LEFT}.IsPressureLow`]: true,
      'Vehicle.Diagnostics.DTCCount': 0,
    });
    expect(numberIn(leaking.sample(), `${FRONT_LEFT}.Pressure`)).toBeLessThan(0.8 * RECOMMENDED);
  });

  it('goes on while the car sleeps, leaves some air, and is told of at most once a second', () => {
    const { clock, car: leaking } = car();
    const told = vi.fn();
    leaking.onHealth(told);
    leaking.setFault('tyre-low', true);
    clock.advance(120_000);
    expect(leaking.faults()).toHaveLength(1);
    expect(pressureOf(leaking.health().tyres, 'front-left')).toBeGreaterThan(120);
    expect(told.mock.calls.length).toBeGreaterThan(5);
    expect(told.mock.calls.length).toBeLessThanOrEqual(30);
  });

  it('is mended with the tyre filled again', () => {
    const { clock, car: leaking } = car();
    leaking.setFault('tyre-low', true);
    clock.advance(60_000);
    leaking.setFault('tyre-low', false);
    expect(leaking.health().leaking).toBe(false);
    expect(leaking.faults()).toEqual([]);
    expect(leaking.health().tyres.every(({ low }) => !low)).toBe(true);
    clock.advance(60_000);
    expect(leaking.faults()).toEqual([]);
  });
});

describe('faults', () => {
  it('have a code of SAE J2012, the moment they were found, and end when they are mended', () => {
    const { clock, car: broken } = car();
    broken.setFault('low-voltage', true);
    const since = clock.now();
    clock.advance(5_000);
    broken.setFault('low-voltage', true);
    broken.setFault('motor-temperature', true);
    expect(broken.health()).toMatchObject({
      serviceDue: true,
      faults: [
        { fault: 'motor-temperature', code: 'P0A2F', since: clock.now() },
        { fault: 'low-voltage', code: 'P0562', since },
      ],
    });
    expect(broken.sample().signals).toMatchObject({
      'Vehicle.Diagnostics.DTCCount': 2,
      'Vehicle.Diagnostics.DTCList': '["P0A2F","P0562"]',
      'Vehicle.Service.IsServiceDue': true,
    });
    broken.setFault('low-voltage', false);
    broken.setFault('motor-temperature', false);
    expect(broken.health()).toMatchObject({ serviceDue: false, faults: [] });
  });

  it('count the crash among them until the next drive, and outlast a drive otherwise', () => {
    const { car: crashing } = car();
    crashing.startDrive();
    crashing.setFault('low-voltage', true);
    crashing.crash();
    expect(crashing.faults().map(({ code }) => code)).toEqual(['B0001', 'P0562']);
    crashing.startDrive();
    expect(crashing.faults().map(({ code }) => code)).toEqual(['P0562']);
  });

  it('of a car that is well are none', () => {
    const health = createHealth(createRandom(1), 15);
    expect(health.read()).toMatchObject({ faults: [], serviceDue: false });
    expect(health.read().tyres).toHaveLength(4);
  });
});

describe('power and consumption', () => {
  it('are of this drive: none while it has hardly begun, then that of a compact electric car', () => {
    const { clock, car: driven } = car();
    expect(driven.motion()).toMatchObject({ power: 0, consumption: null, duration: 0 });
    driven.startDrive();
    clock.advance(5_000);
    expect(driven.motion().power).toBeGreaterThan(1);
    expect(driven.motion().consumption).toBeNull();
    clock.advance(600_000);
    const { consumption, duration } = driven.motion();
    expect(consumption).toBeGreaterThan(7);
    expect(consumption).toBeLessThan(25);
    expect(duration).toBe(605);
    driven.startDrive();
    expect(driven.motion()).toMatchObject({ consumption: null, duration: 0 });
  });

  it('agree with the charge that the drive took', () => {
    const { clock, car: driven } = car();
    const before = driven.motion().charge;
    driven.startDrive();
    clock.advance(900_000);
    const { charge, consumption, distance } = driven.motion();
    const taken = (((before ?? 0) - (charge ?? 0)) / 100) * 52;
    expect(Math.abs(taken - ((consumption ?? 0) * distance) / 100_000)).toBeLessThan(0.03);
  });
});

describe('a clock that is set back while the car sleeps', () => {
  it('leaves the tyres as they were', () => {
    const virtual = createVirtualClock();
    let back = 0;
    const sleeper = carOn({ ...virtual, now: () => virtual.now() - back });
    sleeper.startDrive();
    virtual.advance(120_000);
    sleeper.setIgnition('off');
    virtual.advance(60_000);
    const before = sleeper.health().tyres;
    back = 86_400_000;
    sleeper.setIgnition('on');
    expect(sleeper.health().tyres).toEqual(before);
  });
});
