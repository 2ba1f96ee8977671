import { UnitError } from '../contract/errors.ts';
import { either, nearest } from '../nearest.ts';
import { type Case, FACTOR_NAMES, FACTORS, isPossible } from './factors.ts';
import { everyRow, type Factors, pairwise, type Random } from './pairwise.ts';

/** Some values of some factors, and some of the races; what is not named is all of it. */
export type Selection = {
  readonly factors: Factors;
  /** Whether any factor was named. */
  readonly narrowed: boolean;
  /** The races that were named; null where none was. */
  readonly races: readonly string[] | null;
};

/** More than this would run for hours. */
const MOST = 20_000;

const bad = (sentence: string, remedy: string): UnitError => new UnitError('bad-input', sentence, remedy);

const guess = (text: string, known: readonly string[]): string => {
  const found = nearest(text, known);
  return found === null ? `They are ${either(known)}.` : `Did you mean ${found}?`;
};

/**
 * Reads what `--only` says: `profile=guest+none,ignition=on`, `race=two-toggles`.
 * @param races the names of the races
 * @throws UnitError `bad-input`, which names the factor or the value, and the nearest known one
 */
export const readSelection = (text: string | undefined, races: readonly string[]): Selection => {
  const chosen = new Map<string, readonly string[]>();
  const known: Factors = { ...FACTORS, race: races };
  for (const part of (text ?? '').split(',').filter((word) => word.trim() !== '')) {
    const [name = '', values] = part.split('=', 2).map((word) => word.trim());
    const all = Object.hasOwn(known, name) ? known[name] : undefined;
    if (all === undefined) {
      throw bad(`--only names "${name}", which is no factor of the matrix.`, guess(name, Object.keys(known)));
    }
    const wanted = (values ?? '').split('+').filter((word) => word !== '');
    if (wanted.length === 0) {
      throw bad(
        `--only names ${name} without a value.`,
        `Write ${name}=${all[0] ?? ''}, and more with a + between.`,
      );
    }
    if (chosen.has(name)) {
      throw bad(
        `--only names ${name} twice.`,
        `Write all its values at once: ${name}=${all.slice(0, 2).join('+')}.`,
      );
    }
    const unknown = wanted.find((word) => !all.includes(word));
    if (unknown !== undefined) {
      throw bad(`--only: ${name} can't be "${unknown}".`, guess(unknown, all));
    }
    chosen.set(
      name,
      all.filter((value) => wanted.includes(value)),
    );
  }
  const factors = Object.fromEntries(FACTOR_NAMES.map((name) => [name, chosen.get(name) ?? FACTORS[name]]));
  const wanted = chosen.get('race') ?? null;
  return { factors, narrowed: chosen.size > (wanted === null ? 0 : 1), races: wanted };
};

const count = (number: number): string => number.toLocaleString('en');

/**
 * The cases to run: every possible one, or so few that every two values come together in one.
 * @throws UnitError `bad-input` where there is none, or where they are too many to run
 */
export const casesOf = (factors: Factors, whole: boolean, random: Random): readonly Case[] => {
  const rows = whole
    ? everyRow(factors, isPossible)
        .take(MOST + 1)
        .toArray()
    : pairwise(factors, isPossible, random);
  if (rows.length === 0) {
    throw bad(
      'No case is left: what --only names can not be together.',
      'A registered profile has accepted with its account, nobody (none) has accepted, and only who has accepted can consent.',
    );
  }
  if (rows.length > MOST) {
    const size = Object.values(factors).reduce((product, { length }) => product * length, 1);
    throw bad(
      `The whole matrix would be up to ${count(size)} cases; at most ${count(MOST)} are run at once.`,
      'Narrow it, for example --only services=all,contracts=none,theft=no,connectivity=up, or leave --whole out.',
    );
  }
  return rows as readonly Case[];
};
