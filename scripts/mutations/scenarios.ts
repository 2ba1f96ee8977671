import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { knownNames } from '../../src/host/assemble.ts';
import type * as Simulation from '../../src/host/simulate.ts';
import { loadScenario } from '../../src/scenario/compile.ts';
import type { Finding } from '../../src/scenario/evaluate.ts';
import type { ScenarioRun } from '../../src/scenario/run.ts';
import { ROOT } from '../processes.ts';
import { withChanges } from './broken-modules.ts';
import type { Change } from './change.ts';
import { chosenOf, short, table } from './print.ts';
import { BROKEN_RULES, type BrokenRule } from './scenarios-table.ts';

const FOLDER = join(ROOT, 'scenarios');
const silent = (): void => undefined;
const QUIET = { debug: silent, error: silent, info: silent, warn: silent };

/** What came of a scenario on code in which its rule is broken. */
type Judged = {
  readonly rule: BrokenRule;
  /** What the expectation that the row names came to; null where the run has none of those words. */
  readonly finding: Finding | null;
  /** What did not hold with nothing broken. */
  readonly alarms: readonly string[];
};

const runOf = ({ name, parameters = {} }: BrokenRule): ScenarioRun => {
  const runs = loadScenario(join(FOLDER, `${name}.yaml`), (path) => readFileSync(path, 'utf8'), knownNames());
  const wanted = JSON.stringify(parameters);
  const run = runs.find((one) => JSON.stringify(one.parameters) === wanted);
  if (run === undefined) throw new Error(`${name} has no run with ${wanted}.`);
  return run;
};

const findingsOf = async (
  copy: string,
  run: ScenarioRun,
  changes: readonly Change[],
): Promise<readonly Finding[]> => {
  const { simulate } = await withChanges<typeof Simulation>(copy, 'src/host/simulate.ts', changes);
  const options = { broker: { kind: 'embedded' }, prefix: 'glovebox/v1', log: QUIET } as const;
  return (await simulate(run, options)).findings;
};

const judge = async (rule: BrokenRule): Promise<Judged> => {
  const run = runOf(rule);
  const whole = await findingsOf('whole', run, []);
  const broken = await findingsOf(rule.name, run, rule.changes);
  return {
    rule,
    finding: broken.find(({ says }) => says === rule.breaks) ?? null,
    alarms: whole.filter(({ held }) => !held).map(({ says, because }) => `${says}: ${because}`),
  };
};

/** So many are run at the same time: some wait for a broker that does not answer. */
const AT_ONCE = 4;

const judgeAll = async (rules: readonly BrokenRule[]): Promise<readonly Judged[]> => {
  const left = [...rules];
  const judged = new Map<BrokenRule, Judged>();
  const worker = async (): Promise<void> => {
    for (let rule = left.shift(); rule !== undefined; rule = left.shift())
      judged.set(rule, await judge(rule));
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return rules.flatMap((rule) => judged.get(rule) ?? []);
};

/** The message that broke it, or what was found. */
const saidBy = ({ because, message }: Finding): string =>
  message === null ? because : `${message.topic}: ${message.payload}`;

/** Whether the expectation broke, and what it said holds what it must. */
const isFound = ({ rule, finding }: Judged): boolean =>
  finding !== null && !finding.held && saidBy(finding).includes(rule.found);

/** The part of what was said around what it had to hold. */
const excerpt = ({ rule, finding }: Judged): string => {
  if (finding === null) return 'no such expectation';
  if (finding.held) return `it held: ${finding.because}`;
  const said = saidBy(finding);
  const at = said.indexOf(rule.found);
  if (at < 0) return said;
  const [topic] = said.split(': ', 1);
  return at < 60 ? said : `${topic}: … ${said.slice(at - 10)}`;
};

const HEAD = ['scenario', 'what is broken', 'expectation that broke', 'the message, or what was found'];

const rowOf = (judged: Judged): readonly string[] => [
  judged.rule.name,
  short(judged.rule.says, 80),
  isFound(judged) ? short(judged.rule.breaks, 72) : 'NONE',
  short(excerpt(judged), 130),
];

/**
 * Breaks the rule of each bundled scenario in the code, or of those that are named, runs it, and prints what it said.
 * @returns whether each broke as it must, none is left out, and each held with nothing broken
 * @throws UnknownName
 */
export const breakScenarios = async (names: readonly string[]): Promise<boolean> => {
  const chosen = chosenOf(BROKEN_RULES, 'scenario', names);
  const began = performance.now();
  const judged = await judgeAll(chosen);
  console.log(table(HEAD, judged.map(rowOf)));

  const alarms = judged.flatMap(({ rule, alarms }) => alarms.map((alarm) => `${rule.name}: ${alarm}`));
  for (const alarm of alarms) console.log(`FALSE ALARM with nothing broken: ${alarm}`);
  const left = readdirSync(FOLDER).filter(
    (file) => file.endsWith('.yaml') && !BROKEN_RULES.some(({ name }) => file === `${name}.yaml`),
  );
  for (const file of left) console.log(`LEFT OUT: nothing is broken for scenarios/${file}.`);
  const found = judged.filter(isFound).length;
  console.log(
    `\n${found} of ${judged.length} scenarios fail as they must, ${alarms.length} false alarms, ${left.length} left out, in ${((performance.now() - began) / 1_000).toFixed(0)} s.`,
  );
  return found === judged.length && alarms.length + left.length === 0;
};
