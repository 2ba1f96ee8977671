import { basename } from 'node:path';
import type { SignalValue } from '../privacy/signals.ts';
import { badLine } from './bad-line.ts';
import { splitRow } from './csv-row.ts';
import { type Line, linesOf } from './lines.ts';

/** A row of the CSV format of Eclipse Kuksa's csv-provider, with the moment at which it is due. */
export type Row = {
  /** Milliseconds since the first row. */
  readonly t: number;
  /** `current` is what a sensor says, `target` what an actuator should do. */
  readonly field: 'current' | 'target';
  readonly signal: string;
  readonly value: SignalValue;
};

const NEEDED = ['field', 'signal', 'value', 'delay'] as const;
/** Kuksa's recorder adds the last where it is asked to. */
const COLUMNS = [...NEEDED, 'datatype'] as const;
const FIELDS = ['current', 'target'] as const;

/** A day, in seconds: who waits longer than that has most likely given milliseconds. */
const LONGEST_DELAY = 86_400;

/** Letters of a path; the longest of VSS 6.0 has about a hundred. */
const LONGEST_PATH = 500;
const LONGEST_VALUE = 4_096;

const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/iu;

/** Everything in CSV is text: what reads as a number or a truth is one. */
const readAs = (text: string): SignalValue => {
  if (/^(true|false)$/iu.test(text)) return text.toLowerCase() === 'true';
  const number = NUMBER.test(text) ? Number(text) : Number.NaN;
  return Number.isFinite(number) ? number : text;
};

type Columns = Readonly<Record<(typeof NEEDED)[number], number>> & { readonly count: number };

const columnsOf = (file: string, { number: line, text }: Line): Columns => {
  const names = splitRow(text.replace(/^\uFEFF/u, ''));
  for (const name of names) {
    if (COLUMNS.some((column) => column === name)) continue;
    const expected = 'a header with the columns field,signal,value,delay';
    throw badLine({ file, line, field: null, expected, found: name || 'an empty name', known: COLUMNS });
  }
  const missing = NEEDED.find((column) => !names.includes(column));
  if (missing !== undefined) {
    const expected = `a header with the columns field,signal,value,delay; "${missing}" is missing`;
    throw badLine({ file, line, field: null, expected, found: text || 'nothing' });
  }
  const [field = 0, signal = 1, value = 2, delay = 3] = NEEDED.map((column) => names.indexOf(column));
  return { field, signal, value, delay, count: names.length };
};

/**
 * The rows of a file of Kuksa's CSV format, one at a time: columns by name, `|` as the quote, blank lines left out, and `delay`
 * the seconds until the next row, as `provider.py` takes them.
 * @throws UnitError `bad-input` on the way: file, line, field, what was expected and the nearest known name
 */
export function* kuksaRows(path: string): Generator<Row, void, undefined> {
  const file = basename(path);
  let columns: Columns | null = null;
  let seconds = 0;
  for (const line of linesOf(path, file)) {
    if (line.text.trim() === '') continue;
    if (columns === null) {
      columns = columnsOf(file, line);
      continue;
    }
    const cells = splitRow(line.text);
    const bad = (
      field: string | null,
      expected: string,
      found: string,
      known: readonly string[] = [],
    ): Error =>
      badLine({ file, line: line.number, field, expected, found: found === '' ? 'nothing' : found, known });
    if (cells.length > columns.count || cells.length < NEEDED.length)
      throw bad(null, `a row of ${columns.count} columns`, `${cells.length}`);
    const cell = (column: number): string => cells[column] ?? '';
    const [field, signal, delay] = [cell(columns.field), cell(columns.signal), cell(columns.delay)];
    const known = FIELDS.find((name) => name === field);
    if (known === undefined) throw bad('field', 'current or target', field, FIELDS);
    if (signal === '' || signal.length > LONGEST_PATH)
      throw bad('signal', 'the path of a signal, such as Vehicle.Speed', signal);
    if (cell(columns.value).length > LONGEST_VALUE)
      throw bad('value', `at most ${LONGEST_VALUE} letters long`, cell(columns.value));
    const wait = NUMBER.test(delay) ? Number(delay) : Number.NaN;
    if (!(wait >= 0 && wait <= LONGEST_DELAY))
      throw bad('delay', `a number of seconds from 0 to ${LONGEST_DELAY}`, delay);
    yield { t: Math.round(seconds * 1_000), field: known, signal, value: readAs(cell(columns.value)) };
    seconds += wait;
  }
  if (columns === null) {
    throw badLine({
      file,
      line: 1,
      field: null,
      expected: 'the header field,signal,value,delay',
      found: 'nothing',
    });
  }
}
