import type { Random } from '../contract/clock.ts';

/**
 * A stream of 32-bit numbers of its own, begun from `seed`, 32 bits. (splitmix32: small, and good enough for names and jitter.)
 * Two uses that share one stream would change each other: how often a broker was unreachable would change the ids of messages.
 */
export function wordsFrom(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x9e3779b9) | 0;
    let word = state ^ (state >>> 16);
    word = Math.imul(word, 0x21f0aaad);
    word ^= word >>> 15;
    word = Math.imul(word, 0x735a2d97);
    return (word ^ (word >>> 15)) >>> 0;
  };
}

/** A 32-bit word drawn from `random`. */
export const wordOf = (random: Random): number => Math.floor(random() * 2 ** 32);

/** {@link wordsFrom}, as numbers from 0 to 1. */
export const numbersFrom = (seed: number): Random => {
  const words = wordsFrom(seed);
  return () => words() / 2 ** 32;
};
