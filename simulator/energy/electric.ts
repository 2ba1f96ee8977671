import type { Random } from '../../src/contract/clock.ts';
import { between } from '../random.ts';
import { ELECTRIC } from '../vehicles/table.ts';
import { createBattery } from './battery.ts';
import { emptyAccount, type Heat, type Powertrain } from './powertrain.ts';
import { createRangeGauge } from './range-gauge.ts';
import { regained } from './regain.ts';

/** J a metre that the range is reckoned with when the car is new to the road: 155 Wh/km. */
const USUAL = 155 * 3.6;
/** W of a fast charger. */
const CHARGER = 100_000;
/** Shares of the charge: below which a driver looks for a charger, up to which the car is charged there, and below which at home. */
const LOW = 0.08;
const CHARGED = 0.8;
const LOW_AT_HOME = 0.25;

/** A battery-electric powertrain, at a charge drawn from `random`. */
export const createElectric = (random: Random): Powertrain => {
  const { motor } = ELECTRIC;
  const battery = createBattery(ELECTRIC.battery, between(random, 0.62, 0.91));
  const gauge = createRangeGauge(USUAL);
  const account = emptyAccount();
  const heat: Heat = { battery: 0, motor: 0, engine: 0 };
  let filling = false;
  let power = 0;

  return {
    charge: () => 100 * battery.share(),
    fuel: () => null,
    hasPlug: true,
    range: () => gauge.range(battery.energy()),
    power: () => power,
    mostPower: () => motor.mostPower,
    spent: () => account.taken,
    burnt: () => 0,
    isLow: () => battery.share() < LOW,
    isFilling: () => filling,
    drive: (work, seconds) => {
      const back = regained(motor, work, battery.share());
      const pull = Math.max(0, work.wheels);
      const electric = pull / motor.efficiency - back * motor.efficiency;
      power = electric + work.auxiliaries;
      const taken = battery.give(power, seconds);
      const brakes = work.wheels < 0 ? -work.wheels - back : 0;
      heat.motor = electric - pull + back;
      heat.battery = battery.heat();
      account.taken += taken;
      account.wheels += work.wheels * seconds;
      account.brakes += brakes * seconds;
      account.auxiliaries += work.auxiliaries * seconds;
      account.losses += (heat.motor + heat.battery) * seconds;
      gauge.note(taken, work.speed * seconds);
    },
    fill: (seconds) => {
      filling = battery.share() < CHARGED;
      if (filling) battery.give(-CHARGER, seconds);
      power = filling ? -CHARGER : 0;
      heat.battery = filling ? battery.heat() : 0;
      heat.motor = 0;
      return filling ? 'filling' : 'filled';
    },
    endFilling: () => {
      filling = false;
    },
    rest: () => {
      filling = false;
      if (battery.share() < LOW_AT_HOME) battery.setShare(CHARGED);
    },
    heat,
    account,
  };
};
