import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Finished, glovebox } from '../client/serve.ts';
import { UnitError } from '../src/contract/errors.ts';
import type { RunResult } from '../src/scenario/result.ts';

export type RunScenarioOptions = {
  /** Instead of the seed of the scenario: a whole number from 0 to 4294967295. */
  readonly seed?: number;
  /** How many seconds of the vehicle pass in one of ours, up to 100; as fast as possible by default. */
  readonly speed?: number | 'max';
  /** A broker of your own; one that lasts for the run by default. */
  readonly broker?: string;
  /** How many runs of it go on at once. */
  readonly jobs?: number;
};

/** What came of a scenario: one run for each combination of its parameters. */
export type ScenarioResult = { readonly held: boolean; readonly runs: readonly RunResult[] };

/** A scenario: a YAML file, a bundled one by its name, or its text. */
export type Scenario = string | { readonly yaml: string };

const flagsOf = (options: RunScenarioOptions): readonly string[] =>
  Object.entries(options).flatMap(([name, value]) =>
    value === undefined ? [] : [`--${name}`, String(value)],
  );

/** What the command line says of its progress is no part of a sentence. */
const PROGRESS = /^\d+ runs? of |^\d+\/\d+ (?:held|BROKE)/u;

const sentenceOf = ({ code, stderr }: Finished): UnitError => {
  const lines = stderr.split('\n').filter((line) => line !== '' && !PROGRESS.test(line));
  const [sentence = 'The scenario could not be run.', remedy = ''] = lines.slice(-2);
  return new UnitError(code === 3 ? 'unreachable' : code === 2 ? 'bad-input' : 'internal', sentence, remedy);
};

const runFile = async (file: string, options: RunScenarioOptions): Promise<ScenarioResult> => {
  const ended = await glovebox(['simulate', file, '--json', ...flagsOf(options)]);
  if (ended.code !== 0 && ended.code !== 1) throw sentenceOf(ended);
  if (ended.stdout === '') throw sentenceOf(ended);
  return JSON.parse(ended.stdout) as ScenarioResult;
};

/**
 * Runs a scenario in a process of its own: a unit, a subscriber, and a clock that goes on when the wire is at rest.
 * @returns what came of each run; an expectation that did not hold is no error, but `held: false`
 * @throws UnitError `bad-input` with file, line and column of what can't be used; `unreachable` for a broker
 */
export const runScenario = async (
  scenario: Scenario,
  options: RunScenarioOptions = {},
): Promise<ScenarioResult> => {
  if (typeof scenario === 'string') return runFile(scenario, options);
  const folder = mkdtempSync(join(tmpdir(), 'glovebox-scenario-'));
  try {
    const file = join(folder, 'scenario.yaml');
    writeFileSync(file, scenario.yaml);
    return await runFile(file, options);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};
