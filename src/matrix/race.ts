import type { Difference } from './difference.ts';

/** What can happen at the same time. */
export const RACES = [] as readonly string[];

/** What one race came to. */
export type RaceResult = {
  readonly name: string;
  /** The same seed runs the same race. */
  readonly seed: number;
  readonly differences: readonly Difference[];
  /** How many bytes were watched. */
  readonly bytes: number;
  /** Real milliseconds. */
  readonly took: number;
};
