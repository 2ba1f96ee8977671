import { oneOf } from '../nearest.ts';
import { SIGNAL_CATALOGUE } from '../privacy/signals.ts';
import type { Context } from './compile.ts';
import { conditionAt } from './compile-step.ts';
import { wrongAt } from './document.ts';
import { millisecondsOf } from './durations.ts';
import type { ExpectationEntry, MatchEntry } from './language.ts';
import type { Claim, Count, Expectation, Expected } from './run.ts';

const KINDS = ['never', 'always', 'within', 'count'] as const;

const COUNT = /^\s*(?:(exactly|at least|at most)\s+)?(\d+)\s*$/u;

const worded = (entry: MatchEntry): string =>
  Object.entries(entry)
    .map(([key, value]) => `${key} ${typeof value === 'object' ? JSON.stringify(value) : String(value)}`)
    .join(', ');

/** A filter as MQTT allows it: # alone at the end, + alone in its level. */
const isFilter = (filter: string): boolean => {
  const levels = filter.split('/');
  return levels.every((level, index) =>
    level.includes('#')
      ? level === '#' && index === levels.length - 1
      : !level.includes('+') || level === '+',
  );
};

const checkMatch = (entry: MatchEntry, path: readonly PropertyKey[], context: Context): void => {
  if (Object.keys(entry).length === 0)
    throw wrongAt(
      context.place(path),
      'this fits every message.',
      'Say which: topic, category, signal, value, header, text.',
    );
  const { topic, signal } = entry;
  if (topic !== undefined && !isFilter(topic))
    throw wrongAt(
      context.place([...path, 'topic']),
      `"topic" is no MQTT filter; found "${topic}".`,
      'Put + and # alone in their level, # in the last one.',
    );
  if (signal === undefined || SIGNAL_CATALOGUE.has(signal)) return;
  const paths = [...SIGNAL_CATALOGUE.keys()];
  if (signal.endsWith('*') && paths.some((known) => known.startsWith(signal.slice(0, -1)))) return;
  throw wrongAt(
    context.place([...path, 'signal']),
    `"signal" must be in the catalogue of signals; found "${signal}".`,
    oneOf(signal, paths),
  );
};

const claimOf = (claim: string | MatchEntry, path: readonly PropertyKey[], context: Context): Claim => {
  if (typeof claim === 'string') {
    const condition = conditionAt(claim, context.place(path), String(path.at(-1)));
    return { about: 'unit', condition, text: claim };
  }
  checkMatch(claim, path, context);
  return { about: 'message', match: claim, text: `a message with ${worded(claim)}` };
};

const countOf = (count: string | number, path: readonly PropertyKey[], context: Context): Count => {
  const [, by = 'exactly', times] = COUNT.exec(String(count)) ?? [];
  if (times === undefined)
    throw wrongAt(
      context.place(path),
      `"count" must be a number, or "exactly", "at least" or "at most" and a number; found "${count}".`,
      'Write such as: count: at least 3',
    );
  return { by: by as Count['by'], times: Number(times) };
};

const expectedOf = (entry: ExpectationEntry, path: readonly PropertyKey[], context: Context): Expected => {
  const given = KINDS.filter((kind) => entry[kind] !== undefined);
  const [kind, second] = given;
  if (kind === undefined || second !== undefined) {
    const where = second === undefined ? context.place(path) : context.place([...path, second], 'key');
    throw wrongAt(
      where,
      `an expectation has one of ${KINDS.join(', ')}; this one has ${given.join(' and ') || 'none'}.`,
      'Write such as: never: { category: location }',
    );
  }
  const needsThat = kind === 'within' || kind === 'count';
  if (needsThat !== (entry.that !== undefined)) {
    throw needsThat
      ? wrongAt(
          context.place(path),
          `"${kind}" needs "that": what is expected.`,
          'Add such as: that: { topic: data/location }',
        )
      : wrongAt(
          context.place([...path, 'that'], 'key'),
          `"that" goes with within and count, not with ${kind}.`,
          'Leave it out.',
        );
  }
  if (entry.of !== undefined && (kind !== 'always' || typeof entry.always === 'string'))
    throw wrongAt(
      context.place([...path, 'of'], 'key'),
      '"of" goes with "always" about messages.',
      'Leave it out.',
    );
  const claimAt = (key: 'never' | 'always' | 'that'): Claim =>
    claimOf(entry[key] ?? {}, [...path, key], context);
  switch (kind) {
    case 'never':
      return { kind, claim: claimAt('never') };
    case 'always':
      if (entry.of !== undefined) checkMatch(entry.of, [...path, 'of'], context);
      return { kind, claim: claimAt('always'), of: entry.of ?? null };
    case 'within':
      return { kind, claim: claimAt('that'), time: millisecondsOf(entry.within ?? '') ?? 0 };
    case 'count': {
      const claim = claimAt('that');
      if (claim.about === 'unit')
        throw wrongAt(
          context.place([...path, 'that']),
          '"count" counts messages, not conditions.',
          'Write such as: that: { topic: data/location }',
        );
      return { kind, claim, count: countOf(entry.count ?? '', [...path, 'count'], context) };
    }
  }
};

const sentenceOf = (expected: Expected, entry: ExpectationEntry): string => {
  const { text } = expected.claim;
  const window = [
    ...(entry.after === undefined ? [] : [`after ${entry.after}`]),
    ...(entry.until === undefined ? [] : [`until ${entry.until}`]),
    ...(entry.while === undefined ? [] : [`while ${entry.while}`]),
  ];
  const said = {
    never: () => `never ${text}`,
    always: () => `always ${text}${entry.of === undefined ? '' : ` of those with ${worded(entry.of)}`}`,
    within: () => `within ${entry.within} ${text}`,
    count: () => `${typeof entry.count === 'number' ? `exactly ${entry.count}` : entry.count} × ${text}`,
  }[expected.kind]();
  return [said, ...window].join(', ');
};

/**
 * One expectation, checked.
 * @throws UnitError `bad-input` with its place
 */
export const compileExpectation = (entry: ExpectationEntry, index: number, context: Context): Expectation => {
  const path = ['expect', index];
  const expected = expectedOf(entry, path, context);
  return {
    ...expected,
    says: entry.says ?? sentenceOf(expected, entry),
    rule: entry.rule ?? null,
    place: context.place(path),
    after: entry.after ?? null,
    until: entry.until ?? null,
    while:
      entry.while === undefined ? null : conditionAt(entry.while, context.place([...path, 'while']), 'while'),
  };
};
