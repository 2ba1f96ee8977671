import { xml } from '../xml.ts';
import type { Share } from './coverage.ts';
import type { Difference } from './difference.ts';
import { caseInWords, selectionOf } from './factors.ts';
import type { RaceResult } from './race.ts';
import type { MatrixResult } from './run.ts';
import type { CaseResult } from './run-case.ts';

/** All that one run of `glovebox matrix` found. */
export type Outcome = {
  readonly seed: number;
  /** Whether every possible case was run, or only so many that every pair of values was. */
  readonly whole: boolean;
  /** Where the broker is, in words. */
  readonly broker: string;
  readonly matrix: MatrixResult;
  readonly races: readonly RaceResult[];
};

/** Whether everything was as the reference model says. */
export const held = ({ matrix, races }: Outcome): boolean =>
  matrix.afterwards.length === 0 &&
  [...matrix.cases, ...races].every(({ differences }) => differences.length === 0);

const count = (number: number, one: string, more = `${one}s`): string =>
  `${number.toLocaleString('en')} ${number === 1 ? one : more}`;

/** What runs one case, or one race, again. */
const againOf = (selection: string, seed: number, options: string): string =>
  `glovebox matrix ${options} --seed ${seed} --only ${selection}`;

type Found = { readonly difference: Difference; readonly in: string; readonly again: string; times: number };

/** Every difference once, with the first place that it was met in and how often it was. */
const found = ({ seed, matrix, races }: Outcome): readonly Found[] => {
  const all = new Map<string, Found>();
  const add = (differences: readonly Difference[], place: string, again: string): void => {
    for (const says of new Set(differences.map((one) => one.says))) {
      const difference = differences.find((one) => one.says === says);
      const known = all.get(says);
      if (known !== undefined) known.times += 1;
      else if (difference !== undefined) all.set(says, { difference, in: place, again, times: 1 });
    }
  };
  for (const { values, differences } of matrix.cases)
    add(differences, caseInWords(values), againOf(selectionOf(values), seed, '--whole --races 0'));
  add(matrix.afterwards, 'after all cases', `glovebox matrix --seed ${seed}`);
  for (const race of races)
    add(
      race.differences,
      `race ${race.name}, seed ${race.seed}`,
      againOf(`race=${race.name}`, race.seed, '--races 1'),
    );
  return [...all.values()];
};

const foundLines = ({ difference, in: place, again, times }: Found): readonly string[] => [
  `DIFFERS  ${difference.says}`,
  `         ${times === 1 ? 'in' : `${count(times, 'time')}, first in`}: ${place}`,
  `         again: ${again}`,
];

const shareLine = (what: string, { met, missed }: Share): string =>
  `  ${what}: ${met.length} of ${met.length + missed.length}${missed.length === 0 ? '' : `; not ${missed.join(', ')}`}`;

const racesLine = (races: readonly RaceResult[]): string => {
  const names = [...new Set(races.map(({ name }) => name))];
  const each = names.map((name) => `${name} ${races.filter((race) => race.name === name).length}×`);
  return `  ${each.join(', ')}; ${count(
    races.reduce((sum, { bytes }) => sum + bytes, 0),
    'byte',
  )} watched`;
};

/** Milliseconds as seconds. */
const seconds = (took: number): string => (took / 1_000).toFixed(1);

