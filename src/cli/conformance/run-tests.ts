import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { UnitError } from '../../contract/errors.ts';
import { REPORT_FOLDER } from './reports.ts';

/** The report of the tests beside the code. */
export const UNIT_REPORT = 'unit.json';

/**
 * Runs the tests beside the code of the checkout at `root` and leaves their report with the others. What the runner says goes to
 * stderr: stdout is for the result. A test that fails is no error here; the report has it.
 * @throws UnitError `internal` where the runner wrote no report
 */
export const runUnitTests = async (root: string): Promise<void> => {
  const file = join(root, REPORT_FOLDER, UNIT_REPORT);
  mkdirSync(join(root, REPORT_FOLDER), { recursive: true });
  rmSync(file, { force: true });
  const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs');
  const words = ['run', '--reporter=dot', '--reporter=json', `--outputFile.json=${file}`];
  const child = spawn(process.execPath, [vitest, ...words], { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => process.stderr.write(chunk));
  const end = (): boolean => child.kill();
  process.once('exit', end);
  await once(child, 'close');
  process.removeListener('exit', end);
  if (existsSync(file)) return;
  throw new UnitError(
    'internal',
    'The tests could not be run: the runner wrote no report.',
    'See what it said above.',
  );
};
