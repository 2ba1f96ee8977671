import { describe, expect, it } from 'vitest';
import { createRandom } from '../random.ts';
import { airDensity, dragOf, rollingOf } from '../road-load.ts';
import type { BodyModel } from '../vehicles/model.ts';
import { COMBUSTION, ELECTRIC, HYBRID } from '../vehicles/table.ts';
import { createCombustion } from './combustion.ts';
import { createElectric } from './electric.ts';
import { createHybrid } from './hybrid.ts';
import type { Powertrain, Work } from './powertrain.ts';

const STILL: Work = { wheels: 0, speed: 0, regainable: 1e6, braking: 0, auxiliaries: 450 };
const made = {
  electric: () => createElectric(createRandom(1)),
  hybrid: () => createHybrid(createRandom(1)),
  combustion: () => createCombustion(createRandom(1)),
};

const cruise = (body: BodyModel, kmh: number): Work => {
  const speed = kmh / 3.6;
  const density = airDensity(20, 100);
  return { ...STILL, speed, wheels: (dragOf(body, speed, density) + rollingOf(body, speed)) * speed };
};

const drive = (powertrain: Powertrain, work: Work, seconds: number): void => {
  for (let done = 0; done < seconds; done += 0.1) powertrain.drive(work, 0.1);
};

describe('an electric powertrain', () => {
  const consumption = (kmh: number): number => {
    const powertrain = made.electric();
    drive(powertrain, cruise(ELECTRIC.body, kmh), 10);
    return powertrain.power() / kmh;
  };

  it('takes some 100 Wh/km in town and 200 on a motorway', () => {
    expect(consumption(50)).toBeGreaterThan(70);
    expect(consumption(50)).toBeLessThan(120);
    expect(consumption(130)).toBeGreaterThan(170);
    expect(consumption(130)).toBeLessThan(260);
  });

  it('gets back part of what braking yields, limited by its power and by the grip of its axle', () => {
    const powertrain = made.electric();
    drive(powertrain, { ...STILL, speed: 15, wheels: -30_000, braking: 1.5 }, 1);
    expect(powertrain.power()).toBeLessThan(-15_000);
    expect(powertrain.power()).toBeGreaterThan(-30_000);
    drive(powertrain, { ...STILL, speed: 30, wheels: -350_000, braking: 8 }, 1);
    expect(powertrain.power()).toBeGreaterThanOrEqual(-60_000);
    drive(powertrain, { ...STILL, speed: 15, wheels: -30_000, braking: 1.5, regainable: 4_000 }, 1);
    expect(powertrain.power()).toBeGreaterThan(-4_000);
  });

  it('takes nothing back once it is full', () => {
    const powertrain = made.electric();
    for (let seconds = 0; seconds < 40_000; seconds += 10) {
      powertrain.drive({ ...STILL, speed: 15, wheels: -30_000, braking: 1.5, auxiliaries: 0 }, 10);
    }
    expect(powertrain.charge()).toBeLessThanOrEqual(100);
    expect(powertrain.power()).toBeGreaterThan(-600);
  });

  it('is empty at 0 %, and charges until there is enough to go on', () => {
    const powertrain = made.electric();
    for (let seconds = 0; seconds < 40_000; seconds += 10) powertrain.drive(cruise(ELECTRIC.body, 130), 10);
    expect(powertrain.charge()).toBe(0);
    expect(powertrain.range()).toBe(0);
    expect(powertrain.isLow()).toBe(true);
    let seconds = 0;
    for (; powertrain.fill(1) === 'filling'; seconds += 1) expect(powertrain.isFilling()).toBe(true);
    expect(powertrain.charge()).toBeGreaterThanOrEqual(80);
    expect(seconds / 60).toBeGreaterThan(15);
    expect(powertrain.isFilling()).toBe(false);
  });

  it('is charged at home when it was low, and not otherwise', () => {
    const powertrain = made.electric();
    const before = powertrain.charge();
    powertrain.rest();
    expect(powertrain.charge()).toBe(before);
    for (let seconds = 0; seconds < 40_000; seconds += 10) powertrain.drive(cruise(ELECTRIC.body, 130), 10);
    powertrain.rest();
    expect(powertrain.charge()).toBe(80);
  });
});

