import type { Random } from '../../src/contract/clock.ts';
import { between } from '../random.ts';
import { COMBUSTION } from '../vehicles/table.ts';
import { dragPower, fuelPower, fullPower } from './engine.ts';
import { emptyAccount, type Heat, type Powertrain } from './powertrain.ts';
import { createRangeGauge } from './range-gauge.ts';
import { createTank, USUAL_FUEL } from './tank.ts';

/** The share of the power that passes the gears. */
const GEARS = 0.92;
/** Of the power at the crank, an alternator turns this share into electricity (UN GTR 15, annex 6, appendix 2). */
const ALTERNATOR = 0.67;
/** Metres of road for one revolution of the engine, from the first gear to the sixth: chosen, of the size of such cars. */
const RATIOS = [0.125, 0.233, 0.342, 0.467, 0.6, 0.733] as const;
/** Revolutions a second below which nobody drives in a gear, and the load above which a lower one is taken. */
const LEAST_IN_GEAR = 25;
const KICK_DOWN = 0.85;

const { engine } = COMBUSTION;

/** Revolutions a second in the highest gear that is comfortable at this speed and strong enough. */
const revolutionsFor = (speed: number, power: number): number => {
  for (let gear = RATIOS.length - 1; gear > 0; gear -= 1) {
    const revolutions = speed / (RATIOS[gear] ?? 1);
    if (revolutions >= LEAST_IN_GEAR && power <= KICK_DOWN * fullPower(engine, revolutions)) {
      return Math.min(engine.top, revolutions);
    }
  }
  // Setting off, the clutch slips and the engine turns as fast as the power needs.
  const asked = (2 * power) / (engine.fullLoad * engine.displacement);
  return Math.min(engine.top, Math.max(engine.idle, speed / RATIOS[0], asked));
};

/** A petrol engine with six gears, and a tank as full as drawn from `random`. */
export const createCombustion = (random: Random): Powertrain => {
  const tank = createTank(COMBUSTION.tank, between(random, 0.45, 0.95));
  const gauge = createRangeGauge(USUAL_FUEL);
  const account = emptyAccount();
  const heat: Heat = { battery: 0, motor: 0, engine: 0 };

  return {
    charge: () => null,
    fuel: () => 100 * tank.share(),
    hasPlug: false,
    range: () => gauge.range(tank.energy()),
    power: () => 0,
    mostPower: () => engine.mostPower * GEARS,
    spent: () => 0,
    burnt: tank.burnt,
    isLow: tank.isLow,
    isFilling: tank.isFilling,
    drive: (work, seconds) => {
      const alternator = work.auxiliaries / ALTERNATOR;
      const passed = work.wheels >= 0 ? work.wheels / GEARS : work.wheels * GEARS;
      const asked = passed + alternator;
      const revolutions = revolutionsFor(work.speed, asked);
      // Below idling speed the clutch is open: the wheels drive nothing.
      const dragged = work.speed / RATIOS[1] > engine.idle ? dragPower(engine, revolutions) : -alternator;
      const power = Math.max(-dragged, asked);
      const brakes = (power - asked) / GEARS;
      const fuel = fuelPower(engine, revolutions, power);
      tank.take(fuel * seconds);
      heat.engine = fuel - power;
      account.taken += fuel * seconds;
      account.wheels += work.wheels * seconds;
      account.brakes += brakes * seconds;
      account.auxiliaries += work.auxiliaries * seconds;
      account.losses += (fuel - work.wheels - brakes - work.auxiliaries) * seconds;
      gauge.note(fuel * seconds, work.speed * seconds);
    },
    fill: (seconds) => {
      heat.engine = 0;
      return tank.fill(seconds);
    },
    endFilling: tank.endFilling,
    rest: tank.rest,
    heat,
    account,
  };
};
