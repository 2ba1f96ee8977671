/** What the car measures of itself, as the driver reads it, in the language and the units of the profile. */
import type { Preferences } from '../../src/contract/schemas.ts';

export type Units = Preferences['units'];

/** A figure and its unit, which are set in different sizes. */
export type Measure = { readonly value: string; readonly unit: string };

const KPA_A_BAR = 100;
const KPA_A_PSI = 6.894757;
const KM_A_MILE = 1.609344;

/** English dates and numbers are the British ones, as in `format.ts`. */
const localeOf = (language: string): string => (language === 'en' ? 'en-GB' : language);

const number = (language: string, value: number, digits: number): string =>
  new Intl.NumberFormat(localeOf(language), {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
    // The sum turns -0 into 0, which would bear a sign.
  }).format(Number(value.toFixed(digits)) + 0);

const text = ({ value, unit }: Measure): string => `${value}\u00a0${unit}`;

/** @param kilopascal above the air outside */
export const pressure = (language: string, kilopascal: number, units: Units): Measure =>
  units === 'imperial'
    ? { value: number(language, kilopascal / KPA_A_PSI, 0), unit: 'psi' }
    : { value: number(language, kilopascal / KPA_A_BAR, 1), unit: 'bar' };

export const pressureText = (language: string, kilopascal: number, units: Units): string =>
  text(pressure(language, kilopascal, units));

/** kW, whole: a driver reads how hard the car works, not its accounts. */
export const power = (language: string, kilowatt: number): Measure => ({
  value: number(language, kilowatt, 0),
  unit: 'kW',
});

/** @param consumed kWh for 100 km; imperial turns it over, into miles for a kWh */
export const consumption = (language: string, consumed: number, units: Units): Measure =>
  units === 'imperial' && consumed > 0
    ? { value: number(language, 100 / consumed / KM_A_MILE, 1), unit: 'mi/kWh' }
    : { value: number(language, consumed, 1), unit: 'kWh/100\u00a0km' };

/** Litres in an imperial gallon. */
const GALLON = 4.54609;

/** @param burnt litres for 100 km; imperial turns it over, into miles for a gallon */
export const fuelConsumption = (language: string, burnt: number, units: Units): Measure =>
  units === 'imperial' && burnt > 0
    ? { value: number(language, (100 * GALLON) / burnt / KM_A_MILE, 1), unit: 'mpg' }
    : { value: number(language, burnt, 1), unit: 'l/100\u00a0km' };

export const consumptionText = (language: string, consumed: number, units: Units): string =>
  text(consumption(language, consumed, units));

/** Degrees Celsius to the half, as they are set. */
export const halfDegrees = (language: string, celsius: number): string =>
  `${number(language, celsius, 1)}\u00a0°C`;

/** Minutes, and hours once there is one. */
export const duration = (language: string, seconds: number): string => {
  const minutes = Math.floor(Math.max(0, seconds) / 60);
  const unit = (value: number, name: 'hour' | 'minute'): string =>
    new Intl.NumberFormat(localeOf(language), { style: 'unit', unit: name, unitDisplay: 'short' }).format(
      value,
    );
  if (minutes < 60) return unit(minutes, 'minute');
  return `${unit(Math.floor(minutes / 60), 'hour')} ${unit(minutes % 60, 'minute')}`;
};

/** @param metres driven in `seconds`; kilometres or miles an hour, null before any time has passed */
export const averageSpeed = (
  language: string,
  metres: number,
  seconds: number,
  units: Units,
): Measure | null => {
  if (seconds < 1) return null;
  const kmh = (metres / seconds) * 3.6;
  return units === 'imperial'
    ? { value: number(language, kmh / KM_A_MILE, 0), unit: 'mph' }
    : { value: number(language, kmh, 0), unit: 'km/h' };
};
