import type { KnownPosition } from './known.ts';
import type { Hint } from './positions.ts';
import type { Spot } from './spot.ts';

/** Milliseconds that a position may be told late. */
const LATE = 3_000;
/** Degrees within which a number alone follows the car. */
const CLOSE = 0.0002;
/** Messages of a topic in a row, of different numbers, that make a habit. */
const HABIT = 3;

/** Tells numbers that follow the car from those that meet it by chance. */
export type Habits = {
  readonly learn: (positions: readonly KnownPosition[]) => void;
  /** @returns of the numbers of one message, those that by now have followed the car for three in a row */
  readonly seen: (from: string, at: number, hints: readonly Hint[]) => readonly Spot[];
  /** What comes next follows nothing. */
  readonly begin: () => void;
};

type Habit = { readonly values: readonly number[] };

/**
 * A latitude alone, without a name and without its longitude, is a number like any other. That it is where the car is just then, time and
 * again, and changes as the car moves, gives it away.
 */
export const createHabits = (): Habits => {
  let positions: KnownPosition[] = [];
  let sorted = true;
  const habits = new Map<string, Habit>();

  const around = (at: number): readonly KnownPosition[] => {
    if (!sorted) positions = positions.toSorted((one, other) => one.at - other.at);
    sorted = true;
    let [low, high] = [0, positions.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((positions[middle]?.at ?? 0) < at - LATE) low = middle + 1;
      else high = middle;
    }
    let end = low;
    while (end < positions.length && (positions[end]?.at ?? 0) <= at + LATE) end += 1;
    return positions.slice(low, end);
  };

  return {
    learn: (more) => {
      for (const position of more) {
        sorted &&= (positions.at(-1)?.at ?? Number.NEGATIVE_INFINITY) <= position.at;
        positions.push(position);
      }
    },
    begin: () => habits.clear(),
    seen: (from, at, hints) => {
      const spots: Spot[] = [];
      if (hints.length === 0 && habits.size === 0) return spots;
      for (const axis of ['latitude', 'longitude'] as const) {
        const key = `${axis} ${from}`;
        const there = hints.some((hint) => hint.axis === axis) ? around(at) : [];
        const hint = hints.find(
          (one) =>
            one.axis === axis &&
            there.some((position) => Math.abs(Math.abs(position[axis]) - one.degrees) <= CLOSE),
        );
        if (hint === undefined) {
          habits.delete(key);
          continue;
        }
        const before = habits.get(key)?.values ?? [];
        const values = before.includes(hint.degrees) ? before : [...before, hint.degrees].slice(-HABIT);
        habits.set(key, { values });
        if (values.length >= HABIT) spots.push(hint.spot);
      }
      return spots;
    },
  };
};
