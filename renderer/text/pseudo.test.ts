import { describe, expect, it } from 'vitest';
import { stretched } from './pseudo.ts';

describe('the pseudo-locale', () => {
  it('makes a text longer by two fifths, in brackets, with accents', () => {
    expect(stretched('Privacy')).toBe('[Þrïvàçý~]');
    const sentence = 'Nothing leaves the car while the ignition is off.';
    expect(stretched(sentence)).toMatch(/^\[.*~ ?~+.*\]$/);
    expect(stretched(sentence).length / sentence.length).toBeCloseTo(1.4, 1);
  });

  it('has no word in its padding that is longer than words are', () => {
    expect(
      stretched('word '.repeat(40))
        .match(/~+/g)
        ?.every((run) => run.length < 8),
    ).toBe(true);
  });

  it('does not stretch again what was stretched before it was filled in', () => {
    const inner = stretched('Position');
    expect(stretched(inner)).toBe(inner);
    expect(stretched(`${inner} is off`)).toContain(inner);
  });

  it('leaves alone what is still to be filled in, and what is nothing', () => {
    expect(stretched('Locating a stolen car: {{value}}')).toContain('{{value}}');
    expect(stretched(' ')).toBe(' ');
  });
});
