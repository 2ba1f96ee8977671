import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createRandom } from '../../simulator/random.ts';
import { everyRow, type Factors, nameOfPair, pairsIn, pairwise, type Row } from './pairwise.ts';

const anyFactors: fc.Arbitrary<Factors> = fc
  .array(fc.integer({ min: 1, max: 4 }), { minLength: 2, maxLength: 6 })
  .map((sizes) =>
    Object.fromEntries(
      sizes.map((size, index) => [`f${index}`, Array.from({ length: size }, (_, value) => `v${value}`)]),
    ),
  );

/** Pairs of values that must not come together, drawn blindly: some make a value, or every row, impossible. */
const anyForbidden = fc.array(
  fc.tuple(fc.nat(5), fc.nat(3), fc.nat(5), fc.nat(3)).filter(([one, , other]) => one !== other),
  { maxLength: 6 },
);

const possibleBut =
  (forbidden: readonly (readonly [number, number, number, number])[]) =>
  (row: Row): boolean =>
    !forbidden.some(([f, v, g, w]) => row[`f${f}`] === `v${v}` && row[`f${g}`] === `v${w}`);

const pairsOf = (factors: Factors, rows: Iterable<Row>): ReadonlySet<string> => {
  const names = Object.keys(factors);
  const pairs = new Set<string>();
  for (const row of rows) for (const pair of pairsIn(names, row)) pairs.add(nameOfPair(pair));
  return pairs;
};

describe('pairwise', () => {
  test('every pair that a possible row can have is in one of the rows, and every row is possible', () => {
    fc.assert(
      fc.property(anyFactors, anyForbidden, fc.nat(), (factors, forbidden, seed) => {
        const possible = possibleBut(forbidden);
        const rows = pairwise(factors, possible, createRandom(seed));
        expect(rows.filter((row) => !possible(row))).toEqual([]);
        expect(pairsOf(factors, rows)).toEqual(pairsOf(factors, everyRow(factors, possible)));
        for (const row of rows) {
          expect(Object.keys(row)).toEqual(Object.keys(factors));
          for (const [factor, value] of Object.entries(row)) expect(factors[factor]).toContain(value);
        }
      }),
      { numRuns: 300 },
    );
  });

  test('the same seed makes the same rows, and another seed others', () => {
    const factors = Object.fromEntries(['a', 'b', 'c', 'd'].map((name) => [name, ['1', '2', '3']]));
    const rows = (seed: number) => pairwise(factors, () => true, createRandom(seed));
    expect(rows(1)).toEqual(rows(1));
    expect(rows(1)).not.toEqual(rows(2));
  });

  test('ten factors of four values take less than three times the least number of rows', () => {
    const factors = Object.fromEntries(
      Array.from({ length: 10 }, (_, index) => [`f${index}`, ['1', '2', '3', '4']]),
    );
    expect(pairwise(factors, () => true, createRandom(1)).length).toBeLessThan(48);
  });

  test('where no row is possible there are none', () => {
    const factors = { a: ['1'], b: ['1'] };
    expect(pairwise(factors, ({ a }) => a === undefined, createRandom(1))).toEqual([]);
    expect([...everyRow(factors, ({ a }) => a === undefined)]).toEqual([]);
  });
});
