import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROOT } from '../processes.ts';

const bundled = readdirSync(join(ROOT, 'scenarios')).filter((name) => name.endsWith('.yaml'));

const mutations = (...args: readonly string[]) =>
  spawnSync(process.execPath, [join(import.meta.dirname, 'run.ts'), '--scenarios', ...args], {
    encoding: 'utf8',
  });

// All of them take some seconds, of a processor that is free.
describe('the rule of each bundled scenario, broken on purpose', { timeout: 300_000 }, () => {
  it('R20 R26 makes it fail with the offending message quoted, while with nothing broken it holds', () => {
    const { status, stdout, stderr } = mutations();
    const all = `${bundled.length} of ${bundled.length} scenarios fail as they must, 0 false alarms, 0 left out`;
    expect(stdout, stderr).toContain(all);
    expect(status).toBe(0);
  });

  it('can be tried for one of them by its name', () => {
    expect(mutations('off-means-off').stdout).toContain(
      'data/location: … [{"path":"Vehicle.CurrentLocation.',
    );
    expect(mutations('of-means-off')).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('There is no scenario "of-means-off". They are broker-dies, '),
    });
  });
});
