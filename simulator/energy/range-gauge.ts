/** Metres over which consumption is averaged. */
const MEMORY = 15_000;

/** How far the energy lasts, from the consumption of the last kilometres. */
export type RangeGauge = {
  readonly note: (joules: number, metres: number) => void;
  /** Metres. */
  readonly range: (energy: number) => number;
};

/** @param usual J a metre, reckoned with while the car is new to the road */
export const createRangeGauge = (usual: number): RangeGauge => {
  let consumption = usual;
  return {
    // Exponential mean over distance: standing still neither raises nor lowers it much.
    note: (joules, metres) => {
      if (metres <= 0) return;
      const moved = consumption + (joules - consumption * metres) / MEMORY;
      consumption = Math.max(0.6 * usual, Math.min(2 * usual, moved));
    },
    range: (energy) => energy / consumption,
  };
};
