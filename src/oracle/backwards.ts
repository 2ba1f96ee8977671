import type { Grid } from './grid.ts';
import { CLOSE } from './landmarks.ts';
import type { Written } from './numbers.ts';

/** Decimals that a latitude or longitude has at least, to be worth it that a whole text is read backwards. */
const FINE = 4;

/** Whether one of the numbers of a text is, from its last digit to its first, a latitude or longitude of something known. */
export const mayReadBackwards = (text: string, numbers: readonly Written[], grid: Grid): boolean =>
  numbers.some(({ whole, decimals, from, to }) => {
    if (whole < FINE || decimals < 1 || decimals > 3) return false;
    const degrees = Number([...text.slice(from, to).replace(/^-/u, '')].toReversed().join(''));
    const tolerance = CLOSE + 10 ** -whole;
    if (grid.mayBeLatitude(degrees) && grid.nearLatitude(degrees, tolerance) !== null) return true;
    return grid.mayBeLongitude(degrees) && grid.nearLongitude(degrees, tolerance) !== null;
  });
