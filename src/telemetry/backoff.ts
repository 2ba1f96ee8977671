import type { Random } from '../contract/clock.ts';

const SHORTEST = 1_000;
const LONGEST = 30_000;

/**
 * How long to wait before the next attempt, in milliseconds: twice as long each time, from 1 s to 30 s, less up to half at random,
 * so that many vehicles that lost one broker do not all come back at the same moment.
 * @param failures how many attempts have failed in a row; at least 1
 */
export function backoff(failures: number, random: Random): number {
  const longest = Math.min(LONGEST, SHORTEST * 2 ** Math.min(failures - 1, 10));
  return Math.max(SHORTEST, Math.round(longest * (1 - random() / 2)));
}
