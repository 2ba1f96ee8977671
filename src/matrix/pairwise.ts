/** What can be chosen, by name: each with the values that it can take. */
export type Factors = Readonly<Record<string, readonly string[]>>;

/** A value for each factor; of a row that is being made, for some. */
export type Row = Readonly<Record<string, string>>;

/** Whether nothing in a row, or in a part of one, is impossible. What is not chosen yet must not count against it. */
export type Possible = (row: Row) => boolean;

/** Two values that a row can have together. */
export type Pair = readonly [factor: string, value: string, other: string, otherValue: string];

/** How a pair is named in a set. */
export const nameOfPair = ([factor, value, other, otherValue]: Pair): string =>
  `${factor}=${value} ${other}=${otherValue}`;

/** Every two values of a whole row. */
export const pairsIn = (names: readonly string[], row: Row): readonly Pair[] =>
  names.flatMap((factor, index) =>
    names.slice(index + 1).map((other): Pair => [factor, row[factor] ?? '', other, row[other] ?? '']),
  );

/** The first whole row that has what `part` has, trying the values in the order of `factors`; null where there is none. */
const completed = (factors: Factors, possible: Possible, part: Row): Row | null => {
  if (!possible(part)) return null;
  const open = Object.keys(factors).find((name) => !Object.hasOwn(part, name));
  if (open === undefined) return part;
  for (const value of factors[open] ?? []) {
    const whole = completed(factors, possible, { ...part, [open]: value });
    if (whole !== null) return whole;
  }
  return null;
};

/** Every pair of values that a whole row can have: those are what has to be covered. */
export const coverablePairs = (factors: Factors, possible: Possible): readonly Pair[] => {
  const names = Object.keys(factors);
  return names.flatMap((factor, index) =>
    names
      .slice(index + 1)
      .flatMap((other) =>
        (factors[factor] ?? []).flatMap((value) =>
          (factors[other] ?? [])
            .filter(
              (otherValue) => completed(factors, possible, { [factor]: value, [other]: otherValue }) !== null,
            )
            .map((otherValue): Pair => [factor, value, other, otherValue]),
        ),
      ),
  );
};

/** How many rows are begun for each that is kept: the one that covers most. */
const TRIES = 6;

/** Numbers of 0 up to 1 that follow from a seed. */
export type Random = () => number;

const shuffled = <T>(things: readonly T[], random: Random): readonly T[] =>
  things
    .map((thing) => [random(), thing] as const)
    .sort(([one], [other]) => one - other)
    .map(([, thing]) => thing);

/**
 * Rows that have every possible pair of values at least once, in far fewer rows than there are combinations. Greedy, after AETG (Cohen and
 * others 1997): each row begins with a pair that is still to be covered, and takes factor by factor the value that covers most of what is left.
 * The same seed makes the same rows.
 *
 * INVARIANT: every row is possible, and every pair that a possible row can have is in one.
 */
export const pairwise = (factors: Factors, possible: Possible, random: Random): readonly Row[] => {
  const names = Object.keys(factors);
  // Values by number, and pairs by one number each: they are looked up millions of times.
  const numbers = new Map(
    names
      .flatMap((name) => (factors[name] ?? []).map((value) => `${name}=${value}`))
      .map((text, index) => [text, index]),
  );
  const numberOf = (factor: string, value: string): number => numbers.get(`${factor}=${value}`) ?? -1;
  const pairOf = (one: number, other: number): number =>
    Math.min(one, other) * numbers.size + Math.max(one, other);
  const open = new Map(
    coverablePairs(factors, possible).map((pair) => [
      pairOf(numberOf(pair[0], pair[1]), numberOf(pair[2], pair[3])),
      pair,
    ]),
  );
  const newIn = (chosen: readonly number[]): readonly number[] =>
    chosen.flatMap((one, index) =>
      chosen
        .slice(index + 1)
        .map((other) => pairOf(one, other))
        .filter((pair) => open.has(pair)),
    );

  const fill = (begun: Row): Row => {
    let row = begun;
    const chosen = Object.entries(begun).map(([factor, value]) => numberOf(factor, value));
    const rest = names.filter((name) => !Object.hasOwn(begun, name));
    for (const factor of shuffled(rest, random)) {
      const best = shuffled(factors[factor] ?? [], random)
        .map((value) => {
          const number = numberOf(factor, value);
          return { value, gain: chosen.filter((other) => open.has(pairOf(number, other))).length };
        })
        .sort((one, other) => other.gain - one.gain)
        .find(({ value }) => completed(factors, possible, { ...row, [factor]: value }) !== null);
      if (best === undefined) throw new RangeError(`no value of ${factor} fits ${JSON.stringify(row)}`);
      row = { ...row, [factor]: best.value };
      chosen.push(numberOf(factor, best.value));
    }
    return row;
  };

  const rows: Row[] = [];
  while (open.size > 0) {
    let best: { row: Row; covers: readonly number[] } | null = null;
    for (const [factor, value, other, otherValue] of open.values().take(TRIES)) {
      const row = fill({ [factor]: value, [other]: otherValue });
      const covers = newIn(Object.entries(row).map((entry) => numberOf(...entry)));
      if (best === null || covers.length > best.covers.length) best = { row, covers };
    }
    if (best === null) break;
    for (const pair of best.covers) open.delete(pair);
    // In the order of the factors, whatever was chosen first.
    const { row } = best;
    rows.push(Object.fromEntries(names.map((name) => [name, row[name] ?? ''])));
  }
  return rows;
};

/** Every possible row, one after the other. */
export function* everyRow(factors: Factors, possible: Possible, part: Row = {}): Generator<Row> {
  if (!possible(part)) return;
  const open = Object.keys(factors).find((name) => !Object.hasOwn(part, name));
  if (open === undefined) {
    yield part;
    return;
  }
  for (const value of factors[open] ?? []) yield* everyRow(factors, possible, { ...part, [open]: value });
}
