import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { run } from './testing/command.ts';

const folder = mkdtempSync(join(tmpdir(), 'glovebox-simulate-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const scenario = (steps: string, expected: string): string =>
  `scenario: A test\nstart: { profile: Alex }\nduration: 10 s\nsteps:\n${steps}\nexpect:\n${expected}\n`;
const write = (name: string, text: string): string => {
  writeFileSync(join(folder, name), text);
  return name;
};

const holds = write(
  'holds.yaml',
  scenario('  - drive: ulm', '  - never: { category: location }\n  - within: 9 s\n    that: speed > 3'),
);
const breaks = write(
  'breaks.yaml',
  scenario('  - drive: ulm', '  - says: the car says nothing\n    never: { topic: data/telematics }'),
);
const wrong = write('wrong.yaml', scenario('  - drvie: ulm', '  - never: speed > 3'));
const simulate = (...words: readonly string[]) => run(['simulate', ...words], { folder });

// Each of them starts real processes.
describe('glovebox simulate', { timeout: 90_000 }, () => {
  it('ends with 0 where all holds, the result on stdout and the progress on stderr', async () => {
    const { code, stdout, stderr } = await simulate(holds);
    expect(code).toBe(0);
    expect(stdout).toContain('HELD   A test  holds.yaml');
    expect(stdout).toMatch(/1 held, 0 broke\n$/u);
    expect(stderr).toBe('1 run of 1 scenario, checked.\n1/1 held  holds.yaml\n');
  });

  it('ends with 1 where an expectation broke, and quotes the first message, also as JUnit XML', async () => {
    const { code, stdout } = await simulate(breaks, '--junit', 'report.xml');
    expect(code).toBe(1);
    expect(stdout).toContain('BROKE  the car says nothing (');
    expect(stdout).toContain('on data/telematics: {"specversion":"1.0"');
    const xml = readFileSync(join(folder, 'report.xml'), 'utf8');
    expect(xml).toContain('<testcase classname="breaks.yaml" name="the car says nothing" time="0"><failure');
    expect(xml).toContain('on data/telematics: {&quot;specversion&quot;');
  });

  it('checks all files before it runs the first: 2, with the place', async () => {
    const { code, stdout, stderr } = await simulate(holds, wrong);
    expect(code).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).toBe('wrong.yaml:5:5: "steps.0" has no field "drvie".\nDid you mean drive?\n');
  });

  it('checks the names of routes and profiles too, and runs nothing', async () => {
    const lost = write('lost.yaml', scenario('  - drive: ullm', '  - never: speed > 3'));
    const { code, stdout, stderr } = await simulate(holds, lost);
    expect(code).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).toBe(
      'lost.yaml:5:12: "steps.0.drive" names the route "ullm", which there is not.\nDid you mean ulm?\n',
    );
  });

  it('looks whether the report can be written before it runs anything', async () => {
    for (const [path, why] of [
      ['/no-such-folder/report.xml', 'there is no such folder'],
      [folder, 'it is a folder'],
      [join(folder, holds, 'report.xml'), 'part of its path is no folder'],
    ] as const) {
      expect(await simulate(holds, '--junit', path)).toEqual({
        code: 2,
        stdout: '',
        stderr: `The report can't be written to ${path}: ${why}.\nName a file in a folder that exists and that you may write to.\n`,
      });
    }
  });

  it('ends with 2 for a name that is neither a file nor bundled, and names the nearest', async () => {
    const { code, stderr } = await simulate('off-mean-off');
    expect(code).toBe(2);
    expect(stderr).toContain('Did you mean off-means-off?');
  });

  it('offers telemetry as often as it is told to, up to as often as the car moves', async () => {
    const often = write(
      'often.yaml',
      scenario('  - drive: ulm', '  - count: exactly 100\n    that: { topic: data/telematics }'),
    );
    expect((await simulate(often)).code).toBe(1);
    expect((await simulate(often, '--telemetry-rate', '10')).code).toBe(0);
    const { code, stdout, stderr } = await simulate(often, '--telemetry-rate', '20');
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toBe(
      'The telemetry rate must be 1, 2, 5 or 10 where the car moves 10 times a second (--rate); found 20.\nGive one of these, or a higher --rate.\n',
    );
    const serving = await run(['serve', '--data', ':memory:', '--rate', '25', '--telemetry-rate', '2'], {
      folder,
    });
    expect(serving.code).toBe(2);
    expect(serving.stderr).toContain('The telemetry rate must be 1, 5 or 25 where the car moves 25 times');
  });

  it('ends with 3 where the broker can not be reached', async () => {
    const { code, stderr } = await simulate(holds, '--broker', 'mqtt://127.0.0.1:9');
    expect(code).toBe(3);
    expect(stderr).toContain('Start the broker');
  });

  it('runs a folder, several at once, and says the same in the same order', async () => {
    mkdirSync(join(folder, 'many'));
    const table = scenario(
      '  - drive: ulm',
      `  - count: "at least \${n}"\n    that: { topic: data/telematics }`,
    ).replace('start:', 'with: { n: [1, 2, 1000] }\nstart:');
    writeFileSync(join(folder, 'many', 'table.yaml'), table);
    const { code, stdout, stderr } = await simulate('many', '--jobs', '2', '--json');
    expect(code).toBe(1);
    const { held, runs } = JSON.parse(stdout) as {
      held: boolean;
      runs: { parameters: object; held: boolean }[];
    };
    expect(held).toBe(false);
    expect(runs.map(({ parameters, held: one }) => [parameters, one])).toEqual([
      [{ n: 1 }, true],
      [{ n: 2 }, true],
      [{ n: 1000 }, false],
    ]);
    expect(stderr).toContain('3 runs of 1 scenario, checked.');
  });
});
