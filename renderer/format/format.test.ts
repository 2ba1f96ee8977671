import { describe, expect, it } from 'vitest';
import {
  clockTime,
  enumeration,
  length,
  lengthText,
  perCent,
  sentenceCase,
  temperature,
  wholeNumber,
} from './format.ts';

describe('lengths', () => {
  it('are metres to the ten below one kilometre, and kilometres from there', () => {
    expect(length('en', 0)).toEqual({ value: '0', unit: 'm' });
    expect(length('en', 984)).toEqual({ value: '980', unit: 'm' });
    expect(length('en', 996)).toEqual({ value: '1.0', unit: 'km' });
    expect(length('en', 12_940)).toEqual({ value: '12.9', unit: 'km' });
    expect(length('en', 318_400)).toEqual({ value: '318', unit: 'km' });
  });

  it('never go below nothing', () => {
    expect(length('en', -20).value).toBe('0');
  });

  it('are written as the language writes numbers, on one line', () => {
    expect(lengthText('de', 12_940)).toBe('12,9\u00a0km');
  });
});

describe('numbers', () => {
  it('are grouped by the language', () => {
    expect(wholeNumber('en', 12_345.6)).toBe('12,346');
    expect(wholeNumber('de', 12_345)).toBe('12.345');
  });

  it('tell a temperature that rounds to nothing without a sign', () => {
    expect(temperature('en', -0.3)).toBe('0\u00a0°C');
    expect(temperature('en', 14.3)).toBe('14\u00a0°C');
  });

  it('tell shares in per cent', () => {
    expect(perCent('en', 76.4)).toBe('76%');
  });
});

describe('times and words', () => {
  it('show the hours from 00 to 23', () => {
    expect(clockTime('en', Date.UTC(2026, 0, 1, 0, 5), 'UTC')).toBe('00:05');
    expect(clockTime('en', Date.UTC(2026, 0, 1, 19, 45), 'UTC')).toBe('19:45');
  });

  it('join words into a sentence that begins with a capital', () => {
    expect(sentenceCase('en', enumeration('en', ['your position', 'driving data']))).toBe(
      'Your position and driving data',
    );
  });
});
