import { describe, expect, it } from 'vitest';
import { createRandom, roughlyNormal } from './random.ts';

const numbers = (seed: number, count = 1_000): readonly number[] => {
  const random = createRandom(seed);
  return Array.from({ length: count }, random);
};

describe('createRandom', () => {
  it('gives the same numbers for the same seed, and others for another', () => {
    expect(numbers(7)).toEqual(numbers(7));
    for (const other of [8, -7, 7 + 2 ** 32, 7 + 2 ** 40])
      expect(numbers(other, 4)).not.toEqual(numbers(7, 4));
  });

  it('keeps giving the numbers that recorded runs were made with', () => {
    expect(numbers(1, 3).map((value) => Math.floor(value * 2 ** 32))).toEqual([
      2308299391, 1950625580, 354034397,
    ]);
  });

  it('spreads evenly from 0 up to 1', () => {
    const drawn = numbers(42, 100_000);
    expect(drawn.every((value) => value >= 0 && value < 1)).toBe(true);
    const tenths = Array.from(
      { length: 10 },
      (_, tenth) => drawn.filter((value) => Math.floor(value * 10) === tenth).length,
    );
    for (const count of tenths) expect(Math.abs(count - 10_000)).toBeLessThan(400);
  });

  it('accepts any number as a seed', () => {
    for (const seed of [0, -1, 0.5, Number.NaN, Number.POSITIVE_INFINITY, Number.MAX_SAFE_INTEGER]) {
      expect(numbers(seed, 3).every((value) => value >= 0 && value < 1)).toBe(true);
    }
  });
});

describe('roughlyNormal', () => {
  it('has mean 0 and deviation 1', () => {
    const random = createRandom(3);
    const drawn = Array.from({ length: 50_000 }, () => roughlyNormal(random));
    const mean = drawn.reduce((sum, value) => sum + value, 0) / drawn.length;
    const variance = drawn.reduce((sum, value) => sum + (value - mean) ** 2, 0) / drawn.length;
    expect(Math.abs(mean)).toBeLessThan(0.02);
    expect(Math.abs(variance - 1)).toBeLessThan(0.03);
  });
});
