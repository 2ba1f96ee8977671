import { overParameters } from './condition.ts';
import { mapTree, type Place, placeOf, type Tree, withKey, wrongAt } from './document.ts';
import type { Value } from './expression.ts';
import { isMapping } from './include.ts';
import { expressionProblem } from './problem.ts';

/** The parameters of one run. */
export type Parameters = Readonly<Record<string, Value>>;

const MOST_RUNS = 1_000;
const PLACEHOLDER = /\$\{([^{}]*)\}/gu;

/**
 * Each combination of the parameters, in the order in which they are written; one without any where there are none.
 * @throws UnitError `bad-input` where `with` is no table
 */
export const combinations = (tree: { readonly [key: string]: Tree }, place: Place): readonly Parameters[] => {
  const table = tree['with'];
  if (table === undefined) return [{}];
  const at = placeOf(tree, ['with'], 'value', place);
  if (!isMapping(table))
    throw wrongAt(
      at,
      '"with" must be a mapping of names to lists.',
      'Write such as: with: { geolocation: [on, off] }',
    );
  let runs: readonly Parameters[] = [{}];
  for (const [name, values] of Object.entries(table)) {
    const here = placeOf(tree, ['with', name], 'value', place);
    if (!Array.isArray(values) || values.length === 0)
      throw wrongAt(here, `"with.${name}" must be a list of values.`, `Write such as: ${name}: [on, off]`);
    const plain = values.map((value: Tree): Value => {
      if (typeof value === 'object' && value !== null)
        throw wrongAt(
          here,
          `"with.${name}" must be a list of words, numbers, on or off.`,
          'Write plain values.',
        );
      return value;
    });
    if (runs.length * plain.length > MOST_RUNS)
      throw wrongAt(
        at,
        `"with" makes more than ${MOST_RUNS} runs.`,
        'Leave some values out, or split the scenario.',
      );
    runs = runs.flatMap((run) => plain.map((value) => ({ ...run, [name]: value })));
  }
  return runs;
};

/** Letters that parameters may still put into a scenario, over all its runs. */
export type Room = { left: number };

/** So many letters make a scenario of many runs; more is a parameter that was put into itself, or nothing that anybody reads. */
export const roomForParameters = (): Room => ({ left: 5_000_000 });

const fill = (text: string, parameters: Parameters, place: () => Place, room: Room): Tree => {
  const value = (expression: string, at: number): Value => {
    try {
      return overParameters(expression, parameters);
    } catch (error) {
      const { file, line, column } = place();
      throw expressionProblem(error, { file, line, column: column + at + 2 }, `\${${expression}}`);
    }
  };
  const whole = /^\$\{([^{}]*)\}$/u.exec(text);
  if (whole !== null) return value(whole[1] ?? '', 0);
  return text.replaceAll(PLACEHOLDER, (_, expression: string, at: number) => {
    const worth = String(value(expression, at));
    room.left -= worth.length;
    if (room.left < 0)
      throw wrongAt(place(), 'parameters make the scenario too long.', 'Use shorter values, or fewer runs.');
    return worth;
  });
};

/** The scenario with `${…}` replaced by what it is worth in one run. */
export const filled = (tree: { readonly [key: string]: Tree }, parameters: Parameters, room: Room): Tree => {
  const copy = mapTree(tree, (scalar, place) =>
    typeof scalar === 'string' && scalar.includes('${') ? fill(scalar, parameters, place, room) : scalar,
  );
  return 'with' in tree && isMapping(copy) ? withKey(copy, 'with', tree['with'] ?? null) : copy;
};
