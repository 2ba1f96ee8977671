import type { Random } from '../src/contract/clock.ts';
import { between } from './random.ts';

/** The air outside. */
export type Surroundings = {
  /** Moves on by `seconds`. */
  readonly advance: (seconds: number) => void;
  /** Degrees Celsius. */
  readonly temperature: () => number;
};

export const createSurroundings = (random: Random): Surroundings => {
  const base = between(random, 7, 21);
  const phase = between(random, 0, 2 * Math.PI);
  let elapsed = 0;
  // Two slow waves, of a few hours and of half an hour: never faster than a tenth of a degree in a minute.
  const reckoned = (): number =>
    base + 2 * Math.sin((2 * Math.PI * elapsed) / 14_400 + phase) + 0.4 * Math.sin(elapsed / 290 + phase);
  let temperature = reckoned();
  return {
    advance: (seconds) => {
      elapsed += seconds;
      temperature = reckoned();
    },
    temperature: () => temperature,
  };
};
