import { breakdown } from './difference.ts';
import type { Random } from './pairwise.ts';
import type { RaceResult, RaceTools } from './race.ts';
import { RACES } from './races.ts';

export type RacesOptions = Omit<RaceTools, 'random'> & {
  readonly names: readonly string[];
  /** How often each is run; the first time from `seed`, then from the next. */
  readonly times: number;
  readonly seed: number;
  readonly randomOf: (seed: number) => Random;
  readonly ended?: (result: RaceResult) => void;
};

/** Runs races one after the other, each many times, and watches every byte after each acknowledgement. */
export const runRaces = async (options: RacesOptions): Promise<readonly RaceResult[]> => {
  const results: RaceResult[] = [];
  for (const name of options.names) {
    const race = RACES[name];
    if (race === undefined) throw new RangeError(`there is no race ${name}`);
    for (let time = 0; time < options.times; time += 1) {
      const seed = options.seed + time;
      const began = performance.now();
      const { start, settleIn } = options;
      const found = await race({ start, settleIn, random: options.randomOf(seed) }).catch(
        (error: unknown) => ({ differences: [breakdown('race', error)], bytes: 0 }),
      );
      const result = { name, seed, ...found, took: performance.now() - began };
      results.push(result);
      options.ended?.(result);
    }
  }
  return results;
};
