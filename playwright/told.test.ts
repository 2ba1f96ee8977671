import { expect, test } from 'vitest';
import type { Finding } from '../src/oracle/finding.ts';
import { listOf, sentencesOf } from './told.ts';

const found = (at: number, topic: string, quote: string): Finding => ({
  category: 'location',
  what: 'the latitude',
  notation: 'decimal degrees',
  encodings: [],
  where: { part: 'payload', offset: 7 },
  quote,
  at,
  topic,
  why: 'shut',
});

test('a message is told in one line, whatever was found in it', () => {
  const sentences = sentencesOf([
    found(0, 'a', 'first'),
    found(0, 'a', 'second'),
    found(0, 'b', 'third'),
    found(0, 'a', 'fourth'),
    found(1, 'a', 'fifth'),
  ]);
  expect(sentences).toHaveLength(3);
  expect(sentences[0]).toMatch(/^1970-01-01T00:00:00\.000Z on a: .*: first \(and 2 more in this message\)$/u);
  expect(sentences[1]).toMatch(/: third$/u);
  expect(sentences[2]).toMatch(/^1970-01-01T00:00:00\.001Z on a: .*: fifth$/u);
});

test('a value goes before a name that stands in the same message', () => {
  const label: Finding = { ...found(0, 'a', 'a name'), notation: 'label' };
  expect(sentencesOf([label, found(0, 'a', 'a value')])[0]).toMatch(/: a value \(and 1 more/u);
  expect(sentencesOf([label])[0]).toMatch(/: a name$/u);
});

test('the first five are told, and how many more there are', () => {
  expect(listOf(['1', '2', '3', '4', '5'])).toBe('  1\n  2\n  3\n  4\n  5');
  expect(listOf(['1', '2', '3', '4', '5', '6', '7'])).toBe('  1\n  2\n  3\n  4\n  5\n  … and 2 more');
  expect(listOf([])).toBe('');
});
