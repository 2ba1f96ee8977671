import type { Half, System } from './axes.ts';
import type { Grid } from './grid.ts';
import { HAS, type Runs } from './scan.ts';

const SYSTEM: System = { notation: 'degrees and minutes', name: 'sexagesimal' };

const SIGNS = ['°', 'º', '˚', '′', 'deg'] as const;
const HEMISPHERES = 'NSEWO';

/**
 * Whether there is a sign of degrees, or a letter of a hemisphere by itself or at the end of a number: without one, no text is looked at
 * closer.
 */
const hasSign = (text: string, runs: Runs): boolean => {
  if (SIGNS.some((sign) => text.includes(sign))) return true;
  for (let run = 0; run < runs.count; run += 1) {
    if (runs.capitals[run] === 0) continue;
    const [from, to] = [runs.from[run] ?? 0, runs.to[run] ?? 0];
    if (to - from > 1 && ((runs.has[run] ?? 0) & HAS.number) === 0) continue;
    if (HEMISPHERES.includes(text[from] ?? ' ') || HEMISPHERES.includes(text[to - 1] ?? ' ')) return true;
  }
  return false;
};

const NUMBER = String.raw`\d{1,2}(?:[.,]\d+)?`;
const WRITTEN = new RegExp(
  String.raw`(?<![\d.,])(?:(?<before>[NSEWO])\s?)?(?<degrees>\d{1,3})(?<sign>\s?(?:°|º|˚|deg(?:rees?)?)\s?|[:\s])(?<minutes>${NUMBER})(?:\s?(?:['′’:]|min|\s)\s?(?:(?<seconds>${NUMBER})\s?(?:["″”]|''|′′|sec)?)?)?\s?(?<after>[NSEWO](?![A-Za-z]))?`,
  'gu',
);

const read = (text: string): number => Number(text.replace(',', '.'));
const decimalsOf = (text: string): number => text.split(/[.,]/u)[1]?.length ?? 0;

/**
 * Halves of positions in degrees and minutes, with or without seconds: with signs, or with the letter of a hemisphere (`O` is the west of
 * the French and the east of the Germans).
 */
export const sexagesimalIn = (text: string, runs: Runs, grid: Grid): Half[] => {
  if (!hasSign(text, runs)) return [];
  const halves: Half[] = [];
  for (const { 0: whole, index, groups = {} } of text.matchAll(WRITTEN)) {
    const { before, degrees = '', sign = '', minutes = '', seconds, after } = groups;
    const letter = before ?? after;
    if (letter === undefined && /^[:\s]$/u.test(sign)) continue;
    const size = read(degrees) + read(minutes) / 60 + read(seconds ?? '0') / 3_600;
    if (read(minutes) >= 60 || read(seconds ?? '0') >= 60 || size > 180) continue;
    const grain =
      seconds === undefined ? 10 ** -decimalsOf(minutes) / 60 : 10 ** -decimalsOf(seconds) / 3_600;
    const half = { degrees: size, grain, system: SYSTEM, from: index, to: index + whole.length };
    if (letter === undefined || /[NS]/u.test(letter))
      if (size <= 90 && grid.mayBeLatitude(size)) halves.push({ ...half, axis: 'latitude' });
    if (letter === undefined || /[EWO]/u.test(letter))
      if (grid.mayBeLongitude(size)) halves.push({ ...half, axis: 'longitude' });
  }
  return halves;
};
