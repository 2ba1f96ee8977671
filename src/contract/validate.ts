import type * as z from 'zod/mini';
import { UnitError } from './errors.ts';
import { exampleOf } from './example.ts';

type Issue = z.core.$ZodIssue;

const named = (path: readonly PropertyKey[]): string =>
  path.length === 0 ? 'the whole' : `"${path.map(String).join('.')}"`;

const shown = (value: unknown): string => {
  if (value === undefined) return 'nothing';
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
};

const at = (input: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>(
    (value, key) => (typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined),
    input,
  );

/** The types of JSON, as a person calls them. */
const TYPES: Readonly<Record<string, string>> = {
  boolean: 'a boolean, such as true',
  number: 'a number, such as 1.5',
  int: 'a whole number, such as 1',
  string: 'a string, such as "…"',
  array: 'a list, such as […]',
  object: 'an object, such as {…}',
};

const expected = (issue: Issue): string => {
  switch (issue.code) {
    case 'invalid_type':
      return `must be ${TYPES[issue.expected] ?? issue.expected}`;
    case 'invalid_value':
      return `must be ${issue.values.map((value) => JSON.stringify(value)).join(' or ')}`;
    case 'unrecognized_keys':
      return `has no field ${issue.keys.map((key) => `"${key}"`).join(', ')}`;
    case 'too_small':
      return `must be ${issue.inclusive ? 'at least' : 'more than'} ${issue.minimum}`;
    case 'too_big':
      return `must be at most ${issue.maximum}`;
    default:
      return 'has a value that does not fit';
  }
};

/** The first thing that is wrong with `input`, as one sentence: which field, what was expected, what was found. */
const sentenceOf = (
  what: string,
  input: unknown,
  schema: z.core.$ZodType,
  issues: readonly Issue[],
): string => {
  const [issue] = issues;
  if (input === undefined)
    return `${what}: the argument is missing, such as '${JSON.stringify(exampleOf(schema))}'.`;
  if (issue === undefined) return `${what} does not fit.`;
  return `${what}: ${named(issue.path)} ${expected(issue)}; found ${shown(at(input, issue.path))}.`;
};

/**
 * `input` as the schema types it.
 * @throws UnitError `bad-input`, naming the field, what was expected and what was found
 */
export const parse = <T>(schema: z.ZodMiniType<T>, input: unknown, what: string, remedy: string): T => {
  const result = schema.safeParse(input);
  if (result.success) return result.data;
  throw new UnitError('bad-input', sentenceOf(what, input, schema, result.error.issues), remedy);
};