describe('a combustion engine', () => {
  const litres = (kmh: number): number => {
    const powertrain = made.combustion();
    drive(powertrain, cruise(COMBUSTION.body, kmh), 100);
    return (powertrain.burnt() / ((kmh / 3.6) * 100)) * 100_000;
  };

  it('burns what such cars do: about 4 l/100 km at 80 km/h and 7 at 130', () => {
    expect(litres(80)).toBeGreaterThan(3.2);
    expect(litres(80)).toBeLessThan(5);
    expect(litres(130)).toBeGreaterThan(5.5);
    expect(litres(130)).toBeLessThan(8.5);
  });

  it('idles at half a litre an hour or so, and cuts the fuel off downhill', () => {
    const idling = made.combustion();
    drive(idling, STILL, 36);
    expect(idling.burnt() * 100).toBeGreaterThan(0.3);
    expect(idling.burnt() * 100).toBeLessThan(1);
    const rolling = made.combustion();
    drive(rolling, { ...STILL, speed: 20, wheels: -15_000, braking: 0.5 }, 10);
    expect(rolling.burnt()).toBe(0);
    expect(rolling.account.brakes).toBeGreaterThan(0);
  });

  it('never beats the best that petrol engines reach', () => {
    for (let power = 2_000; power <= 85_000; power += 1_000) {
      const powertrain = made.combustion();
      powertrain.drive({ ...STILL, speed: 25, wheels: power, auxiliaries: 0 }, 1);
      expect(powertrain.account.wheels / powertrain.account.taken).toBeLessThan(0.37);
    }
  });

  it('is filled up on the way once it is low', () => {
    const powertrain = made.combustion();
    while (!powertrain.isLow()) powertrain.drive(cruise(COMBUSTION.body, 130), 10);
    let seconds = 0;
    for (; powertrain.fill(1) === 'filling'; seconds += 1) expect(powertrain.isFilling()).toBe(true);
    expect(powertrain.fuel()).toBeGreaterThan(97);
    expect(seconds).toBeGreaterThan(60);
    expect(seconds).toBeLessThan(120);
  });
});

describe('a hybrid', () => {
  /** Town: half a minute of pulling away and cruising, then braking and standing. */
  const town = (powertrain: Powertrain, minutes: number): number => {
    let metres = 0;
    for (let second = 0; second < minutes * 60; second += 0.1) {
      const phase = second % 60;
      if (phase < 10) powertrain.drive({ ...STILL, speed: 7, wheels: 17_000 }, 0.1);
      else if (phase < 35) powertrain.drive(cruise(HYBRID.body, 50), 0.1);
      else if (phase < 44) powertrain.drive({ ...STILL, speed: 7, wheels: -16_500, braking: 1.6 }, 0.1);
      else powertrain.drive(STILL, 0.1);
      metres += (phase < 10 || (phase >= 35 && phase < 44) ? 7 : phase < 35 ? 13.9 : 0) * 0.1;
    }
    return metres;
  };

  it('sustains its charge by itself for hours, in town and on the motorway', () => {
    const powertrain = made.hybrid();
    for (let round = 0; round < 20; round += 1) {
      if (round % 4 === 3) drive(powertrain, cruise(HYBRID.body, 130), 300);
      else town(powertrain, 5);
      expect(powertrain.charge()).toBeGreaterThan(35);
      expect(powertrain.charge()).toBeLessThan(75);
    }
  });

  it('burns less in town than an engine alone', () => {
    const [hybrid, combustion] = [made.hybrid(), made.combustion()];
    const metres = town(hybrid, 120);
    town(combustion, 120);
    const litres = (powertrain: Powertrain): number => (powertrain.burnt() / metres) * 100_000;
    expect(litres(hybrid)).toBeGreaterThan(2.5);
    expect(litres(hybrid)).toBeLessThan(0.8 * litres(combustion));
    expect(litres(combustion)).toBeLessThan(9);
  });

  it('has no plug, and tells both of fuel and of charge', () => {
    const powertrain = made.hybrid();
    expect(powertrain.hasPlug).toBe(false);
    expect(powertrain.fuel()).toBeGreaterThan(40);
    expect(powertrain.charge()).toBeGreaterThan(40);
  });
});
