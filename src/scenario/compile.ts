import { oneOf } from '../nearest.ts';
import { compileExpectation } from './compile-expectation.ts';
import { checkKnownNames, type KnownNames, type PlacedStep } from './compile-names.ts';
import { compileStep } from './compile-step.ts';
import { isTrue, overParameters } from './condition.ts';
import { type Place, placeOf, type Tree, wrongAt } from './document.ts';
import { millisecondsOf } from './durations.ts';
import { isMapping, type ReadFile, readScenarioFile } from './include.ts';
import { keysAt } from './known-keys.ts';
import { type ScenarioEntry, scenario } from './language.ts';
import { combinations, filled, type Parameters, roomForParameters } from './parameters.ts';
import { expressionProblem, problemOf } from './problem.ts';
import type { Expectation, RunStep, ScenarioRun } from './run.ts';

/** What a compiler of one entry needs: the entry's file for places, and what to say of it. */
export type Context = {
  readonly tree: Tree;
  readonly whole: Place;
  readonly parameters: Parameters;
  readonly place: (path: readonly PropertyKey[], which?: 'key' | 'value') => Place;
};

/** A day: longer is no scenario. */
const LONGEST = 86_400_000;
/** Steps and expectations, over all runs: all of them are checked before the first begins, and held until the last has ended. */
const MOST_ENTRIES = 50_000;

/** Whether an entry takes part in this run. */
const takesPart = (
  condition: string | undefined,
  context: Context,
  path: readonly PropertyKey[],
): boolean => {
  if (condition === undefined) return true;
  try {
    return isTrue(overParameters(condition, context.parameters));
  } catch (error) {
    throw expressionProblem(error, context.place([...path, 'only if']), 'only if');
  }
};

/** Every name of a step leads to one. */
const checkNames = (entry: ScenarioEntry, steps: readonly RunStep[], context: Context): void => {
  const known = new Set<string>();
  for (const { id, place } of steps) {
    if (id === null) continue;
    if (known.has(id))
      throw wrongAt(place, `the step "${id}" occurs twice.`, 'Give each step an id of its own.');
    known.add(id);
  }
  const check = (wanted: string | undefined, path: readonly PropertyKey[]): void => {
    if (wanted === undefined || known.has(wanted)) return;
    throw wrongAt(
      context.place(path),
      `"${String(path.at(-1))}" names "${wanted}", which is no step of this run.`,
      known.size === 0 ? 'Give a step an id.' : oneOf(wanted, [...known]),
    );
  };
  for (const [key, entries] of [
    ['steps', entry.steps],
    ['expect', entry.expect],
  ] as const) {
    for (const [index, one] of entries.entries()) {
      if ('include' in one || !takesPart(one['only if'], context, [key, index])) continue;
      check(one.after, [key, index, 'after']);
      if ('until' in one) check(one.until, [key, index, 'until']);
    }
  }
};

const compileRun = (
  entry: ScenarioEntry,
  file: string,
  context: Context,
  known: KnownNames | null,
): ScenarioRun => {
  const duration = millisecondsOf(entry.duration) ?? 0;
  if (duration === 0 || duration > LONGEST)
    throw wrongAt(
      context.place(['duration']),
      '"duration" must be more than nothing and at most 24 h.',
      'Write such as 3 min.',
    );
  const taking = entry.steps.flatMap((step, index): readonly (PlacedStep & { readonly index: number })[] => {
    const path = ['steps', index];
    return 'include' in step || !takesPart(step['only if'], context, path)
      ? []
      : [{ entry: step, path, index }];
  });
  const steps = taking.map(({ entry: step, index }) => compileStep(step, index, context));
  checkNames(entry, steps, context);
  if (known !== null) checkKnownNames(entry.start, taking, known, context);
  const late = steps.find(({ trigger }) => trigger.by === 'time' && trigger.at > duration);
  if (late !== undefined)
    throw wrongAt(
      late.place,
      `this step comes after the end of the scenario (${entry.duration}).`,
      'Make "duration" longer.',
    );
  const expectations = entry.expect.flatMap((one, index): readonly Expectation[] => {
    if ('include' in one || !takesPart(one['only if'], context, ['expect', index])) return [];
    return [compileExpectation(one, index, context)];
  });
  return {
    file,
    title: entry.scenario,
    about: entry.about ?? null,
    rules: entry.rules ?? [],
    parameters: context.parameters,
    start: entry.start ?? {},
    duration,
    steps,
    expectations,
  };
};

/**
 * Reads a scenario file and checks all of it: one run for each combination of its parameters.
 * @param read reads the text of a file by its path
 * @param known what the unit that it will run on knows by name; null leaves that to the unit
 * @throws UnitError `bad-input`, naming file, line, column, field, what was expected and the nearest known name
 */
export const loadScenario = (
  path: string,
  read: ReadFile,
  known: KnownNames | null,
): readonly ScenarioRun[] => {
  const { tree, place } = readScenarioFile(path, read);
  if ('part' in tree && !('scenario' in tree))
    throw wrongAt(
      place,
      'this is a part of scenarios, and not one itself.',
      'Run a scenario that includes it.',
    );
  const runs = combinations(tree, place);
  const entries = ['steps', 'expect'].reduce((sum, key) => {
    const list = tree[key];
    return sum + (Array.isArray(list) ? list.length : 0);
  }, 0);
  if (runs.length * entries > MOST_ENTRIES)
    throw wrongAt(
      placeOf(tree, ['with'], 'value', place),
      `"with" makes ${runs.length} runs of ${entries} steps and expectations, more than ${MOST_ENTRIES} altogether.`,
      'Leave some values out, or split the scenario.',
    );
  const room = roomForParameters();
  return runs.map((parameters) => {
    const whole = filled(tree, parameters, room);
    const context: Context = {
      tree: whole,
      whole: place,
      parameters,
      place: (at, which = 'value') => placeOf(whole, at, which, place),
    };
    const checked = scenario.safeParse(whole);
    if (!checked.success) {
      throw problemOf(checked.error.issues, whole, place, (at) => keysAt(scenario, at));
    }
    if (!isMapping(whole))
      throw wrongAt(place, 'a scenario must be a mapping.', 'Begin it with scenario: and a title.');
    return compileRun(checked.data, place.file, context, known);
  });
};
