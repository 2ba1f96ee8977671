import { type ChildProcess, fork } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { type Fault, UnitError } from '../contract/errors.ts';
import { loadScenario } from '../scenario/compile.ts';
import type { RunResult } from '../scenario/result.ts';
import type { Log } from '../telemetry/telemetry.ts';
import { knownNames } from './assemble.ts';
import type { Settings } from './settings.ts';
import { paceOf, type RunEvent, simulate } from './simulate.ts';

/** One run to do: the file, and which of its runs. It goes to another process as it is. */
export type Job = {
  readonly file: string;
  readonly index: number;
  readonly broker: Settings['broker'];
  readonly prefix: string;
  readonly seed: number | undefined;
  /** Instead of the speed of the scenario. */
  readonly speed: number | 'max' | undefined;
  /** Instead of that of the scenario. */
  readonly telemetryRate?: number | undefined;
  /** The file to record it in. */
  readonly record?: string | undefined;
};

type Answer = { readonly result: RunResult } | { readonly fault: Fault | { readonly message: string } };

/** Does one run in this process. @throws UnitError */
export const doJob = async (job: Job, log: Log, tell?: (event: RunEvent) => void): Promise<RunResult> => {
  const run = loadScenario(job.file, (path) => readFileSync(path, 'utf8'), knownNames())[job.index];
  if (run === undefined)
    throw new UnitError('bad-input', `${job.file} has changed meanwhile.`, 'Run it again.');
  const speed = job.speed ?? run.start.speed ?? 'max';
  return simulate(run, {
    broker: job.broker,
    prefix: job.prefix,
    seed: job.seed,
    telemetryRate: job.telemetryRate,
    record: job.record,
    log,
    pace: speed === 'max' ? null : paceOf(speed),
    ...(tell === undefined ? {} : { tell }),
  });
};

/** The other end of a lane: does each job that it is sent, until the parent is gone. */
export const serveLane = (log: Log): Promise<void> =>
  new Promise((resolve) => {
    process.once('disconnect', () => resolve());
    process.on('message', (job: Job) => {
      const answer = (words: Answer): void => {
        process.send?.(words);
      };
      doJob(job, log).then(
        (result) => answer({ result }),
        (error: unknown) =>
          answer({ fault: error instanceof UnitError ? error.fault() : { message: String(error) } }),
      );
    });
  });

const errorOf = (fault: Fault | { readonly message: string }): Error =>
  'code' in fault ? new UnitError(fault.code, fault.sentence, fault.remedy) : new Error(fault.message);

const inLane = (lane: ChildProcess, job: Job): Promise<RunResult> =>
  new Promise((resolve, reject) => {
    const ended = (code: number | null): void =>
      reject(new Error(`a lane ended with ${code} in the middle of ${job.file}`));
    lane.once('exit', ended);
    lane.once('message', (answer: Answer) => {
      lane.off('exit', ended);
      if ('result' in answer) resolve(answer.result);
      else reject(errorOf(answer.fault));
    });
    lane.send(job);
  });

export type LanesOptions = {
  readonly jobs: readonly Job[];
  /** How many at once. */
  readonly lanes: number;
  /** The command line, which is started anew for each lane. */
  readonly entry: string;
  readonly log: Log;
  readonly began: (job: Job) => void;
  readonly ended: (job: Job, result: RunResult) => void;
  readonly tell?: (event: RunEvent) => void;
};

/**
 * Does all jobs, several at once, each lane in a process of its own; one lane is this process.
 * @returns the results in the order of the jobs
 * @throws the first error, when what was under way has ended
 */
export const doJobs = async (options: LanesOptions): Promise<readonly RunResult[]> => {
  const { jobs, log, began, ended } = options;
  const results = new Map<number, RunResult>();
  let next = 0;
  let failed: unknown = null;

  const work = async (run: (job: Job) => Promise<RunResult>): Promise<void> => {
    while (failed === null) {
      const index = next;
      const job = jobs[index];
      if (job === undefined) return;
      next += 1;
      began(job);
      try {
        const result = await run(job);
        results.set(index, result);
        ended(job, result);
      } catch (error) {
        failed ??= error;
      }
    }
  };

  const lanes = Math.min(options.lanes, jobs.length);
  if (lanes <= 1) {
    await work((job) => doJob(job, log, options.tell));
  } else {
    await Promise.all(
      Array.from({ length: lanes }, async () => {
        const lane = fork(options.entry, ['simulate-lane'], {
          stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
        });
        await work((job) => inLane(lane, job));
        lane.disconnect();
      }),
    );
  }
  if (failed !== null) throw failed;
  return jobs.flatMap((_, index) => results.get(index) ?? []);
};
