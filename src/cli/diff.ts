import { basename, resolve } from 'node:path';
import { type Difference, type DiffResult, diffRecordings, type Spot } from '../recording/diff.ts';
import type { Values } from './options.ts';

const LONGEST_SHOWN = 200;

const shown = (value: unknown): string => {
  if (value === undefined) return 'nothing';
  const text = JSON.stringify(value);
  return text.length > LONGEST_SHOWN ? `${text.slice(0, LONGEST_SHOWN - 1)}…` : text;
};

const seconds = (t: number): string => `${(t / 1_000).toFixed(3)} s`;

const placeOf = (file: string, spot: Spot | null): string =>
  spot === null ? `${file}: not there` : `${file}, line ${spot.line}, at ${seconds(spot.t)}`;

const differenceOf = (a: string, b: string, { lane, unlike, after, ...spots }: Difference): string =>
  [
    `The first difference is in ${lane}${after === null ? '' : `, after ${after.command} at ${seconds(after.t)}`}: ${unlike.field}`,
    `  ${placeOf(a, spots.a)}: ${shown(unlike.a)}`,
    `  ${placeOf(b, spots.b)}: ${shown(unlike.b)}`,
  ].join('\n');

const tableOf = ({ counts }: DiffResult): string =>
  [
    ['kind', 'A', 'B', 'different'],
    ...Object.entries(counts).map(([kind, { a, b, different }]) => [kind, a, b, different].map(String)),
  ]
    .map(
      ([kind = '', ...numbers]) =>
        `${kind.padEnd(9)}${numbers.map((number) => number.padStart(10)).join('')}`,
    )
    .join('\n');

/**
 * `glovebox diff A B`: whether two recordings tell of the same, ids and times aside.
 * @returns 0 where they do, 1 where they don't
 * @throws UnitError `bad-input` where one can't be read
 */
export const diff = (fileA: string, fileB: string, values: Values): number => {
  const tolerance = values.tolerance === undefined ? null : values.tolerance * 1_000;
  const result = diffRecordings(resolve(fileA), resolve(fileB), { tolerance });
  const [a, b] = basename(fileA) === basename(fileB) ? [fileA, fileB] : [basename(fileA), basename(fileB)];
  const verdict =
    result.first === null ? `${a} and ${b} tell of the same.` : differenceOf(a, b, result.first);
  process.stdout.write(
    values.json === true ? `${JSON.stringify(result)}\n` : `${verdict}\n\n${tableOf(result)}\n`,
  );
  return result.same ? 0 : 1;
};
