/** Numbers, lengths and times as the driver reads them, in the language that the screen is in and the driver's units. */
import type { Preferences } from '../../src/contract/schemas.ts';

export type Units = Preferences['units'];

/** A figure and its unit, which are set in different sizes. */
export type Measure = { readonly value: string; readonly unit: string };

/** The car is driven in Europe, so English dates and lists are written the British way. */
const localeOf = (language: string): string => (language === 'en' ? 'en-GB' : language);

const number = (language: string, value: number, digits: number): string =>
  new Intl.NumberFormat(localeOf(language), {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  }).format(value);

/** A whole number with the language's grouping. */
export const wholeNumber = (language: string, value: number): string =>
  number(language, Math.round(value), 0);

/** Per cent from 0 to 100, whole. */
export const perCent = (language: string, value: number): string =>
  new Intl.NumberFormat(localeOf(language), { style: 'percent', maximumFractionDigits: 0 }).format(
    value / 100,
  );

const METRES_A_MILE = 1609.344;
const FEET_A_METRE = 3.28084;

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

/** @param kmh kilometres an hour, as the car measures */
export const speed = (language: string, kmh: number, units: Units = 'metric'): Measure =>
  units === 'imperial'
    ? { value: wholeNumber(language, (kmh * 1000) / METRES_A_MILE), unit: 'mph' }
    : { value: wholeNumber(language, kmh), unit: 'km/h' };

/** The size of a window or a screen in pixels, which are never grouped. */
export const frameSize = (
  language: string,
  size: { readonly width: number; readonly height: number },
): string => {
  const plain = new Intl.NumberFormat(localeOf(language), { maximumFractionDigits: 0, useGrouping: false });
  return `${plain.format(size.width)}\u00a0×\u00a0${plain.format(size.height)}`;
};

/** Degrees, whole; a temperature that rounds to zero has no sign. @param celsius as the car measures */
export const temperature = (language: string, celsius: number, units: Units = 'metric'): string =>
  units === 'imperial'
    ? `${number(language, Math.round((celsius * 9) / 5 + 32) + 0, 0)}\u00a0°F`
    : `${number(language, Math.round(celsius) + 0, 0)}\u00a0°C`;

/** Hours and minutes of the day. @param at milliseconds since the epoch */
export const clockTime = (language: string, at: number, timeZone?: string): string =>
  new Intl.DateTimeFormat(localeOf(language), {
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    ...(timeZone === undefined ? {} : { timeZone }),
  }).format(at);

/** The day in words. @param at milliseconds since the epoch */
export const day = (language: string, at: number): string =>
  new Intl.DateTimeFormat(localeOf(language), { weekday: 'long', day: 'numeric', month: 'long' }).format(at);

/** Day, month and time, short, for a list. @param at ISO 8601 */
export const moment = (language: string, at: string): string =>
  new Intl.DateTimeFormat(localeOf(language), {
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(Date.parse(at));

/** A list of words in a sentence: "a, b and c". */
export const enumeration = (language: string, words: readonly string[]): string =>
  new Intl.ListFormat(localeOf(language), { type: 'conjunction' }).format(words);

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
