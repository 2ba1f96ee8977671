import type { Random } from '../contract/clock.ts';

/** Hexadecimal digits that say nothing about anybody. */
export const hexadecimal = (random: Random, digits: number): string =>
  Array.from({ length: digits }, () => Math.floor(random() * 16).toString(16)).join('');

/**
 * An id that is not in use yet. A seeded run repeats its randomness after a restart, so a taken id grows until it is
 * free: two guests never share one.
 */
export function freshId(prefix: string, random: Random, taken: (id: string) => boolean): string {
  let id = `${prefix}-${hexadecimal(random, 8)}`;
  while (taken(id)) id += hexadecimal(random, 4);
  return id;
}
