/** Numbers, lengths and times as the driver reads them, in the language that the screen is in. */

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

/** Metres as the eye takes them in: metres to the ten below one kilometre, then kilometres, one decimal below a hundred. */
export const length = (
  language: string,
  metres: number,
): { readonly value: string; readonly unit: 'm' | 'km' } => {
  if (metres < 995)
    return { value: number(language, Math.round(Math.max(0, metres) / 10) * 10, 0), unit: 'm' };
  return { value: number(language, metres / 1000, metres < 99_950 ? 1 : 0), unit: 'km' };
};

/** The same as one text, with a space that does not break. */
export const lengthText = (language: string, metres: number): string => {
  const { value, unit } = length(language, metres);
  return `${value}\u00a0${unit}`;
};

/** The size of a window or a screen in pixels, which are never grouped. */
export const frameSize = (
  language: string,
  size: { readonly width: number; readonly height: number },
): string => {
  const plain = new Intl.NumberFormat(localeOf(language), { maximumFractionDigits: 0, useGrouping: false });
  return `${plain.format(size.width)}\u00a0×\u00a0${plain.format(size.height)}`;
};

/** Degrees Celsius, whole; a temperature that rounds to zero has no sign. */
export const temperature = (language: string, celsius: number): string =>
  `${number(language, Math.round(celsius) + 0, 0)}\u00a0°C`;

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

/** The first letter as a capital, for a sentence that begins with a listed word. */
export const sentenceCase = (language: string, text: string): string => {
  const [first = ''] = text;
  return first.toLocaleUpperCase(language) + text.slice(first.length);
};
