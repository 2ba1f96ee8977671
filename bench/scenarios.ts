import { join } from 'node:path';
import { packageFolder } from '../src/host/places.ts';
import { doJobs, type Job } from '../src/host/simulate-lanes.ts';
import { SILENT } from './quiet.ts';
import type { Row } from './row.ts';

const FILE = join(import.meta.dirname, 'city-minute.yaml');
const RUNS = 100;
const LANES = 2;
/** So many of the runs tell what they take one after the other. */
const SAMPLE = 20;
/** Seconds. */
const TARGET = 120;

const jobsOf = (count: number): readonly Job[] =>
  Array.from({ length: count }, (_, seed) => ({
    file: FILE,
    index: 0,
    broker: { kind: 'embedded' },
    prefix: 'glovebox/bench',
    seed,
    speed: 'max',
  }));

/** Seconds that so many runs take. */
const run = async (count: number, lanes: number): Promise<number> => {
  const started = performance.now();
  const results = await doJobs({
    jobs: jobsOf(count),
    lanes,
    entry: join(packageFolder(), 'bin', 'glovebox.js'),
    log: SILENT,
    began: () => undefined,
    ended: () => undefined,
  });
  const broken = results.filter(({ held }) => !held).length;
  if (broken > 0) throw new Error(`${broken} of ${count} runs broke.`);
  return (performance.now() - started) / 1_000;
};

/** A hundred scenarios of a minute, two at a time, each lane a process of its own; against one after the other in this process. */
export const benchScenarios = async (): Promise<Row> => {
  const baseline = (await run(SAMPLE, 1)) * (RUNS / SAMPLE);
  const figure = await run(RUNS, LANES);
  return {
    name: `${RUNS} scenarios of one minute, ${LANES} at a time`,
    figure,
    unit: 's',
    baseline: { name: `one after the other, from ${SAMPLE} of them`, figure: baseline },
    ratio: figure / baseline,
    target: 'under 2 min',
    ok: figure < TARGET,
  };
};
