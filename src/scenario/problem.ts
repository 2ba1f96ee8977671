import type * as z from 'zod/mini';
import type { UnitError } from '../contract/errors.ts';
import { oneOf, oneOfThese } from '../nearest.ts';
import { type Place, placeOf, type Tree, wrongAt } from './document.ts';
import { ExpressionError } from './expression.ts';

type Issue = z.core.$ZodIssue;

const valueAt = (tree: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>(
    (at, key) => (typeof at === 'object' && at !== null ? Reflect.get(at, key) : undefined),
    tree,
  );

const shown = (value: unknown): string => {
  if (value === undefined) return 'nothing';
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
};

/** The types that came out of a union at its root: what was expected, where nothing of the union fits. */
const rootTypes = (issues: readonly Issue[]): string | null => {
  const [first] = issues;
  if (first === undefined || first.path.length > 0) return null;
  if (first.code === 'invalid_type') return first.expected;
  return first.code === 'invalid_value' ? first.values.map(String).join(' or ') : null;
};

/** The one issue that a person should mend first; of a union, that of the branch which the value comes nearest to. */
const nearestIssue = (issue: Issue, tree: unknown): Issue => {
  if (issue.code !== 'invalid_union') return issue;
  const value = valueAt(tree, issue.path);
  // A branch that already fails by its type was not meant.
  const meant = issue.errors.filter(
    (branch) => !branch.some(({ code, path }) => code === 'invalid_type' && path.length === 0),
  );
  const isEmpty = value === null || value === undefined;
  const best = isEmpty
    ? undefined
    : meant.toSorted((a, b) => unknownKeys(a) - unknownKeys(b) || a.length - b.length)[0];
  const [inner] = best ?? [];
  if (inner === undefined) return issue;
  return nearestIssue({ ...inner, path: [...issue.path, ...inner.path] } as Issue, tree);
};

const unknownKeys = (issues: readonly Issue[]): number =>
  issues.reduce((sum, issue) => sum + (issue.code === 'unrecognized_keys' ? issue.keys.length : 0), 0);

const named = (path: readonly PropertyKey[]): string =>
  path.length === 0 ? 'the whole file' : `"${path.map(String).join('.')}"`;

/** The keys that a mapping at a path may have, for a hint. */
export type KnownKeys = (path: readonly PropertyKey[]) => readonly string[];

const EXAMPLES: Readonly<Record<string, string>> = {
  string: 'text',
  object: 'a mapping of names to values',
  array: 'a list (lines that begin with -)',
  number: 'a number',
  int: 'a whole number',
  boolean: 'on or off',
  record: 'a mapping of names to values',
};

const wordOf = (type: string): string => EXAMPLES[type] ?? type;

/** An issue of the schema, as an error that names file, line, column, field, what was expected, and the nearest known name. */
export const problemOf = (
  issues: readonly Issue[],
  tree: Tree,
  whole: Place,
  known: KnownKeys,
): UnitError => {
  const [first] = issues;
  if (first === undefined)
    return wrongAt(whole, 'the file does not fit.', 'Compare it with a bundled scenario.');
  const issue = nearestIssue(first, tree);
  const { path } = issue;
  const found = valueAt(tree, path);
  const place = placeOf(tree, path, 'value', whole);
  const field = named(path);
  switch (issue.code) {
    case 'unrecognized_keys': {
      const key = issue.keys[0] ?? '';
      const names = known(path).filter((name) => !Object.keys((found as object | null) ?? {}).includes(name));
      const at = placeOf(tree, [...path, key], 'key', whole);
      return wrongAt(
        at,
        `${field} has no field "${key}".`,
        names.length === 0 ? 'Leave it out.' : oneOf(key, names),
      );
    }
    case 'invalid_value': {
      const values = issue.values.map(String);
      const many = values.length > 12;
      return wrongAt(
        place,
        `${field} must be ${many ? 'a known name' : values.join(' or ')}; found ${shown(found)}.`,
        (many ? oneOf : oneOfThese)(String(found), values),
      );
    }
    case 'invalid_union': {
      const types = [
        ...new Set(
          issue.errors
            .map(rootTypes)
            .filter((type) => type !== null)
            .map(wordOf),
        ),
      ];
      return wrongAt(
        place,
        `${field} must be ${types.join(' or ') || 'something else'}; found ${shown(found)}.`,
        'Compare it with a bundled scenario.',
      );
    }
    case 'invalid_type':
      return found === undefined
        ? wrongAt(
            placeOf(tree, path.slice(0, -1), 'value', whole),
            `${field} is missing; ${wordOf(issue.expected)} was expected.`,
            `Add ${String(path.at(-1) ?? 'it')}.`,
          )
        : wrongAt(
            place,
            `${field} must be ${wordOf(issue.expected)}; found ${shown(found)}.`,
            'Write it so.',
          );
    case 'too_small':
    case 'too_big': {
      const limit = issue.code === 'too_small' ? `at least ${issue.minimum}` : `at most ${issue.maximum}`;
      const size =
        typeof found === 'string' ? ' characters long' : Array.isArray(found) ? ' entries long' : '';
      return wrongAt(
        place,
        `${field} must be ${limit}${size}; found ${shown(found)}.`,
        'Write such a value.',
      );
    }
    case 'invalid_format':
      return wrongAt(
        place,
        `${field} is not written as it must be; found ${shown(found)}.`,
        formatHint(path),
      );
    default:
      return wrongAt(
        place,
        `${field} has a value that does not fit; found ${shown(found)}.`,
        'Compare it with a bundled scenario.',
      );
  }
};

const formatHint = (path: readonly PropertyKey[]): string => {
  switch (path.at(-1)) {
    case 'at':
    case 'wait':
    case 'duration':
    case 'within':
      return 'Write a duration such as 250 ms, 90 s, 2 min or 1.5 h.';
    case 'clock':
      return 'Write by how much it is set, such as -1 h or + 10 min.';
    case 'time':
      return 'Write a time such as 2026-06-01T08:00:00Z.';
    case 'rule':
      return 'Write the id of a rule, such as R20.';
    default:
      return 'Use letters, digits, - and _.';
  }
};

/** An expression that can't be read, at its place in the file. */
export const expressionProblem = (error: unknown, place: Place, field: string): unknown => {
  if (!(error instanceof ExpressionError)) return error;
  const at = { ...place, column: place.column + error.at };
  return wrongAt(at, `"${field}" ${error.message}.`, error.hint);
};
