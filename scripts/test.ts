import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { REPORT_FOLDER, readReports } from '../src/cli/conformance/reports.ts';
import { UNIT_REPORT } from '../src/cli/conformance/run-tests.ts';
import { build } from './build.ts';
import {
  type Counts,
  ONE_FAILED,
  ONE_PASSED,
  playwrightCounts,
  sum,
  summary,
  vitestCounts,
} from './counts.ts';
import { failedIn } from './failed.ts';
import { installed, ROOT, run } from './processes.ts';
import { ensureSystemParts } from './system-parts.ts';
import { checkTypes } from './types.ts';

/** What the runners report stays here for `glovebox conformance`; of a former run nothing is left. */
const reports = join(ROOT, REPORT_FOLDER);
rmSync(reports, { recursive: true, force: true });
mkdirSync(reports, { recursive: true });

const one = (passed: boolean): Counts => (passed ? ONE_PASSED : ONE_FAILED);

const part = async (title: string, work: () => Promise<Counts>): Promise<Counts> => {
  const started = performance.now();
  console.log(`\n— ${title}`);
  const counts = await work();
  console.log(`— ${title}: ${summary(counts)} (${((performance.now() - started) / 1000).toFixed(0)} s)`);
  return counts;
};

const lint = async (): Promise<Counts> => one((await run(installed('biome'), ['ci', '.'])).code === 0);

const types = async (): Promise<Counts> => one((await checkTypes()) === 0);

const unitTests = async (): Promise<Counts> => {
  const file = join(reports, UNIT_REPORT);
  const args = ['run', '--reporter=dot', '--reporter=json', `--outputFile.json=${file}`];
  return vitestCounts(file, (await run(installed('vitest'), args)).code);
};

const buildAll = async (): Promise<Counts> => {
  try {
    await build();
    return ONE_PASSED;
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    return ONE_FAILED;
  }
};

/** Playwright takes a star in a project's name: `web *` is every viewport, and what has no screen. */
const browserTests = async (project: string): Promise<Counts> => {
  const file = join(reports, `${project.replaceAll(/\W/g, '')}.json`);
  const args = ['test', `--project=${project}`, '--reporter=line,json'];
  const { code } = await run(installed('playwright'), args, { env: { PLAYWRIGHT_JSON_OUTPUT_NAME: file } });
  return playwrightCounts(file, code);
};

/** Electron's binary comes from a host of its own, not from the registry; without it those tests are counted as skipped. */
const electronTests = async (): Promise<Counts> => {
  if (existsSync(join(ROOT, 'node_modules/electron/path.txt'))) return browserTests('electron');
  const args = ['test', '--project=electron', '--list', '--reporter=list'];
  const { output } = await run(installed('playwright'), args, { capture: true });
  const skipped = Number(/Total: (\d+) tests?/.exec(output)?.[1] ?? 0);
  console.log(`Electron's binary is not installed here: its ${skipped} tests were not run.`);
  return skipped === 0 ? ONE_FAILED : { passed: 0, failed: 0, skipped };
};

/** Everything, in the order in which a fault is cheapest to find. A failed part doesn't stop the next, but what needs it. */
const runAll = async (): Promise<Counts> => {
  const counts: Counts[] = [];
  counts.push(await part('Format and lint', lint));
  counts.push(await part('Types', types));
  counts.push(await part('Tests beside the code', unitTests));
  const built = await part('Build', buildAll);
  counts.push(built);
  if (built.failed === 0) {
    counts.push(await part('End to end in Chromium', () => browserTests('web *')));
    counts.push(await part('End to end in Electron', electronTests));
  }
  return sum(counts);
};

const namedFailures = (): string => {
  try {
    return failedIn(readReports(ROOT)).join('\n');
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
};

const lacking = await ensureSystemParts();
if (lacking !== null) {
  console.error(lacking);
  process.exitCode = 1;
} else {
  const counts = await runAll();
  process.exitCode = counts.failed === 0 ? 0 : 1;
  if (counts.failed > 0) console.log(`\n${namedFailures()}`);
  console.log(`\n${summary(counts)}`);
}
