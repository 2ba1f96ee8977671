import type { Temperatures as OfCar, VehicleKind } from '../src/contract/car.ts';
import type { Heat } from './energy/powertrain.ts';

/** What the driver asked of the climate. */
export type ClimateWish = { readonly on: boolean; readonly temperature: number };

/** What is warm or cold within the car. */
export type Temperatures = Omit<OfCar, 'outside'>;

/** Something with one temperature: J to warm it by a degree, W that it loses for each degree above the air outside. */
type Lump = { readonly capacity: number; readonly loss: number };

// Lumps of the size of a compact car's; chosen, since such values are seldom published. Masses times specific heats (1 kJ/kg K for cells,
// 0.5 for metal), and losses such that each settles where such parts are found in use.
const CABIN: Lump = { capacity: 80_000, loss: 90 };
const CELLS: Lump = { capacity: 300_000, loss: 15 };
const SMALL_CELLS: Lump = { capacity: 40_000, loss: 12 };
const MOTOR: Lump = { capacity: 30_000, loss: 60 };
const COOLANT: Lump = { capacity: 65_000, loss: 18 };

/** °C between which the thermostat opens the radiator, and W a degree that it then takes away. */
const OPENS = 88;
const OPEN = 98;
const RADIATOR = 1_500;
/** °C from which a battery is cooled, and W a degree that this takes away. */
const WARM_CELLS = 35;
const CHILLER = 250;
/** Of an engine's heat the coolant takes about half, the exhaust the rest (J. B. Heywood, "Internal Combustion Engine Fundamentals", ch. 12). */
const INTO_COOLANT = 0.5;

/** W of heating or cooling at most, and seconds in which the climate means to reach what was asked. */
const STRONGEST = 5_500;
const BRISK = 300;
/** W of heat moved for each W of electricity, by a heat pump or an air conditioner. */
const PERFORMANCE = 2;
/** W of heat that the coolant gives the cabin for each degree between them. */
const HEATER = 120;

/**
 * The temperature after `seconds` of `heat` W, by the exact solution, so that a night is one step as good as many. What is left of a
 * difference is the same in each step of a drive, and reckoned once.
 */
const lumped = () => {
  const last = { seconds: Number.NaN, loss: Number.NaN, left: 1 };
  return (now: number, outside: number, heat: number, { loss, capacity }: Lump, seconds: number): number => {
    if (last.seconds !== seconds || last.loss !== loss) {
      last.seconds = seconds;
      last.loss = loss;
      last.left = Math.exp((-seconds * loss) / capacity);
    }
    const rest = outside + heat / loss;
    return rest + (now - rest) * last.left;
  };
};

/** How warm the parts of the car are. */
export type Thermals = {
  readonly read: () => Temperatures;
  /** W of electricity that the climate takes. */
  readonly climatePower: () => number;
  readonly setClimate: (wish: ClimateWish) => void;
  /** @param awake whether the climate may run at all */
  readonly advance: (seconds: number, outside: number, heat: Readonly<Heat>, awake: boolean) => void;
};

/** All parts as cold as the air outside; the climate at 21 °C until it is asked for something else. */
export const createThermals = (kind: VehicleKind, outside: number): Thermals => {
  const cells = kind === 'hybrid' ? SMALL_CELLS : CELLS;
  let [cabin, battery, motor, coolant] = [outside, outside, outside, outside];
  const [ofCabin, ofBattery, ofMotor, ofCoolant] = [lumped(), lumped(), lumped(), lumped()];
  let wish: ClimateWish = { on: true, temperature: 21 };
  let electric = 0;

  /** W into the cabin that bring it to what was asked; negative cools. */
  const asked = (air: number): number => {
    const hold = CABIN.loss * (wish.temperature - air);
    const reach = ((wish.temperature - cabin) * CABIN.capacity) / BRISK;
    return Math.max(-STRONGEST, Math.min(STRONGEST, hold + reach));
  };

  return {
    read: () => ({
      cabin,
      battery: kind === 'combustion' ? null : battery,
      motor: kind === 'combustion' ? null : motor,
      coolant: kind === 'electric' ? null : coolant,
    }),
    climatePower: () => electric,
    setClimate: (next) => {
      wish = next;
    },
    advance: (seconds, air, heat, awake) => {
      let flow = awake && wish.on ? asked(air) : 0;
      // An engine has heat to spare once it is warm, and no other heater.
      const spare = kind !== 'electric' && flow > 0;
      if (spare) flow = Math.min(flow, HEATER * Math.max(0, coolant - cabin));
      electric = spare ? 0 : Math.abs(flow) / PERFORMANCE;
      cabin = ofCabin(cabin, air, flow, CABIN, seconds);
      const chilled = battery > WARM_CELLS ? { ...cells, loss: CHILLER } : cells;
      battery = ofBattery(battery, air, heat.battery, chilled, seconds);
      motor = ofMotor(motor, air, heat.motor, MOTOR, seconds);
      if (kind === 'electric') return;
      const open = Math.max(0, Math.min(1, (coolant - OPENS) / (OPEN - OPENS)));
      const loss = COOLANT.loss + RADIATOR * open;
      const into = INTO_COOLANT * heat.engine - (spare ? flow : 0);
      coolant = ofCoolant(coolant, air, into, { ...COOLANT, loss }, seconds);
    },
  };
};
