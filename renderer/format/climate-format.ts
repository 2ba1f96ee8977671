import type { Preferences } from '../../src/contract/schemas.ts';

/** Degrees as the climate is set: halves in Celsius, whole in Fahrenheit. English dates and numbers are the British ones. */
export const degrees = (language: string, celsius: number, units: Preferences['units']): string => {
  const [value, unit] = units === 'imperial' ? [(celsius * 9) / 5 + 32, '°F'] : [celsius, '°C'];
  const rounded = units === 'imperial' ? Math.round(value) : Math.round(value * 2) / 2;
  const number = new Intl.NumberFormat(language === 'en' ? 'en-GB' : language, { maximumFractionDigits: 1 });
  return `${number.format(rounded + 0)}\u00a0${unit}`;
};
