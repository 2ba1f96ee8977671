import type { Random } from '../src/contract/clock.ts';
import { between } from './random.ts';

/** kWh that can be used. */
const CAPACITY = 52;
const JOULES = CAPACITY * 3.6e6;

// Road load and regeneration as in C. Fiori, K. Ahn, H. A. Rakha, "Power-based electric vehicle energy consumption
// model: Model development and validation", Applied Energy 168 (2016), equations 1 to 4 and table 1, for a compact car.
/** kg, with a driver. */
const MASS = 1_596;
const GRAVITY = 9.8066;
const DRAG = 0.28;
/** m². */
const FRONTAL_AREA = 2.3316;
/** Rolling resistance is MASS g ROLLING/1000 (SLOPE v + BASE), v in km/h: asphalt in good condition, radial tyres. */
const ROLLING = 1.75;
const ROLLING_SLOPE = 0.0328;
const ROLLING_BASE = 4.575;
/** Driveline, and motor with its inverter. */
const DRIVELINE = 0.92;
const MOTOR = 0.91;
/** Of the braking energy, exp(-REGENERATION / |a|) comes back to the motor. */
const REGENERATION = 0.0411;
/** W that the motor takes back at most. */
const MOST_REGENERATION = 60_000;
/** W with everything on but heating and cooling. */
const AUXILIARY = 450;
/** W for each degree that the air outside is away from the comfortable 20 °C. */
const CLIMATE = 45;
/** W of a fast charger. */
const CHARGER = 100_000;

/** kg/m³ by the ideal gas law, with pressure from the barometric formula (ISO 2533 at sea level: 101 325 Pa). */
const airDensity = (temperature: number, altitude: number): number =>
  (101_325 * Math.exp(-altitude / 8_434)) / (287.05 * (temperature + 273.15));

/** J/m that the range is reckoned with when the car is new to the road: 155 Wh/km. */
const USUAL = 155 * 3.6;
/** Metres over which consumption is averaged for the range. */
const MEMORY = 15_000;

/** Per cent below which a driver looks for a charger, and up to which the car is charged there. */
const LOW = 8;
const CHARGED = 80;

/** What the car does, as far as the battery has to know: m/s, m/s², metres up for each metre forward, metres, °C. */
export type Load = {
  readonly speed: number;
  readonly acceleration: number;
  readonly grade: number;
  readonly altitude: number;
  readonly temperature: number;
};

export type Battery = {
  /** Per cent. */
  readonly charge: () => number;
  /** Metres that the charge lasts for, at the consumption of the last kilometres. */
  readonly range: () => number;
  /** W out of it in the last step; negative while it is charged. */
  readonly power: () => number;
  /** J that driving took since it was made, less what braking gave back. */
  readonly spent: () => number;
  readonly isLow: () => boolean;
  readonly isCharging: () => boolean;
  /** Takes what driving needs for `seconds`, or gives back what braking yields. */
  readonly drive: (load: Load, seconds: number) => void;
  /** Charges for `seconds` at a fast charger; says whether that is enough to go on. */
  readonly plugIn: (seconds: number) => 'charging' | 'charged';
  /** Charged at home between two drives, if it was low. */
  readonly rest: () => void;
  readonly unplug: () => void;
};

/** Power at the battery's terminals in W; negative while it is being charged by braking. */
export const powerOf = ({ speed, acceleration, grade, altitude, temperature }: Load): number => {
  const rolling = MASS * GRAVITY * (ROLLING / 1_000) * (ROLLING_SLOPE * speed * 3.6 + ROLLING_BASE);
  const drag = 0.5 * airDensity(temperature, altitude) * FRONTAL_AREA * DRAG * speed * speed;
  const force = MASS * acceleration + rolling * Math.min(1, speed) + drag + MASS * GRAVITY * grade;
  const wheels = force * speed;
  const share = acceleration < 0 ? Math.exp(-REGENERATION / -acceleration) : 0;
  const motor =
    wheels >= 0
      ? wheels / (DRIVELINE * MOTOR)
      : -Math.min(MOST_REGENERATION, -wheels * DRIVELINE * MOTOR * share);
  return motor + AUXILIARY + CLIMATE * Math.abs(temperature - 20);
};

/** A battery at a charge drawn from `random`. */
export const createBattery = (random: Random): Battery => {
  let energy = (JOULES * between(random, 62, 91)) / 100;
  let consumption = USUAL;
  let charging = false;
  let power = 0;
  let taken = 0;
  const charge = (): number => (100 * energy) / JOULES;
  const add = (joules: number): void => {
    energy = Math.max(0, Math.min(JOULES, energy + joules));
  };

  return {
    charge,
    range: () => energy / consumption,
    power: () => power,
    spent: () => taken,
    isLow: () => charge() < LOW,
    isCharging: () => charging,
    drive: (load, seconds) => {
      power = powerOf(load);
      const spent = power * seconds;
      add(-spent);
      taken += spent;
      // Exponential mean over distance: standing still neither raises nor lowers it much.
      const metres = load.speed * seconds;
      if (metres > 0) {
        const moved = consumption + (spent - consumption * metres) / MEMORY;
        consumption = Math.max(0.6 * USUAL, Math.min(2 * USUAL, moved));
      }
    },
    plugIn: (seconds) => {
      charging = charge() < CHARGED;
      if (charging) add(CHARGER * seconds);
      power = charging ? -CHARGER : 0;
      return charging ? 'charging' : 'charged';
    },
    rest: () => {
      charging = false;
      if (charge() < 25) energy = (JOULES * CHARGED) / 100;
    },
    unplug: () => {
      charging = false;
    },
  };
};
