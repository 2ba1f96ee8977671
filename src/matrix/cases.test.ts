import { describe, expect, test } from 'vitest';
import { createRandom } from '../../simulator/random.ts';
import { CONSENT_PURPOSES } from '../privacy/vocabulary.ts';
import { casesOf, readSelection } from './cases.ts';
import { FACTORS, isPossible } from './factors.ts';
import { coverablePairs, nameOfPair, pairsIn } from './pairwise.ts';

const RACES = ['two-toggles', 'crash-in-mid-write'];

const refusalOf = (work: () => unknown): string => {
  try {
    work();
  } catch (error) {
    const { sentence, remedy } = error as { sentence: string; remedy: string };
    return `${sentence} ${remedy}`;
  }
  return 'taken';
};

describe('the cases of the matrix', () => {
  test('every two values that can be together are in a case, and no case is impossible', () => {
    const cases = casesOf(FACTORS, false, createRandom(1));
    const covered = new Set(cases.flatMap((values) => pairsIn(Object.keys(FACTORS), values).map(nameOfPair)));
    const missing = coverablePairs(FACTORS, isPossible)
      .map(nameOfPair)
      .filter((pair) => !covered.has(pair));
    expect(missing).toEqual([]);
    expect(cases.length).toBeLessThan(200);
  });

  test('R4 R25 nobody has accepted, a registered profile always has, and only who has accepted consents', () => {
    for (const seed of [1, 2, 3]) {
      for (const values of casesOf(FACTORS, false, createRandom(seed))) {
        if (values.profile === 'none') expect(values.notice).toBe('not');
        if (values.profile === 'primary' || values.profile === 'secondary')
          expect(values.notice).not.toBe('not');
        if (values.notice === 'not')
          for (const purpose of CONSENT_PURPOSES) expect(values[purpose]).toBe('refused');
      }
    }
  });

  test('the whole of a narrow part is every combination of it, once', () => {
    const narrow = 'services=all,contracts=none,theft=no,connectivity=up,ignition=on,profile=guest';
    const { factors } = readSelection(narrow, RACES);
    const cases = casesOf(factors, true, createRandom(1));
    // Three notices that were accepted with 32 answers each, and one that was not with one; nine ways to set two switches.
    expect(cases).toHaveLength(9 * (3 * 32 + 1));
    expect(new Set(cases.map((values) => JSON.stringify(values))).size).toBe(cases.length);
  });

  test('too many cases, and none at all, are refused with what to do', () => {
    expect(refusalOf(() => casesOf(FACTORS, true, createRandom(1)))).toMatch(
      /up to [\d,]+ cases; at most 20,000 .* Narrow it/u,
    );
    const { factors } = readSelection('profile=none,notice=accepted', RACES);
    expect(refusalOf(() => casesOf(factors, false, createRandom(1)))).toMatch(/No case is left/u);
  });
});

describe('what --only takes', () => {
  test('values of factors, more than one with a +, in the order of the matrix', () => {
    const { factors, narrowed, races } = readSelection(' profile=none+guest , ignition=on', RACES);
    expect(factors['profile']).toEqual(['guest', 'none']);
    expect(factors['ignition']).toEqual(['on']);
    expect(factors['notice']).toEqual(FACTORS.notice);
    expect([narrowed, races]).toEqual([true, null]);
    expect(readSelection('race=two-toggles', RACES)).toMatchObject({
      narrowed: false,
      races: ['two-toggles'],
    });
    expect(readSelection(undefined, RACES)).toMatchObject({ narrowed: false, races: null });
  });

  test.each([
    ['profil=guest', /"profil", which is no factor.*Did you mean profile\?/u],
    ['profile=gues', /profile can't be "gues".*Did you mean guest\?/u],
    ['profile', /profile without a value.*profile=primary/u],
    ['profile=', /profile without a value/u],
    ['profile=guest,profile=none', /profile twice.*profile=primary\+secondary/u],
    ['race=three-toggles', /race can't be "three-toggles".*two-toggles/u],
    ['constructor=guest', /"constructor", which is no factor/u],
  ])('%s is refused, and the nearest known is named', (text, sentence) => {
    expect(refusalOf(() => readSelection(text, RACES))).toMatch(sentence);
  });
});
