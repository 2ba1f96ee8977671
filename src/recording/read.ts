import { basename } from 'node:path';
import type * as z from 'zod/mini';
import { badLine } from './bad-line.ts';
import { ENTRY_KINDS, type Entry, entry, type Header, header, RECORDING_VERSION } from './format.ts';
import { type Line, linesOf } from './lines.ts';

/** Fields of each kind of line, for the nearest known name. */
const FIELDS = {
  signals: ['t', 'kind', 'of', 'signals'],
  decision: ['t', 'kind', 'of', 'changed', 'counts'],
  message: ['t', 'kind', 'topic', 'payload', 'headers', 'qos', 'retain'],
  state: ['t', 'kind', 'changed'],
  step: ['t', 'kind', 'command', 'argument'],
} as const satisfies Record<Entry['kind'], readonly string[]>;

const HEADER_FIELDS = Object.keys(header.shape);

type Json = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const objectOf = (file: string, { number, text }: Line): Json => {
  const bad = (): Error =>
    badLine({ file, line: number, field: null, expected: 'a JSON object', found: text || 'nothing' });
  try {
    const value: unknown = JSON.parse(text);
    if (isObject(value)) return value;
  } catch {
    throw bad();
  }
  throw bad();
};

const written = (value: unknown): string => {
  if (value === undefined) return 'nothing';
  try {
    return JSON.stringify(value);
  } catch {
    return 'something that is nested too deep';
  }
};

const expectationOf = (issue: z.core.$ZodIssue): string => {
  switch (issue.code) {
    case 'invalid_type':
      return issue.expected === 'int' ? 'a whole number' : `of type ${issue.expected}`;
    case 'invalid_value':
      return issue.values.map((value) => JSON.stringify(value)).join(' or ');
    case 'too_small':
      return `at least ${issue.minimum}`;
    case 'too_big':
      return `at most ${issue.maximum}`;
    case 'invalid_format':
      return `a ${issue.format} as in ISO 8601`;
    case 'invalid_union':
      return 'a number, true, false or text';
    default:
      return 'something else';
  }
};

const valueAt = (value: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>(
    (so, key) => (isObject(so) || Array.isArray(so) ? Reflect.get(so, key) : undefined),
    value,
  );

/** The first thing that is wrong with a line, as an error. */
const fault = (
  file: string,
  line: number,
  value: Json,
  issue: z.core.$ZodIssue,
  fields: readonly string[],
): Error => {
  if (issue.code === 'unrecognized_keys') {
    const found = issue.keys[0] ?? '';
    const field = [...issue.path, found].join('.');
    return badLine({ file, line, field, expected: 'a field that is known here', found, known: fields });
  }
  const found = written(valueAt(value, issue.path));
  return badLine({
    file,
    line,
    field: issue.path.map(String).join('.') || null,
    expected: expectationOf(issue),
    found,
  });
};

const headerOf = (file: string, line: Line): Header => {
  const value = objectOf(file, line);
  if (value['glovebox'] === 'recording' && value['version'] !== RECORDING_VERSION) {
    const found = written(value['version']);
    throw badLine({
      file,
      line: line.number,
      field: 'version',
      expected: `${RECORDING_VERSION}, which is what this Glovebox reads`,
      found,
    });
  }
  const result = header.safeParse(value);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  throw issue === undefined
    ? badLine({ file, line: line.number, field: null, expected: 'a header', found: line.text })
    : fault(file, line.number, value, issue, HEADER_FIELDS);
};

const entryOf = (file: string, line: Line): Entry => {
  const value = objectOf(file, line);
  const { kind } = value;
  const known = ENTRY_KINDS.find((name) => name === kind);
  if (known === undefined) {
    const found = typeof kind === 'string' ? kind : written(kind);
    throw badLine({
      file,
      line: line.number,
      field: 'kind',
      expected: ENTRY_KINDS.join(' or '),
      found,
      known: ENTRY_KINDS,
    });
  }
  const result = entry.safeParse(value);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  throw issue === undefined
    ? badLine({
        file,
        line: line.number,
        field: null,
        expected: `an entry of kind ${known}`,
        found: line.text,
      })
    : fault(file, line.number, value, issue, FIELDS[known]);
};

/** A recording that is being read: its header, and its entries one at a time. */
export type Recording = {
  readonly header: Header;
  /** Each with the number of its line, and the length of it in letters. */
  readonly entries: Iterable<readonly [line: number, entry: Entry, length: number]>;
};

/** A last line that no line feed ends and that can't be read is what a power cut left: all before it counts. */
const isCutOff = (line: Line): boolean => {
  if (line.whole) return false;
  try {
    return !isObject(JSON.parse(line.text));
  } catch {
    return true;
  }
};

/**
 * Reads a recording, a line at a time; the entries can be gone through once.
 * @throws UnitError `bad-input` at once for the header, and on the way for an entry: file, line, field, what was expected
 */
export const readRecording = (path: string): Recording => {
  const file = basename(path);
  const lines = linesOf(path, file);
  const first = lines.next();
  if (first.done === true)
    throw badLine({ file, line: 1, field: null, expected: 'a header', found: 'nothing' });
  let read: Header;
  try {
    read = headerOf(file, first.value);
  } catch (error) {
    lines.return();
    throw error;
  }
  function* entries(): Generator<readonly [line: number, entry: Entry, length: number], void, undefined> {
    let before = 0;
    for (const line of lines) {
      if (isCutOff(line)) return;
      const next = entryOf(file, line);
      if (next.t < before) {
        throw badLine({
          file,
          line: line.number,
          field: 't',
          expected: `at least ${before}, since time never falls`,
          found: String(next.t),
        });
      }
      before = next.t;
      yield [line.number, next, line.text.length];
    }
  }
  return { header: read, entries: entries() };
};
