import { describe, expect, test } from 'vitest';
import { createRandom } from '../../simulator/random.ts';
import { casesOf } from './cases.ts';
import { coverageOf } from './coverage.ts';
import type { Difference } from './difference.ts';
import { FACTORS } from './factors.ts';
import { dataOf, held, junitOf, type Outcome, textOf } from './report.ts';
import type { CaseResult } from './run-case.ts';

const nothing: Pick<CaseResult, 'answers' | 'wire' | 'offers' | 'took'> = {
  answers: { differences: [], asked: 3, rules: new Set(['R20']), reasons: new Set(['setting-off']) },
  wire: { differences: [], messages: 2, told: [] },
  offers: [],
  took: 1_500,
};
const LEAK: Difference = { where: 'wire', rule: 'R20', says: 'A "position" <left> & was seen.\u0007' };

const outcomeWith = (differences: readonly Difference[]): Outcome => {
  const cases = casesOf(FACTORS, false, createRandom(1))
    .slice(0, 3)
    .map(
      (values, index): CaseResult => ({ ...nothing, values, differences: index === 0 ? [] : differences }),
    );
  return {
    seed: 7,
    whole: false,
    broker: 'embedded broker',
    matrix: { cases, afterwards: [], coverage: coverageOf(FACTORS, cases), took: 4_500 },
    races: [{ name: 'two-toggles', seed: 9, differences: [], bytes: 1_000, took: 20 }],
  };
};

describe('the report of the matrix', () => {
  test('says once what differs, how often, and how to see it again', () => {
    const outcome = outcomeWith([LEAK]);
    const text = textOf(outcome);
    expect(text.match(/DIFFERS/gu)).toHaveLength(1);
    expect(text).toContain('2 times, first in: ');
    expect(text).toMatch(/again: glovebox matrix --whole --races 0 --seed 7 --only profile=\w+,notice=/u);
    expect(text).toContain('1 difference in 2 cases and races.');
    expect(held(outcome)).toBe(false);
  });

  test('a race that differs is named with its own seed', () => {
    const outcome = outcomeWith([]);
    const races = outcome.races.map((race) => ({ ...race, differences: [LEAK] }));
    expect(textOf({ ...outcome, races })).toContain(
      'again: glovebox matrix --races 1 --seed 9 --only race=two-toggles',
    );
    expect(held({ ...outcome, races })).toBe(false);
  });

  test('what was found when all cases were over counts', () => {
    const outcome = outcomeWith([]);
    expect(held(outcome)).toBe(true);
    expect(held({ ...outcome, matrix: { ...outcome.matrix, afterwards: [LEAK] } })).toBe(false);
  });

  test('JUnit counts every case and race, and holds no letter that XML forbids', () => {
    const junit = junitOf(outcomeWith([LEAK]));
    expect(junit).toContain('<testsuites name="glovebox matrix" tests="5" failures="2">');
    expect(junit).toContain('A &quot;position&quot; &lt;left&gt; &amp; was seen.\ufffd');
    expect(junit.match(/<testcase /gu)).toHaveLength(5);
    expect(junit.match(/<failure /gu)).toHaveLength(2);
  });

  test('the data says of each case whether it held', () => {
    expect(dataOf(outcomeWith([LEAK])).cases.map((one) => one.held)).toEqual([true, false, false]);
  });
});
