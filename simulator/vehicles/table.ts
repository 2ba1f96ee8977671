import type { BatteryModel, BodyModel, EngineModel, MotorModel } from './model.ts';

const KILOWATT_HOUR = 3.6e6;

/** J in a litre of petrol: 32 MJ (Directive (EU) 2018/2001, annex III). */
export const PETROL = 32e6;

/** Litres of petrol for one more kWh at the crank, without and with a charger: the "consumption of effective power" of Decision (EU) 2020/728. */
const NATURALLY_ASPIRATED = 0.264;
const CHARGED = 0.28;

const slopeOf = (litres: number): number => KILOWATT_HOUR / (litres * PETROL);

/**
 * A compact battery-electric car: mass, drag, area and efficiencies as in C. Fiori, K. Ahn, H. A. Rakha, "Power-based electric vehicle
 * energy consumption model: Model development and validation", Applied Energy 168 (2016), table 1; the motor of that car gives
 * 80 kW and 280 N·m, which its one gear makes 7 kN at the wheels. The resistance is chosen, of the size of such packs.
 */
export const ELECTRIC: {
  readonly body: BodyModel;
  readonly battery: BatteryModel;
  readonly motor: MotorModel;
} = {
  body: { mass: 1_596, drag: 0.28, frontalArea: 2.3316, mostForce: 7_000, driven: 0.58 },
  battery: { capacity: 52 * KILOWATT_HOUR, voltage: 360, resistance: 0.09 },
  motor: { mostPower: 74_000, mostRegained: 60_000, efficiency: 0.92 * 0.91 },
};

/**
 * A compact petrol car, charged 1.4 l. Friction and full load are chosen, of the size that the book cited in
 * model.ts gives. The body is of the same size as the electric one, and lighter.
 */
export const COMBUSTION: { readonly body: BodyModel; readonly engine: EngineModel; readonly tank: number } = {
  body: { mass: 1_395, drag: 0.29, frontalArea: 2.25, mostForce: 6_500, driven: 0.6 },
  engine: {
    slope: slopeOf(CHARGED),
    friction: 150_000,
    displacement: 1.4e-3,
    fullLoad: 1.9e6,
    mostPower: 96_000,
    idle: 800 / 60,
    top: 6_000 / 60,
  },
  tank: 50,
};

/**
 * A compact full hybrid without a plug: a 1.8 l engine that expands further than it compresses, and a small battery that lives between braking and setting off.
 */
export const HYBRID: {
  readonly body: BodyModel;
  readonly engine: EngineModel;
  readonly tank: number;
  readonly battery: BatteryModel;
  readonly motor: MotorModel;
} = {
  body: { mass: 1_475, drag: 0.27, frontalArea: 2.25, mostForce: 6_000, driven: 0.6 },
  engine: {
    slope: slopeOf(NATURALLY_ASPIRATED),
    friction: 130_000,
    displacement: 1.8e-3,
    fullLoad: 1.0e6,
    mostPower: 72_000,
    idle: 1_000 / 60,
    top: 5_200 / 60,
  },
  tank: 43,
  battery: { capacity: 1.3 * KILOWATT_HOUR, voltage: 207, resistance: 0.25 },
  motor: { mostPower: 45_000, mostRegained: 28_000, efficiency: 0.85 },
};
