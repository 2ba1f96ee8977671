import type { Random } from '../src/contract/clock.ts';

const WARM_UP = 15;

/**
 * A reproducible source of randomness: sfc32 by Chris Doty-Humphrey, as published with PractRand 0.95 (public domain).
 * Not for secrets.
 * @param seed any number; the same seed gives the same numbers on every machine
 */
export const createRandom = (seed: number): Random => {
  const whole = Number.isFinite(seed) ? Math.trunc(seed) : 0;
  let a = whole | 0;
  // The part above 32 bits counts too, so that large seeds that differ there differ in what they give.
  let b = Math.trunc(whole / 0x1_0000_0000) | 0;
  let c = 0x9e3779b9 | 0;
  let counter = 1;

  const next = (): number => {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    return (sum >>> 0) / 0x1_0000_0000;
  };
  for (let round = 0; round < WARM_UP; round += 1) next();
  return next;
};

/** A source of randomness that knows how far it is, so that it can be gone on from there. */
export const createCountedRandom = (
  seed: number,
  drawnBefore = 0,
): { readonly random: Random; readonly drawn: () => number } => {
  const next = createRandom(seed);
  for (let skipped = 0; skipped < drawnBefore; skipped += 1) next();
  let drawn = drawnBefore;
  return {
    random: () => {
      drawn += 1;
      return next();
    },
    drawn: () => drawn,
  };
};

/** A number from `low` up to `high`. */
export const between = (random: Random, low: number, high: number): number => low + (high - low) * random();

/** Roughly normal, mean 0 and deviation 1: the sum of four uniform numbers (Irwin–Hall), so never beyond ±3.5. */
export const roughlyNormal = (random: Random): number =>
  (random() + random() + random() + random() - 2) * Math.sqrt(3);
