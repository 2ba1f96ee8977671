import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { complaintOf } from './testing/load.ts';

const FOLDER = join(import.meta.dirname, '..', '..', 'scenarios');
const texts = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.yaml'))
  .map((name) => readFileSync(join(FOLDER, name), 'utf8'));
const words = [...new Set(texts.join('\n').split(/\s+/u))];

/** A bundled scenario with some of it cut out, doubled, or replaced by a word of another. */
const spoiled = fc
  .tuple(
    fc.constantFrom(...texts),
    fc.array(
      fc.tuple(
        fc.nat(),
        fc.nat({ max: 30 }),
        fc.oneof(fc.constantFrom(...words), fc.string({ unit: 'binary', maxLength: 8 })),
      ),
      { minLength: 1, maxLength: 4 },
    ),
  )
  .map(([text, cuts]) =>
    cuts.reduce((so, [at, length, word]) => {
      const from = so.length === 0 ? 0 : at % so.length;
      return so.slice(0, from) + word + so.slice(from + length);
    }, text),
  );

describe('whatever is in a file', () => {
  it.each([
    ['spoiled scenarios', spoiled],
    ['any text', fc.string({ unit: 'binary', maxLength: 300 })],
    [
      'any lines of a scenario',
      fc.array(fc.constantFrom(...texts.join('\n').split('\n'))).map((lines) => lines.join('\n')),
    ],
    ['any JSON', fc.json()],
  ])('it is used, or refused with a file and a line: %s', (_, text) => {
    fc.assert(
      fc.property(text, (any) => {
        const told = complaintOf({ 's.yaml': any });
        expect(told === 'nothing' || /^s\.yaml:\d+:\d+: ./u.test(told) || told).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it.each([
    ['nested lists', '['.repeat(20_000)],
    [
      'nested mappings',
      `${Array.from({ length: 300 }, (_, depth) => `${' '.repeat(depth)}a:`).join('\n')} 1`,
    ],
    [
      'a bomb of aliases',
      `a: &a [x,x,x,x,x,x,x,x]\n${'bcdefgh'
        .split('')
        .map((name, index) => `${name}: &${name} [${Array(8).fill(`*${'abcdefg'[index]}`).join()}]`)
        .join('\n')}`,
    ],
    ['two megabytes', `scenario: ${'x'.repeat(2_000_000)}`],
    ['a prototype', '__proto__: { a: 1 }\nconstructor: 3'],
  ])('%s are refused, quickly', (_, text) => {
    const began = performance.now();
    expect(complaintOf({ 's.yaml': text })).toMatch(/^s\.yaml:\d+:\d+: /u);
    expect(performance.now() - began).toBeLessThan(5_000);
  });
});
