import { WHEELS, type Wheel } from '../src/contract/car.ts';
import type { Random } from '../src/contract/clock.ts';
import { between } from './random.ts';

/** kPa above the air outside, cold: as the plate on the door pillar of such a car asks for. */
export const RECOMMENDED = 250;

/** A pressure below this share of what is recommended is warned of: UN R141 §5.3 lets a tyre lose at most 20 %. */
const WARNED_BELOW = 0.8;

/** kPa of the air outside (ISO 2533 at sea level); gauges read what is above it. */
const ATMOSPHERE = 101.325;
const KELVIN = 273.15;
/** °C that the tyres were filled at. */
const FILLED_AT = 20;

/** Seconds in which a tyre goes two thirds of the way to its warmth: ISO 28580 warms car tyres up for 30 minutes, three times this. */
const WARMING = 600;
/**
 * °C above the air outside for each m/s, once warm: 20 °C at 80 km/h. Rolling loss grows with speed, and so does the heat; the
 * factor itself is chosen, of the size that TPMS readings of such cars show.
 */
const RISE = 20 / 22.2;

/** Share of the air that a leaking tyre loses in a second: a nail that stays in; fast, so that nobody waits for it. */
const LEAK = 0.012;
/** Share of its air that a leaking tyre keeps: the hole shuts. */
const LEFT = 0.75;

/** The tyre that `tyre-low` pierces. */
const PIERCED: Wheel = 'front-left';

export type TyreReading = { readonly wheel: Wheel; readonly pressure: number; readonly low: boolean };

/** Four tyres with a fixed volume of air each, whose pressure follows the ideal gas law. */
export type Tyres = {
  readonly readings: () => readonly TyreReading[];
  /** Whether air is going out now. */
  readonly leaking: () => boolean;
  /** Lets `seconds` pass at `speed` in m/s and `outside` in °C. */
  readonly advance: (seconds: number, speed: number, outside: number) => void;
  /** Pierces a tyre, or mends it and fills it to what is recommended. */
  readonly pierce: (pierced: boolean) => void;
};

/** Tyres that were filled well, each a little differently, drawn from `random`; cold until they are driven. */
export const createTyres = (random: Random, outside: number): Tyres => {
  // The amount of air, as the gauge pressure that it gives at FILLED_AT.
  const filled = WHEELS.map((wheel) => ({ wheel, air: RECOMMENDED + between(random, 0, 8) }));
  let warmth = 0;
  let air = outside;
  let kept = 1;
  let pierced = false;

  const shareOf = (wheel: Wheel): number => (wheel === PIERCED ? kept : 1);

  return {
    readings: () => {
      const heat = (air + warmth + KELVIN) / (FILLED_AT + KELVIN);
      return filled.map((tyre) => {
        const absolute = (tyre.air + ATMOSPHERE) * shareOf(tyre.wheel) * heat;
        const pressure = Math.round(Math.max(0, absolute - ATMOSPHERE));
        return { wheel: tyre.wheel, pressure, low: pressure < WARNED_BELOW * RECOMMENDED };
      });
    },
    leaking: () => pierced && kept > LEFT,
    advance: (seconds, speed, outsideNow) => {
      air = outsideNow;
      warmth += (RISE * speed - warmth) * (1 - Math.exp(-seconds / WARMING));
      if (pierced) kept = Math.max(LEFT, kept * Math.exp(-LEAK * seconds));
    },
    pierce: (next) => {
      pierced = next;
      if (!next) kept = 1;
    },
  };
};
