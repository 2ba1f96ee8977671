/** Numbers, lengths and times as the driver reads them, in the language that the screen is in and the driver's units. */
import type { Preferences } from '../../src/contract/schemas.ts';
import { listFormat, numberFormat, timeFormat } from './formatters.ts';

export type Units = Preferences['units'];

/** A figure and its unit, which are set in different sizes. */
export type Measure = { readonly value: string; readonly unit: string };

/** With as many decimals as `digits` says, or down to `least` where they are zeros; what rounds to zero has no sign. */
const number = (language: string, value: number, digits: number, least = digits): string =>
  numberFormat(language, {
    minimumFractionDigits: least,
    maximumFractionDigits: digits,
    // The sum turns -0 into 0, which would bear a sign.
  }).format(Number(value.toFixed(digits)) + 0);

/**
 * A whole number with the language's grouping. Below a thousand there is none, and all four languages write it as it is:
 * the first formatter that is made reads the data of its language, which takes longer than a whole view.
 */
export const wholeNumber = (language: string, value: number): string => {
  const whole = Number(value.toFixed(0)) + 0;
  return Math.abs(whole) < 1000 ? String(whole) : number(language, whole, 0);
};

/** Per cent from 0 to 100, whole. */
export const perCent = (language: string, value: number): string =>
  numberFormat(language, { style: 'percent', maximumFractionDigits: 0 }).format(value / 100);

const KM_A_MILE = 1.609344;
const METRES_A_MILE = KM_A_MILE * 1000;
const FEET_A_METRE = 3.28084;
const KPA_A_BAR = 100;
const KPA_A_PSI = 6.894757;
/** Litres in an imperial gallon. */
const GALLON = 4.54609;

/**
 * A length as the eye takes it in: metres to the ten below one kilometre, then kilometres, one decimal below a hundred;
 * feet to the ten below a tenth of a mile, then miles likewise.
 */
export const length = (language: string, metres: number, units: Units = 'metric'): Measure => {
  const imperial = units === 'imperial';
  const small = Math.round((Math.max(0, metres) * (imperial ? FEET_A_METRE : 1)) / 10) * 10;
  if (small < (imperial ? 530 : 1000))
    return { value: number(language, small, 0), unit: imperial ? 'ft' : 'm' };
  const large = metres / (imperial ? METRES_A_MILE : 1000);
  return { value: number(language, large, large < 99.95 ? 1 : 0), unit: imperial ? 'mi' : 'km' };
};

/** A figure and its unit as one text, with a space that does not break. */
export const measured = ({ value, unit }: Measure): string => `${value}\u00a0${unit}`;

/** A length as one text. */
export const lengthText = (language: string, metres: number, units: Units = 'metric'): string =>
  measured(length(language, metres, units));

/** What the odometer shows: whole, and never before it is full. */
export const odometer = (language: string, metres: number, units: Units = 'metric'): Measure => {
  const [each, unit] = units === 'imperial' ? [METRES_A_MILE, 'mi'] : [1000, 'km'];
  return { value: wholeNumber(language, Math.floor(metres / each)), unit };
};

/** How far the charge lasts: whole, and rather too little than too much. */
export const range = (language: string, metres: number, units: Units = 'metric'): Measure =>
  odometer(language, Math.max(0, metres), units);

/** A speed as a number in the driver's units, for a scale. @param kmh kilometres an hour, as the car measures */
export const speedIn = (units: Units, kmh: number): number => (units === 'imperial' ? kmh / KM_A_MILE : kmh);

/** @param kmh kilometres an hour, as the car measures */
export const speed = (language: string, kmh: number, units: Units = 'metric'): Measure => ({
  value: wholeNumber(language, speedIn(units, kmh)),
  unit: units === 'imperial' ? 'mph' : 'km/h',
});

/** Null before any time has passed. @param metres driven in `seconds` */
export const averageSpeed = (
  language: string,
  metres: number,
  seconds: number,
  units: Units = 'metric',
): Measure | null => (seconds < 1 ? null : speed(language, (metres / seconds) * 3.6, units));

/** The size of a window or a screen in pixels, which are never grouped. */
export const frameSize = (
  language: string,
  size: { readonly width: number; readonly height: number },
): string => {
  const plain = numberFormat(language, { maximumFractionDigits: 0, useGrouping: false });
  return `${plain.format(size.width)}\u00a0×\u00a0${plain.format(size.height)}`;
};

const fahrenheit = (celsius: number): number => (celsius * 9) / 5 + 32;

/** Degrees, whole; a temperature that rounds to zero has no sign. @param celsius as the car measures */
export const temperature = (language: string, celsius: number, units: Units = 'metric'): string =>
  units === 'imperial'
    ? `${wholeNumber(language, fahrenheit(celsius))}\u00a0°F`
    : `${wholeNumber(language, celsius)}\u00a0°C`;

