import { createLog } from '../host/log.ts';
import { runMatrixHere } from '../host/matrix.ts';
import { serveMatrixUnit } from '../host/matrix-process.ts';
import { readSelection } from '../matrix/cases.ts';
import { RACE_NAMES } from '../matrix/races.ts';
import { dataOf, held, junitOf, textOf } from '../matrix/report.ts';
import type { Values } from './options.ts';
import { settingsOf } from './unit-settings.ts';
import { mustBeReportable, writeReport } from './write-report.ts';

/** So often each race is run, each time from another seed. */
const RUNS_OF_A_RACE = 5;
const DEFAULT_SEED = 1;

const say = (sentence: string): void => {
  process.stderr.write(`${sentence}\n`);
};

/**
 * `glovebox matrix`: every two of all that a decision rests on, and races, on a live unit and a real wire, against the reference model.
 * @returns 0 where all is as the reference model says, else 1
 * @throws UnitError `bad-input` for what can't be run, `unreachable` for a broker that can't be reached
 */
export const matrix = async (values: Values, environment: NodeJS.ProcessEnv): Promise<number> => {
  const selection = readSelection(values.only, RACE_NAMES);
  const { broker, prefix, logLevel } = settingsOf(
    { ...values, data: ':memory:', speed: 1, logLevel: values.logLevel ?? 'error' },
    environment['GLOVEBOX_BROKER_PASSWORD'],
  );
  const junit = values.junit ?? values.report;
  if (junit !== undefined) mustBeReportable(junit);

  const isTerminal = process.stderr.isTTY;
  const outcome = await runMatrixHere({
    selection,
    whole: values.whole ?? false,
    races: values.races ?? RUNS_OF_A_RACE,
    seed: values.seed ?? DEFAULT_SEED,
    broker,
    prefix,
    log: await createLog(logLevel),
    entry: process.argv[1] ?? '',
    began: (sentence) => say(sentence),
    ended: (done, of) => {
      if (isTerminal) process.stderr.write(`\r${done} of ${of} ${done === of ? '\n' : ''}`);
    },
  });

  if (junit !== undefined) writeReport(junit, junitOf(outcome));
  if (values.json === true)
    process.stdout.write(`${JSON.stringify(dataOf(outcome), null, process.stdout.isTTY ? 2 : 0)}\n`);
  else process.stdout.write(`${textOf(outcome)}\n`);
  return held(outcome) ? 0 : 1;
};

/** `glovebox matrix-unit`: the unit that a race kills, which nobody types. */
export const matrixUnit = async (): Promise<number> => {
  await serveMatrixUnit(await createLog('error'));
  return 0;
};