/** The result as a person reads it. */
export const textOf = (outcome: Outcome): string => {
  const { seed, whole, broker, matrix, races } = outcome;
  const { cases, coverage, took } = matrix;
  const asked = cases.reduce((sum, { answers }) => sum + answers.asked, 0);
  const messages = cases.reduce((sum, { wire }) => sum + wire.messages, 0);
  const differing = found(outcome);
  const failed = [...cases, ...races].filter(({ differences }) => differences.length > 0).length;
  return [
    ...differing.flatMap(foundLines),
    ...(differing.length === 0 ? [] : ['']),
    ...(cases.length === 0
      ? []
      : [
          `${count(cases.length, 'case')}, ${whole ? 'whole' : 'pairwise'}, seed ${seed}, ${broker}, in ${seconds(took)} s: ` +
            `${count(asked, 'decision')} and ${count(messages, 'message')} compared`,
          `  pairs of values: ${coverage.pairs.covered.toLocaleString('en')} of ${coverage.pairs.of.toLocaleString('en')}`,
          shareLine('rules met', coverage.rules),
          shareLine('reasons met', coverage.reasons),
          shareLine('kinds of messages offered', coverage.kinds),
          shareLine('kinds of messages that left', coverage.kindsLeft),
          shareLine('signals offered', coverage.signals),
          shareLine('signals that left', coverage.signalsLeft),
        ]),
    ...(races.length === 0
      ? []
      : [
          `${count(races.length, 'race')} in ${seconds(races.reduce((sum, race) => sum + race.took, 0))} s`,
          racesLine(races),
        ]),
    held(outcome)
      ? 'All of it is as the reference model says.'
      : `${count(differing.length, 'difference')} in ${count(failed, 'case or race', 'cases and races')}.`,
  ].join('\n');
};

const caseOf = (suite: string, name: string, took: number, differences: readonly Difference[]): string => {
  const head = `    <testcase classname="${xml(suite)}" name="${xml(name)}" time="${(took / 1_000).toFixed(3)}"`;
  if (differences.length === 0) return `${head}/>`;
  const [first] = differences;
  const all = [...new Set(differences.map(({ says }) => says))].join('\n');
  return `${head}><failure message="${xml(first?.says ?? '')}">${xml(all)}</failure></testcase>`;
};

type Counted = { readonly took: number; readonly differences: readonly Difference[] };

const suiteOf = (name: string, counted: readonly Counted[], cases: readonly string[]): string => {
  const failures = counted.filter(({ differences }) => differences.length > 0).length;
  const took = counted.reduce((sum, one) => sum + one.took, 0) / 1_000;
  return [
    `  <testsuite name="${xml(name)}" tests="${cases.length}" failures="${failures}" errors="0" skipped="0" time="${took.toFixed(3)}">`,
    ...cases,
    '  </testsuite>',
  ].join('\n');
};

/** The result as JUnit XML: a suite for the cases, one for the races, a test for each. */
export const junitOf = (outcome: Outcome): string => {
  const { matrix, races } = outcome;
  const afterwards: readonly (Counted & { readonly name: string })[] = [
    { name: 'after all cases', took: 0, differences: matrix.afterwards },
  ];
  const cases: readonly Counted[] = matrix.cases.length === 0 ? [] : [...matrix.cases, ...afterwards];
  const suites = [
    suiteOf('glovebox matrix', cases, [
      ...matrix.cases.map(({ values, took, differences }) =>
        caseOf('matrix', caseInWords(values), took, differences),
      ),
      ...(matrix.cases.length === 0
        ? []
        : afterwards.map(({ name, differences }) => caseOf('matrix', name, 0, differences))),
    ]),
    ...(races.length === 0
      ? []
      : [
          suiteOf(
            'glovebox matrix races',
            races,
            races.map(({ name, seed, took, differences }) =>
              caseOf('races', `${name}, seed ${seed}`, took, differences),
            ),
          ),
        ]),
  ];
  const all = [...cases, ...races];
  const failures = all.filter(({ differences }) => differences.length > 0).length;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="glovebox matrix" tests="${all.length}" failures="${failures}">`,
    ...suites,
    '</testsuites>',
    '',
  ].join('\n');
};

const shortly = ({ values, differences, answers, wire, took }: CaseResult) => ({
  values,
  held: differences.length === 0,
  differences,
  decisions: answers.asked,
  messages: wire.messages,
  took: Math.round(took),
});

/** The result as data. */
export const dataOf = (outcome: Outcome) => ({
  held: held(outcome),
  seed: outcome.seed,
  whole: outcome.whole,
  took: Math.round(outcome.matrix.took),
  coverage: outcome.matrix.coverage,
  cases: outcome.matrix.cases.map(shortly),
  afterwards: outcome.matrix.afterwards,
  races: outcome.races,
});
