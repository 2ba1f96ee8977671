import { PETROL } from '../vehicles/table.ts';

/** J a metre that the range is reckoned with when the car is new to the road: 5.5 l/100 km. */
export const USUAL_FUEL = (5.5 / 100_000) * PETROL;

/** Litres a second that a pump gives: 35 in a minute. */
const PUMP = 35 / 60;
/** Share of the tank below which a driver looks for a pump. */
const LOW = 0.08;
const FULL = 0.98;

/** Petrol on board. */
export type Tank = {
  /** J. */
  readonly energy: () => number;
  /** From 0 to 1. */
  readonly share: () => number;
  readonly burnt: () => number;
  readonly isLow: () => boolean;
  readonly isFilling: () => boolean;
  /** Takes `joules` of heat out of it. */
  readonly take: (joules: number) => void;
  readonly fill: (seconds: number) => 'filling' | 'filled';
  readonly endFilling: () => void;
  readonly rest: () => void;
};

/** @param share how full it is, from 0 to 1 */
export const createTank = (litres: number, share: number): Tank => {
  let left = litres * share;
  let burnt = 0;
  let filling = false;
  return {
    energy: () => left * PETROL,
    share: () => left / litres,
    burnt: () => burnt,
    isLow: () => left < LOW * litres,
    isFilling: () => filling,
    take: (joules) => {
      const taken = Math.min(left, joules / PETROL);
      left -= taken;
      burnt += taken;
    },
    fill: (seconds) => {
      filling = left < FULL * litres;
      if (filling) left = Math.min(litres, left + PUMP * seconds);
      return filling ? 'filling' : 'filled';
    },
    endFilling: () => {
      filling = false;
    },
    rest: () => {
      filling = false;
      if (left < 2 * LOW * litres) left = FULL * litres;
    },
  };
};