/** Degrees as the climate is set: halves in Celsius, whole in Fahrenheit. */
export const degrees = (language: string, celsius: number, units: Units = 'metric'): string =>
  units === 'imperial'
    ? temperature(language, celsius, units)
    : `${number(language, Math.round(celsius * 2) / 2, 1, 0)}\u00a0°C`;

/** @param kilopascal above the air outside */
export const pressure = (language: string, kilopascal: number, units: Units = 'metric'): Measure =>
  units === 'imperial'
    ? { value: number(language, kilopascal / KPA_A_PSI, 0), unit: 'psi' }
    : { value: number(language, kilopascal / KPA_A_BAR, 1), unit: 'bar' };

/** kW, whole: a driver reads how hard the car works, not its accounts. */
export const power = (language: string, kilowatt: number): Measure => ({
  value: wholeNumber(language, kilowatt),
  unit: 'kW',
});

/**
 * A consumption as a number in the driver's units. In miles it is kWh for 100 of them: miles for a kWh, which some
 * markets know as well, has no value where the car takes energy back, and could not stand beside the chart.
 * @param consumed kWh for 100 km
 */
export const consumptionIn = (units: Units, consumed: number): number =>
  units === 'imperial' ? consumed * KM_A_MILE : consumed;

/** What a consumption is counted in. */
export const consumptionUnit = (units: Units): string => `kWh/100\u00a0${units === 'imperial' ? 'mi' : 'km'}`;

/** @param consumed kWh for 100 km */
export const consumption = (language: string, consumed: number, units: Units = 'metric'): Measure => ({
  value: number(language, consumptionIn(units, consumed), 1),
  unit: consumptionUnit(units),
});

/** @param burnt litres for 100 km; imperial turns it over, into miles for a gallon */
export const fuelConsumption = (language: string, burnt: number, units: Units = 'metric'): Measure =>
  units === 'imperial' && burnt > 0
    ? { value: number(language, (100 * GALLON) / burnt / KM_A_MILE, 1), unit: 'mpg' }
    : { value: number(language, burnt, 1), unit: 'l/100\u00a0km' };

/** Minutes, and hours once there is one. */
export const duration = (language: string, seconds: number): string => {
  const minutes = Math.floor(Math.max(0, seconds) / 60);
  const unit = (value: number, name: 'hour' | 'minute'): string =>
    numberFormat(language, { style: 'unit', unit: name, unitDisplay: 'short' }).format(value);
  if (minutes < 60) return unit(minutes, 'minute');
  return `${unit(Math.floor(minutes / 60), 'hour')} ${unit(minutes % 60, 'minute')}`;
};

/** Time since something began, as a stopwatch shows it: minutes and seconds. @param digits of the seconds after the point */
export const stopwatch = (language: string, milliseconds: number, digits = 0): string => {
  const unit = 10 ** digits;
  const seconds = Math.floor((Math.max(0, milliseconds) * unit) / 1_000) / unit;
  const rest = numberFormat(language, {
    minimumIntegerDigits: 2,
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  }).format(seconds % 60);
  return `${Math.floor(seconds / 60)}:${rest}`;
};

const twoDigits = (value: number): string => String(value).padStart(2, '0');

/**
 * Hours and minutes of the day where the window is, from 00:00 to 23:59: in all four languages the same, and written without
 * a formatter, as a small whole number is. @param at milliseconds since the epoch
 */
export const clockTime = (at: number): string => {
  const time = new Date(at);
  return `${twoDigits(time.getHours())}:${twoDigits(time.getMinutes())}`;
};

/** The time to a tenth of a second, for the bench. @param at milliseconds since the epoch */
export const preciseTime = (language: string, at: number): string =>
  timeFormat(language, {
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    fractionalSecondDigits: 1,
    hourCycle: 'h23',
  }).format(at);

/** The day in words. @param at milliseconds since the epoch */
export const day = (language: string, at: number): string =>
  timeFormat(language, { weekday: 'long', day: 'numeric', month: 'long' }).format(at);

/** Day, month and time, short, for a list. @param at ISO 8601 */
export const moment = (language: string, at: string): string =>
  timeFormat(language, {
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(Date.parse(at));

/** A list of words in a sentence: "a, b and c". */
export const enumeration = (language: string, words: readonly string[]): string =>
  listFormat(language, { type: 'conjunction' }).format(words);

/** A name as it stands within a sentence: German writes its nouns with a capital there too. */
export const midSentence = (language: string, name: string): string => {
  if (language === 'de') return name;
  const [first = ''] = name;
  return first.toLocaleLowerCase(language) + name.slice(first.length);
};

/** The first letter as a capital, for a sentence that begins with a listed word. */
export const sentenceCase = (language: string, text: string): string => {
  const [first = ''] = text;
  return first.toLocaleUpperCase(language) + text.slice(first.length);
};
