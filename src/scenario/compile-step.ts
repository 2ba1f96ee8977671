import { COMMANDS } from '../contract/commands.ts';
import { ERROR_CODES } from '../contract/errors.ts';
import { oneOf } from '../nearest.ts';
import type { Context } from './compile.ts';
import { type Condition, parseCondition } from './condition.ts';
import { ACTION_NAMES, actionOf, actionsOf, argumentProblem, type Deed, deedsOf } from './deeds.ts';
import { type Place, wrongAt } from './document.ts';
import { millisecondsOf } from './durations.ts';
import { keysAt } from './known-keys.ts';
import type { StepEntry } from './language.ts';
import { expressionProblem, problemOf } from './problem.ts';
import type { RunStep, Spot, Trigger } from './run.ts';

/** Metres around a place that count as being there. */
const NEAR = 100;

const TRIGGERS = ['at', 'wait', 'when', 'when entering', 'when leaving'] as const;

/** A condition of the file, with errors at its place. */
export const conditionAt = (text: string, place: Place, field: string): Condition => {
  try {
    return parseCondition(text);
  } catch (error) {
    throw expressionProblem(error, place, field);
  }
};

const spotOf = (wanted: NonNullable<StepEntry['when entering']>): Spot =>
  typeof wanted === 'string'
    ? { named: wanted, radius: NEAR }
    : { position: wanted.position, radius: wanted.radius ?? NEAR };

const triggerOf = (entry: StepEntry, path: readonly PropertyKey[], context: Context): Trigger => {
  const given = TRIGGERS.filter((key) => entry[key] !== undefined);
  const [, second] = given;
  if (second !== undefined)
    throw wrongAt(
      context.place([...path, second], 'key'),
      `a step has one of ${TRIGGERS.join(', ')}; this one has ${given.join(' and ')}.`,
      'Leave one of them out.',
    );
  if (entry.at !== undefined) return { by: 'time', at: millisecondsOf(entry.at) ?? 0 };
  if (entry.when !== undefined)
    return { by: 'condition', condition: conditionAt(entry.when, context.place([...path, 'when']), 'when') };
  const entering = entry['when entering'];
  if (entering !== undefined) return { by: 'entering', spot: spotOf(entering) };
  const leaving = entry['when leaving'];
  if (leaving !== undefined) return { by: 'leaving', spot: spotOf(leaving) };
  return { by: 'order', wait: millisecondsOf(entry.wait ?? '0 s') ?? 0 };
};

/** What the contract says to a command, at the place of the file that it comes from. */
const checkArguments = (
  deeds: readonly Deed[],
  entry: StepEntry,
  path: readonly PropertyKey[],
  context: Context,
): void => {
  for (const deed of deeds) {
    const issues = argumentProblem(deed);
    if (issues === null || deed.does !== 'command') continue;
    const key =
      entry.do === deed.command && entry.with !== undefined ? 'with' : (actionsOf(entry)[0] ?? 'do');
    const below = [...path, key];
    throw problemOf(
      issues.map((issue) => ({ ...issue, path: [...below, ...issue.path] })),
      context.tree as never,
      context.place(below),
      (at) => keysAt(COMMANDS[deed.command].argument, at.slice(below.length)),
    );
  }
};

/**
 * One step, checked.
 * @throws UnitError `bad-input` with its place
 */
export const compileStep = (entry: StepEntry, index: number, context: Context): RunStep => {
  const path = ['steps', index];
  const place = context.place(path);
  const trigger = triggerOf(entry, path, context);
  const deeds = deedsOf(entry);
  if ('expected' in deeds) {
    const field = [...path, ...deeds.path];
    throw wrongAt(
      context.place(field),
      `"${deeds.path.join('.')}" must be ${deeds.expected}.`,
      'Write it so.',
    );
  }
  if (entry.with !== undefined && entry.do === undefined)
    throw wrongAt(
      context.place([...path, 'with'], 'key'),
      '"with" is the argument of "do", which is missing.',
      'Add do: and a command of `glovebox ctl list`.',
    );
  if (deeds.length === 0 && entry.id === undefined)
    throw wrongAt(
      place,
      'this step does nothing.',
      `Add one of ${ACTION_NAMES.join(', ')}, or an id for expectations to name.`,
    );
  checkArguments(deeds, entry, path, context);
  if (entry.refused !== undefined && !ERROR_CODES.some((code) => code === entry.refused))
    throw wrongAt(
      context.place([...path, 'refused']),
      `"refused" must be the code of an error; found "${entry.refused}".`,
      oneOf(entry.refused, ERROR_CODES),
    );
  return {
    id: entry.id ?? null,
    place,
    trigger,
    after: entry.after ?? null,
    deeds,
    refused: entry.refused ?? null,
    says: entry.id === undefined ? actionOf(entry) : `${entry.id} (${actionOf(entry)})`,
  };
};
