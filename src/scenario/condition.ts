import { oneOf } from '../nearest.ts';
import {
  type Comparison,
  type Expression,
  ExpressionError,
  parseExpression,
  type Value,
} from './expression.ts';
import { knownNames, type Quantity, quantityOf, type World } from './quantities.ts';

/** A condition, read and checked: whether it holds now, and what there is of what it looks at, such as `geolocation was on`. */
export type Condition = {
  readonly text: string;
  readonly holds: (world: World) => boolean;
  readonly found: (world: World) => string;
};

/** What names mean: quantities of the unit, or the parameters of a run. */
export type Names = {
  readonly find: (name: string) => Quantity | null;
  readonly known: (name: string) => readonly string[];
};

const UNIT_NAMES: Names = { find: quantityOf, known: knownNames };
const ON: readonly Value[] = [true, 'on', 'true'];
const OFF: readonly Value[] = [false, 'off', 'false'];
const SWITCH_WORDS = ['on', 'off', 'true', 'false'];

/** `on` is true whether it was written as a word or as a boolean. */
const comparable = (value: Value): Value => {
  if (ON.includes(value)) return 'on';
  return OFF.includes(value) ? 'off' : value;
};

/** Compares as a person would: numbers by size where both are numbers, all else as words. */
export const compare = (left: Value, by: Comparison, right: Value): boolean => {
  const [a, b] = [comparable(left), comparable(right)];
  if (by === '=') return a === b || (a !== null && b !== null && String(a) === String(b));
  if (by === '!=') return !compare(left, '=', right);
  const [x, y] = [a, b].map((value) => (value === null || value === '' ? Number.NaN : Number(value))) as [
    number,
    number,
  ];
  switch (by) {
    case '<':
      return x < y;
    case '<=':
      return x <= y;
    case '>':
      return x > y;
    case '>=':
      return x >= y;
  }
};

const unknown = (at: number, name: string, names: Names): ExpressionError =>
  new ExpressionError(at, `names "${name}", which is no quantity`, oneOf(name, names.known(name)));

const checkAgainst = (
  quantity: Quantity,
  name: string,
  by: Comparison,
  other: Expression,
  names: Names,
): void => {
  if (quantity.kind === 'any' || (other.is === 'word' && names.find(other.word) !== null)) return;
  const value = other.is === 'literal' ? other.value : other.is === 'word' ? other.word : null;
  const wrong = (expected: string, known: readonly string[]): ExpressionError =>
    new ExpressionError(
      other.at,
      `compares ${name} with "${String(value)}", where ${expected} was expected`,
      known.length === 0 ? `Write such as: ${name} ${by} 50.` : oneOf(String(value), known),
    );
  if (quantity.kind === 'number' && typeof value !== 'number') throw wrong('a number', []);
  if (quantity.kind === 'switch' && !SWITCH_WORDS.includes(String(value)))
    throw wrong('on or off', ['on', 'off']);
  const { values } = quantity;
  if (values !== undefined && !values.includes(String(value))) throw wrong(values.join(' or '), values);
  if (quantity.kind !== 'number' && by !== '=' && by !== '!=')
    throw new ExpressionError(other.at, `compares ${name} by "${by}", which is for numbers`, 'Use = or !=.');
};

const check = (expression: Expression, names: Names, compared = false): void => {
  switch (expression.is) {
    case 'literal':
      return;
    case 'word': {
      if (SWITCH_WORDS.includes(expression.word) || names.find(expression.word) !== null || compared) return;
      throw unknown(expression.at, expression.word, names);
    }
    case 'not':
      check(expression.of, names);
      return;
    case 'and':
    case 'or':
      check(expression.left, names);
      check(expression.right, names);
      return;
    case 'choose':
      check(expression.when, names);
      check(expression.then, names, true);
      check(expression.otherwise, names, true);
      return;
    case 'compare': {
      const { left, right, by } = expression;
      check(left, names);
      check(right, names, true);
      const quantity = left.is === 'word' ? names.find(left.word) : null;
      if (quantity !== null && left.is === 'word') checkAgainst(quantity, left.word, by, right, names);
    }
  }
};

const truth = (value: Value): boolean =>
  !(value === null || value === 0 || value === '' || OFF.includes(value));

const evaluate = (expression: Expression, names: Names, world: World): Value => {
  const of = (inner: Expression): Value => evaluate(inner, names, world);
  switch (expression.is) {
    case 'literal':
      return expression.value;
    case 'word': {
      const quantity = names.find(expression.word);
      return quantity === null ? expression.word : quantity.read(world);
    }
    case 'not':
      return !truth(of(expression.of));
    case 'and':
      return truth(of(expression.left)) && truth(of(expression.right));
    case 'or':
      return truth(of(expression.left)) || truth(of(expression.right));
    case 'compare':
      return compare(of(expression.left), expression.by, of(expression.right));
    case 'choose':
      return of(truth(of(expression.when)) ? expression.then : expression.otherwise);
  }
};

/** The names of quantities in an expression, each once, in the order in which they stand there. */
const namesIn = (expression: Expression): readonly string[] => {
  switch (expression.is) {
    case 'literal':
      return [];
    case 'word':
      return UNIT_NAMES.find(expression.word) === null ? [] : [expression.word];
    case 'not':
      return namesIn(expression.of);
    case 'and':
    case 'or':
    case 'compare':
      return [...new Set([expression.left, expression.right].flatMap(namesIn))];
    case 'choose':
      return [...new Set([expression.when, expression.then, expression.otherwise].flatMap(namesIn))];
  }
};

const spokenValue = (value: Value): string =>
  typeof value === 'number' ? String(Number(value.toFixed(3))) : String(comparable(value) ?? 'nothing');

/**
 * Reads a condition on the unit.
 * @throws ExpressionError with the place in the text, and the nearest known name
 */
export const parseCondition = (text: string): Condition => {
  const expression = parseExpression(text);
  check(expression, UNIT_NAMES);
  return {
    text,
    holds: (world) => truth(evaluate(expression, UNIT_NAMES, world)),
    found: (world) =>
      namesIn(expression)
        .map((name) => `${name} was ${spokenValue(UNIT_NAMES.find(name)?.read(world) ?? null)}`)
        .join(', '),
  };
};

const NOWHERE = null as unknown as World;

/**
 * Works out an expression over the parameters of a run.
 * @throws ExpressionError with the place in the text, and the nearest known name
 */
export const overParameters = (text: string, parameters: Readonly<Record<string, Value>>): Value => {
  const names: Names = {
    find: (name) =>
      Object.hasOwn(parameters, name)
        ? { kind: 'any', says: 'a parameter', read: () => parameters[name] ?? null }
        : null,
    known: () => Object.keys(parameters),
  };
  const expression = parseExpression(text);
  check(expression, names);
  // Parameters need no world: each of them is a value.
  return evaluate(expression, names, NOWHERE);
};

/** Whether a value counts as yes. */
export const isTrue = truth;
