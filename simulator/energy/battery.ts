import type { BatteryModel } from '../vehicles/model.ts';

/** Energy in cells behind a resistance. */
export type Battery = {
  /** J. */
  readonly energy: () => number;
  /** From 0 to 1. */
  readonly share: () => number;
  /** W that became heat in the last step. */
  readonly heat: () => number;
  /** Gives `power` W at its terminals for `seconds`, or takes it where negative; returns the J that left the cells. */
  readonly give: (power: number, seconds: number) => number;
  readonly setShare: (share: number) => void;
};

/** @param share how full it is, from 0 to 1 */
export const createBattery = ({ capacity, voltage, resistance }: BatteryModel, share: number): Battery => {
  let energy = capacity * share;
  let heat = 0;
  return {
    energy: () => energy,
    share: () => energy / capacity,
    heat: () => heat,
    give: (power, seconds) => {
      const current = power / voltage;
      heat = resistance * current * current;
      const before = energy;
      energy = Math.max(0, Math.min(capacity, energy - (power + heat) * seconds));
      return before - energy;
    },
    setShare: (next) => {
      energy = capacity * next;
    },
  };
};
