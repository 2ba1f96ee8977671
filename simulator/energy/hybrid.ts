import type { Random } from '../../src/contract/clock.ts';
import { between } from '../random.ts';
import { HYBRID } from '../vehicles/table.ts';
import { createBattery } from './battery.ts';
import { fuelPower } from './engine.ts';
import { emptyAccount, type Heat, type Powertrain } from './powertrain.ts';
import { createRangeGauge } from './range-gauge.ts';
import { regained } from './regain.ts';
import { createTank, USUAL_FUEL } from './tank.ts';

/** The share of the engine's power that passes the gears. */
const GEARS = 0.93;

// The charge is held around TARGET by a rule (Guzzella, Sciarretta, "Vehicle Propulsion Systems", section 7.2, heuristic strategies): the
// engine runs where much is asked or the charge is low, and gives the more beyond what is asked the lower the charge is.
const TARGET = 0.55;
const LOWEST = 0.42;
const WELL = 0.5;
/** W at the wheels from which the engine is worth starting, and below which it stops again; both fall with the charge. */
const START = 10_000;
const STOP = 5_000;
/** W beyond what is asked, for each whole charge that is missing. */
const REFILL = 40_000;
/** W that the engine gives at least while it runs: below, it would waste fuel. */
const LEAST = 7_000;
/** Share of the charge below which the battery no longer helps the engine pull. */
const RESERVE = 0.3;

const { engine, motor } = HYBRID;

/** Revolutions a second on the line of best efficiency: an electric gear lets the engine turn as slowly as the power allows. */
const revolutionsFor = (power: number): number =>
  Math.min(engine.top, Math.max(engine.idle, (2 * power) / (0.85 * engine.fullLoad * engine.displacement)));

/** An engine and a small battery that sustains its charge by itself; both as full as drawn from `random`. */
export const createHybrid = (random: Random): Powertrain => {
  const tank = createTank(HYBRID.tank, between(random, 0.45, 0.95));
  const battery = createBattery(HYBRID.battery, between(random, 0.48, 0.62));
  const gauge = createRangeGauge(0.8 * USUAL_FUEL);
  const account = emptyAccount();
  const heat: Heat = { battery: 0, motor: 0, engine: 0 };
  let running = false;
  let spent = 0;
  let power = 0;

  const decide = (wheels: number): void => {
    const share = battery.share();
    const eager = 1 - 3 * (TARGET - share);
    if (share < LOWEST || wheels > START * eager) running = true;
    else if (share > WELL && wheels < STOP * eager) running = false;
  };

  /** W at the crank. */
  const engineFor = (wheels: number, auxiliaries: number): number => {
    if (!running) return 0;
    const share = battery.share();
    const asked = (Math.max(0, wheels) + auxiliaries) / GEARS + REFILL * (TARGET - share);
    // Braking fills the battery by itself, and there is to be room for it.
    const least = wheels < 0 && share > LOWEST ? 0 : LEAST;
    return Math.max(least, Math.min(engine.mostPower, asked));
  };

  return {
    charge: () => 100 * battery.share(),
    fuel: () => 100 * tank.share(),
    hasPlug: false,
    range: () => gauge.range(tank.energy()),
    power: () => power,
    mostPower: () =>
      engine.mostPower * GEARS + (battery.share() > RESERVE ? motor.mostPower * motor.efficiency : 0) * 0.5,
    spent: () => spent,
    burnt: tank.burnt,
    isLow: tank.isLow,
    isFilling: tank.isFilling,
    drive: (work, seconds) => {
      decide(work.wheels);
      const crank = engineFor(work.wheels, work.auxiliaries);
      const back = regained(motor, work, battery.share());
      // What the engine gives beyond what is asked goes through the motor into the battery, and what is missing comes out of it.
      const missing = Math.max(0, work.wheels) - crank * GEARS;
      const electric = missing >= 0 ? missing / motor.efficiency : missing * motor.efficiency;
      power = electric - back * motor.efficiency + work.auxiliaries;
      const revolutions = revolutionsFor(crank);
      const fuel = running ? fuelPower(engine, revolutions, crank) : 0;
      const fromBattery = battery.give(power, seconds);
      tank.take(fuel * seconds);
      const brakes = work.wheels < 0 ? -work.wheels - back : 0;
      heat.engine = fuel - crank;
      heat.motor = electric - missing + back * (1 - motor.efficiency);
      heat.battery = battery.heat();
      spent += fromBattery;
      account.taken += fuel * seconds + fromBattery;
      account.wheels += work.wheels * seconds;
      account.brakes += brakes * seconds;
      account.auxiliaries += work.auxiliaries * seconds;
      account.losses += (heat.engine + heat.motor + heat.battery + crank * (1 - GEARS)) * seconds;
      gauge.note(fuel * seconds, work.speed * seconds);
    },
    fill: (seconds) => {
      heat.engine = 0;
      heat.motor = 0;
      heat.battery = 0;
      power = 0;
      return tank.fill(seconds);
    },
    endFilling: tank.endFilling,
    rest: tank.rest,
    heat,
    account,
  };
};
