import { existsSync, readdirSync, realpathSync, statSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join, relative, sep } from 'node:path';
import { UnitError } from '../contract/errors.ts';
import { knownNames } from '../host/assemble.ts';
import { createLog } from '../host/log.ts';
import type { RunEvent } from '../host/simulate.ts';
import { doJobs, type Job, serveLane } from '../host/simulate-lanes.ts';
import { bundledFolder, isScenario, namesIn, readerFor } from '../host/simulate-library.ts';
import { telemetryRateAt, USUAL_RATE } from '../host/telemetry-rate.ts';
import { loadScenario } from '../scenario/compile.ts';
import { junitOf, summaryOf, textOf } from '../scenario/report.ts';
import { nameOf } from '../scenario/result.ts';
import { oneOf } from './nearest.ts';
import type { Values } from './options.ts';
import { recordPaths } from './record-paths.ts';
import { settingsOf } from './unit-settings.ts';
import { mustBeReportable, writeReport } from './write-report.ts';

const say = (sentence: string): void => {
  process.stderr.write(`${sentence}\n`);
};

const shown = (path: string): string => {
  const near = relative(process.cwd(), path);
  return (near.startsWith('..') ? path : near).replaceAll(sep, '/');
};

/** The files that a word of the command line stands for: a file, all of a folder, or a bundled scenario by its name. */
const filesOf = (word: string): readonly string[] => {
  if (existsSync(word)) {
    if (!statSync(word).isDirectory()) return [shown(realpathSync(word))];
    const found = readdirSync(word).filter(isScenario).toSorted();
    if (found.length > 0) return found.map((name) => shown(realpathSync(join(word, name))));
    throw new UnitError(
      'bad-input',
      `There is no scenario in ${word}.`,
      'Name a folder with .yaml files in it.',
    );
  }
  const names = namesIn(bundledFolder());
  if (names.includes(word)) return [shown(join(bundledFolder(), `${word}.yaml`))];
  throw new UnitError(
    'bad-input',
    `There is no scenario "${word}".`,
    `Name a file, a folder, or a bundled one. ${oneOf(word, names)}`,
  );
};

const progress = (): ((event: RunEvent) => void) | undefined => {
  if (!process.stderr.isTTY) return undefined;
  return (event) => {
    if (event.what === 'time') process.stderr.write(`\r${Math.floor((100 * event.at) / event.of)} % `);
  };
};

/**
 * `glovebox simulate`: scenarios without a window. All files are checked before the first is run.
 * @param words files, folders, or names of bundled scenarios
 * @returns 0 where every expectation held, else 1
 * @throws UnitError `bad-input` for a file that can't be used, recorded in or reported to, `unreachable` for a broker that can't be reached
 */
export const simulate = async (
  words: readonly string[],
  values: Values,
  environment: NodeJS.ProcessEnv,
): Promise<number> => {
  const junit = values.junit ?? values.report;
  if (junit !== undefined) mustBeReportable(junit);
  const files = [...new Set(words.flatMap(filesOf))];
  const { broker, prefix, logLevel } = settingsOf(
    { ...values, data: ':memory:', speed: 1, logLevel: values.logLevel ?? 'error' },
    environment['GLOVEBOX_BROKER_PASSWORD'],
  );
  if (values.telemetryRate !== undefined) telemetryRateAt(USUAL_RATE, values.telemetryRate);
  const known = knownNames();
  const found = files.flatMap((file) =>
    loadScenario(file, readerFor(file), known).map((run, index, { length }) => ({
      run,
      file,
      index,
      of: length,
    })),
  );
  const paths = values.record === undefined ? [] : recordPaths(values.record, found);
  const runs = found.map(({ run, file, index }, place) => {
    const record = paths[place];
    const { seed, speed, telemetryRate } = values;
    const job: Job = { file, index, broker, prefix, seed, speed, telemetryRate, record };
    return { run, job };
  });
  const names = new Map(runs.map(({ run, job }) => [job, nameOf(run)]));
  const lanes = values.jobs ?? (runs.length < 4 ? 1 : availableParallelism());
  say(
    `${runs.length} ${runs.length === 1 ? 'run' : 'runs'} of ${files.length} ${files.length === 1 ? 'scenario' : 'scenarios'}, checked.`,
  );

  const tell = progress();
  let ended = 0;
  const results = await doJobs({
    jobs: runs.map(({ job }) => job),
    lanes,
    entry: process.argv[1] ?? '',
    log: await createLog(logLevel),
    began: () => undefined,
    ended: (job, result) => {
      ended += 1;
      say(
        `${tell === undefined ? '' : '\r'}${ended}/${runs.length} ${result.held ? 'held ' : 'BROKE'} ${names.get(job) ?? job.file}`,
      );
    },
    ...(tell === undefined ? {} : { tell }),
  });

  if (junit !== undefined) writeReport(junit, junitOf(results));
  const held = results.every((result) => result.held);
  if (values.json === true)
    process.stdout.write(`${JSON.stringify({ held, runs: results }, null, process.stdout.isTTY ? 2 : 0)}\n`);
  else process.stdout.write(`${[...results.map(textOf), summaryOf(results)].join('\n\n')}\n`);
  return held ? 0 : 1;
};

/** `glovebox simulate-lane`: the other end of --jobs, which nobody types. */
export const simulateLane = async (): Promise<number> => {
  await serveLane(await createLog('error'));
  return 0;
};
