import { describe, expect, it } from 'vitest';
import {
  clockTime,
  enumeration,
  length,
  lengthText,
  measured,
  midSentence,
  odometer,
  perCent,
  sentenceCase,
  speed,
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

describe('units', () => {
  it('are feet below a tenth of a mile, and miles from there, for who wants miles', () => {
    expect(length('en', 0, 'imperial')).toEqual({ value: '0', unit: 'ft' });
    expect(length('en', 150, 'imperial')).toEqual({ value: '490', unit: 'ft' });
    expect(length('en', 161, 'imperial')).toEqual({ value: '0.1', unit: 'mi' });
    expect(lengthText('fr', 12_940, 'imperial')).toBe('8,0\u00a0mi');
    expect(length('en', 318_400, 'imperial')).toEqual({ value: '198', unit: 'mi' });
  });

  it('make the odometer count whole kilometres or miles that are full', () => {
    expect(odometer('en', 12_345_990)).toEqual({ value: '12,345', unit: 'km' });
    expect(odometer('en', 12_345_990, 'imperial')).toEqual({ value: '7,671', unit: 'mi' });
  });

  it('make speed and temperature those of the driver', () => {
    expect(measured(speed('en', 100))).toBe('100\u00a0km/h');
    expect(measured(speed('en', 100, 'imperial'))).toBe('62\u00a0mph');
    expect(temperature('en', 20, 'imperial')).toBe('68\u00a0°F');
    expect(temperature('en', -17.8, 'imperial')).toBe('0\u00a0°F');
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

  it('write a name within a sentence small, but for German nouns', () => {
    expect(midSentence('nl', 'Verzekeraar')).toBe('verzekeraar');
    expect(midSentence('de', 'Versicherer')).toBe('Versicherer');
    expect(midSentence('fr', 'Équipementier')).toBe('équipementier');
  });

  it('join words into a sentence that begins with a capital', () => {
    expect(sentenceCase('en', enumeration('en', ['your position', 'driving data']))).toBe(
      'Your position and driving data',
    );
  });
});
