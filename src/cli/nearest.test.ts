import { expect, test } from 'vitest';
import { either, oneOf, oneOfThese } from './nearest.ts';

test('what is near is suggested; where nothing is, all are listed', () => {
  const languages = ['nl', 'fr', 'de', 'en'];
  expect(oneOf('xx', languages)).toBe('Choose nl, fr, de or en.');
  expect(oneOfThese('xx', languages), 'the sentence before has named them').toBe('Choose one of these.');
  expect(oneOfThese('nk', languages)).toBe('Did you mean nl?');
  expect(oneOf('nk', languages)).toBe('Did you mean nl?');
  expect(oneOf('vurtual', ['real', 'virtual'])).toBe('Did you mean virtual?');
});

test('a list has commas and ends with "or"', () => {
  expect([[], ['a'], ['a', 'b'], ['a', 'b', 'c']].map(either)).toEqual(['', 'a', 'a or b', 'a, b or c']);
});
