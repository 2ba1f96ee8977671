import { HAS, type Runs } from './scan.ts';

/** A number as it is written in a text. */
export type Written = {
  readonly value: number;
  /** Digits before the decimal mark, and after it. */
  readonly whole: number;
  readonly decimals: number;
  readonly from: number;
  readonly to: number;
};

const isDigit = (code: number): boolean => code >= 48 && code <= 57;
const [DOT, COMMA, MINUS, COLON, LETTER_T] = [46, 44, 45, 58, 84];

/**
 * Every number in a text. With a decimal comma, digits on both sides of a comma are also read as one number, besides being two.
 * @param shortest numbers with fewer digits in all are passed over
 */
export const numbersIn = (text: string, runs: Runs, shortest: number): Written[] => {
  const found: Written[] = [];
  let index = 0;
  for (let run = 0; run < runs.count; run += 1) {
    if (((runs.has[run] ?? 0) & HAS.number) === 0) continue;
    // Decimals may have led on into this run already.
    index = Math.max(index, runs.from[run] ?? 0);
    const end = runs.to[run] ?? 0;
    while (index < end)
      index = isDigit(text.charCodeAt(index)) ? numberAt(text, index, shortest, found) : index + 1;
  }
  return found;
};

/** Reads the number that begins here; returns where to read on. */
const numberAt = (text: string, digits: number, shortest: number, found: Written[]): number => {
  let index = digits;
  while (isDigit(text.charCodeAt(index))) index += 1;
  const whole = index - digits;
  let decimals = 0;
  const mark = text.charCodeAt(index);
  if (mark === MINUS && whole === 4 && text.charCodeAt(index + 3) === MINUS) return afterTime(text, index);
  if ((mark === DOT || mark === COMMA) && isDigit(text.charCodeAt(index + 1))) {
    let end = index + 1;
    while (isDigit(text.charCodeAt(end))) end += 1;
    decimals = end - index - 1;
    if (mark === COMMA) {
      // Two numbers, or one: both are looked at, and what follows the comma begins the next in any case.
      if (decimals >= 2 && whole <= 9 && text.charCodeAt(end) !== DOT)
        push(found, text, { digits, whole, decimals, end });
      decimals = 0;
    } else index = end;
  }
  const part = decimals === 0 && isPart(text, digits, index);
  if (whole + decimals >= shortest && !part) push(found, text, { digits, whole, decimals, end: index });
  return decimals === 0 && text.charCodeAt(index) === COMMA ? index + 1 : index;
};

const isAlphanumeric = (code: number): boolean =>
  isDigit(code) || (code >= 97 && code <= 122) || (code >= 65 && code <= 90);

/** Whether digits are part of something longer, such as a UUID or a code, and so are no whole number. */
const isPart = (text: string, from: number, to: number): boolean => {
  const [before, after] = [text.charCodeAt(from - 1), text.charCodeAt(to)];
  if (isAlphanumeric(before) || isAlphanumeric(after)) return true;
  if (before === MINUS && isAlphanumeric(text.charCodeAt(from - 2))) return true;
  return after === MINUS && isAlphanumeric(text.charCodeAt(to + 1));
};

/** A time of ISO 8601 is no number, and every message has many. */
const afterTime = (text: string, from: number): number => {
  let index = from;
  for (; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (!isDigit(code) && code !== MINUS && code !== COLON && code !== DOT && code !== LETTER_T) return index;
  }
  return index;
};

type Span = {
  readonly digits: number;
  readonly whole: number;
  readonly decimals: number;
  readonly end: number;
};

const push = (found: Written[], text: string, { digits, whole, decimals, end }: Span): void => {
  // A minus after a digit is a dash, as in a date.
  const before = text.charCodeAt(digits - 1);
  const negative = digits > 0 && before === MINUS && !isDigit(text.charCodeAt(digits - 2));
  const size = Number(text.slice(digits, end).replace(',', '.'));
  const from = negative ? digits - 1 : digits;
  found.push({ value: negative ? -size : size, whole, decimals, from, to: end });
};
