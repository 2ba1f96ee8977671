import { describe, expect, it } from 'vitest';
import { averageSpeed, consumption, duration, fuelConsumption, power, pressureText } from './car-format.ts';

describe('what the car measures', () => {
  it('reads a pressure in bar with the comma of the language, and in psi', () => {
    expect(pressureText('en', 248, 'metric')).toBe('2.5\u00a0bar');
    expect(pressureText('de', 248, 'metric')).toBe('2,5\u00a0bar');
    expect(pressureText('en', 250, 'imperial')).toBe('36\u00a0psi');
  });

  it('turns litres for 100 km over into miles for a gallon', () => {
    expect(fuelConsumption('de', 5.65, 'metric')).toEqual({ value: '5,7', unit: 'l/100\u00a0km' });
    expect(fuelConsumption('en', 5, 'imperial')).toEqual({ value: '56.5', unit: 'mpg' });
  });

  it('turns a consumption over into miles for a kilowatt hour', () => {
    expect(consumption('en', 15, 'metric')).toEqual({ value: '15.0', unit: 'kWh/100\u00a0km' });
    expect(consumption('en', 15, 'imperial')).toEqual({ value: '4.1', unit: 'mi/kWh' });
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
  });
});
