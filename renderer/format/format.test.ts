import { describe, expect, it } from 'vitest';
import {
  averageSpeed,
  clockTime,
  consumption,
  degrees,
  duration,
  enumeration,
  fuelConsumption,
  length,
  lengthText,
  measured,
  midSentence,
  odometer,
  perCent,
  power,
  pressure,
  range,
  sentenceCase,
  speed,
  stopwatch,
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

  it('make the range whole, and rather too little than too much', () => {
    expect(range('en', 249_900)).toEqual({ value: '249', unit: 'km' });
    expect(range('en', 99_900, 'imperial')).toEqual({ value: '62', unit: 'mi' });
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
    expect(clockTime(new Date(2026, 0, 1, 0, 5).getTime())).toBe('00:05');
    expect(clockTime(new Date(2026, 0, 1, 19, 45).getTime())).toBe('19:45');
  });

  it.each(['en-GB', 'nl', 'fr', 'de'])('write the clock and small numbers as %s does', (locale) => {
    const clock = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
    for (let minute = 0; minute < 24 * 60; minute += 1) {
      const at = new Date(2026, 0, 1, 0, minute).getTime();
      expect(clockTime(at)).toBe(clock.format(at));
    }
    const whole = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 });
    for (let value = -1005; value <= 1005; value += 1) {
      expect(wholeNumber(locale.slice(0, 2), value)).toBe(whole.format(value));
    }
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

describe('what the car measures', () => {
  it('reads a pressure in bar with the comma of the language, and in psi', () => {
    expect(measured(pressure('en', 248))).toBe('2.5\u00a0bar');
    expect(measured(pressure('de', 248))).toBe('2,5\u00a0bar');
    expect(measured(pressure('en', 250, 'imperial'))).toBe('36\u00a0psi');
  });

  it('counts a consumption for a hundred kilometres or miles, also where the car takes energy back', () => {
    expect(consumption('en', 15)).toEqual({ value: '15.0', unit: 'kWh/100\u00a0km' });
    expect(consumption('en', 15, 'imperial')).toEqual({ value: '24.1', unit: 'kWh/100\u00a0mi' });
    expect(consumption('en', -5, 'imperial').value).toBe('-8.0');
  });

  it('turns litres for 100 km over into miles for a gallon', () => {
    expect(fuelConsumption('de', 5.65)).toEqual({ value: '5,7', unit: 'l/100\u00a0km' });
    expect(fuelConsumption('en', 5, 'imperial')).toEqual({ value: '56.5', unit: 'mpg' });
  });

  it('gives no sign to a power that rounds to zero', () => {
    expect(power('en', -0.3).value).toBe('0');
    expect(power('en', -12.4).value).toBe('-12');
  });

  it('says how long in minutes, then in hours too', () => {
    expect(duration('en', 59)).toBe('0 mins');
    expect(duration('en', 3_725)).toBe('1 hr 2 mins');
    expect(duration('nl', 3_725)).toMatch(/^1.u.*2.min/u);
  });

  it('has no average speed before any time has passed', () => {
    expect(averageSpeed('en', 0, 0, 'metric')).toBeNull();
    expect(averageSpeed('en', 1_000, 60, 'metric')).toEqual({ value: '60', unit: 'km/h' });
    expect(averageSpeed('en', 1_000, 60, 'imperial')).toEqual({ value: '37', unit: 'mph' });
  });
});

it.each([
  ['en', 21.5, 'metric', '21.5\u00a0°C'],
  ['nl', 21.5, 'metric', '21,5\u00a0°C'],
  ['fr', 21, 'metric', '21\u00a0°C'],
  ['de', -0.2, 'metric', '0\u00a0°C'],
  ['en', 21, 'imperial', '70\u00a0°F'],
] as const)('degrees in %s: %s %s', (language, celsius, units, shown) => {
  expect(degrees(language, celsius, units)).toBe(shown);
});

it.each([
  ['en', 0, 0, '0:00'],
  ['en', 40_100, 1, '0:40.1'],
  ['de', 65_990, 1, '1:05,9'],
  ['fr', 3_725_000, 0, '62:05'],
  ['nl', -5, 0, '0:00'],
] as const)('a stopwatch in %s: %s ms', (language, milliseconds, digits, shown) => {
  expect(stopwatch(language, milliseconds, digits)).toBe(shown);
});
