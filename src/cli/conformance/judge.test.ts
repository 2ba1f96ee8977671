import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { idsIn, judge, type Test } from './judge.ts';
import { NOT_YET, RULES } from './rules.ts';
import { conformanceTable } from './table.ts';

const rules = [
  { id: 'R2', says: 'two' },
  { id: 'R20', says: 'twenty' },
];
const test = (title: string, outcome: Test['outcome'], file = 'a.test.ts'): Test => ({
  file,
  title,
  outcome,
});
const verdicts = (...tests: readonly Test[]) =>
  Object.fromEntries(judge(rules, tests).map(({ id, verdict }) => [id, verdict]));

describe('the ids in a title', () => {
  it('are whole words, each once, wherever they stand', () => {
    expect(idsIn('R20 R21: off, as R20 says (R4), means off')).toEqual(['R20', 'R21', 'R4']);
    expect(idsIn('the gate › R26 nothing leaves')).toEqual(['R26']);
    expect(idsIn('R20a xR20 R_20 R r20 ÉR20 20')).toEqual([]);
  });
});

describe('a rule', () => {
  it('is proven by one passed test that bears its id, and by no other', () => {
    expect(verdicts(test('R20 off', 'passed'))).toEqual({ R2: 'unproven', R20: 'proven' });
    expect(verdicts(test('R2 R20 both', 'passed'))).toEqual({ R2: 'proven', R20: 'proven' });
  });

  it('is failing as soon as one test that bears its id failed', () => {
    expect(verdicts(test('R20 off', 'passed'), test('R20 R2 on', 'failed'))).toEqual({
      R2: 'failing',
      R20: 'failing',
    });
  });

  it('is not proven by a test that was skipped', () => {
    expect(verdicts(test('R20 off', 'skipped'))['R20']).toBe('unproven');
    expect(verdicts(test('R20 off', 'skipped'), test('R20 on', 'passed'))['R20']).toBe('proven');
  });

  it('counts a test that ran in several windows once, as failed if it failed in one', () => {
    const [, twenty] = judge(rules, [test('R20 off', 'passed'), test('R20 off', 'failed')]);
    expect(twenty).toMatchObject({ verdict: 'failing', tests: [{ outcome: 'failed' }] });
    const [, other] = judge(rules, [test('R20 off', 'skipped'), test('R20 off', 'passed')]);
    expect(other).toMatchObject({ verdict: 'proven', tests: [{ outcome: 'passed' }] });
    const [, both] = judge(rules, [test('R20 off', 'passed'), test('R20 off', 'passed', 'b.test.ts')]);
    expect(both?.tests).toHaveLength(2);
  });
});

describe('the table', () => {
  it('has a line for each test, with what failed first', () => {
    const findings = judge(rules, [test('R20 off', 'passed'), test('R20 on', 'failed')]);
    expect(conformanceTable(findings).split('\n')).toEqual([
      'rule  what it says  result',
      'R2    two           unproven',
      'R20   twenty        failing',
      '      ✗ a.test.ts: R20 on',
      '      ✓ a.test.ts: R20 off',
    ]);
  });
});

describe('the list of rules', () => {
  it('has those of the privacy model in order, each with a sentence, and none twice', () => {
    const span = (from: number, to: number) =>
      Array.from({ length: to - from + 1 }, (_, index) => `R${from + index}`);
    expect(RULES.map(({ id }) => id)).toEqual([
      ...span(1, 8),
      ...span(10, 18),
      ...span(20, 33),
      ...span(60, 62),
    ]);
    for (const { says } of RULES) expect(says).toMatch(/^\p{Lu}.{10,85}\.$/u);
    expect(RULES.filter(({ id }) => NOT_YET.includes(id))).toEqual([]);
  });

  it('has every rule that a decision can rest on', () => {
    const vocabulary = readFileSync(join(import.meta.dirname, '../../privacy/vocabulary.ts'), 'utf8');
    const [, words = ''] = /type DecisionRule =([^;]+);/u.exec(vocabulary) ?? [];
    expect(idsIn(words).length).toBeGreaterThan(5);
    for (const id of idsIn(words)) expect(RULES.map((rule) => rule.id)).toContain(id);
  });
});
