import type { Notation } from './finding.ts';
import { type Pin, wordsOfPin } from './grid.ts';
import type { LeakCategory } from './known.ts';

/** Something known, seen in one text or run of bytes, from an offset up to another. */
export type Spot = {
  readonly category: LeakCategory;
  readonly what: string;
  readonly notation: Notation;
  readonly from: number;
  readonly to: number;
};

/** A known position, seen in some notation. */
export const positionSpot = (pin: Pin, notation: Notation, from: number, to: number): Spot => ({
  category: 'location',
  what: wordsOfPin(pin),
  notation,
  from,
  to,
});
