import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { finished, ROOT } from '../../client/serve.ts';
import { expect, test } from '../fixtures.ts';

test('R20 R26 each of twenty-one broken gates is caught by the leak oracle or the matrix, and a whole one is not', async () => {
  // Some thirty units, each in a process of its own.
  test.setTimeout(10 * 60_000);
  const script = join(ROOT, 'scripts/mutations/run.ts');
  const { stdout, stderr, code } = await finished(
    spawn(process.execPath, [script], { cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'] }),
  );
  expect(stdout, stderr).toContain('21 of 21 caught, 0 false alarms');
  expect(code).toBe(0);
});
