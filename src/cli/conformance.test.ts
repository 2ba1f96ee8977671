import { execFileSync } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  realpathSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { REPORT_FOLDER, readReports } from './conformance/reports.ts';
import { RULES } from './conformance/rules.ts';
import { conformance } from './conformance.ts';

// Real runners are started, on a machine that may be busy with others.
vi.setConfig({ testTimeout: 60_000 });

const PACKAGES = join(import.meta.dirname, '../../node_modules');

let root: string;
const said = { stdout: '', stderr: '' };

const write = (path: string, text: string): void => {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
};

/** A checkout of nothing but tests, and those of `titles` in them. */
beforeEach(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), 'glovebox-conformance-')));
  symlinkSync(realpathSync(PACKAGES), join(root, 'node_modules'));
  write('package.json', '{ "name": "glovebox", "type": "module" }');
  write('vitest.config.ts', 'export default { test: { include: ["src/**/*.test.ts"] } };');
  mkdirSync(join(root, 'src'));
  Object.assign(said, { stdout: '', stderr: '' });
  for (const name of ['stdout', 'stderr'] as const) {
    vi.spyOn(process[name], 'write').mockImplementation((chunk) => {
      said[name] += String(chunk);
      return true;
    });
  }
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const ALL = RULES.map(({ id }) => id);

/** A report as vitest writes it, of one file with one test a title, begun in an hour from now. */
const report = (titles: readonly string[], status = 'passed', startTime = Date.now() + 3_600_000): string =>
  JSON.stringify({
    startTime,
    testResults: [
      {
        name: join(root, 'src/a.test.ts'),
        status,
        assertionResults: titles.map((title) => ({ ancestorTitles: [], title, status })),
      },
    ],
  });

const result = async () => {
  const code = await conformance({ json: true }, root);
  return { code, ...JSON.parse(said.stdout) };
};

describe('the reports of the real runners', () => {
  it('are read from a run of the tests beside the code', async () => {
    write(
      'src/a.test.ts',
      `import { describe, expect, test } from 'vitest';
       describe('R20 a heading', () => test('counts for what stands under it', () => undefined));
       test('R2 fails', () => expect(1).toBe(2));
       test.skip('R3 is skipped', () => undefined);
       test.todo('R4 is still to do');`,
    );
    write('src/b.test.ts', "import './not-there.ts';");
    expect(await conformance({}, root)).toBe(1);
    const [read] = readReports(root);
    expect(read).toMatchObject({
      name: 'unit.json',
      tests: [
        {
          file: 'src/a.test.ts',
          title: 'R20 a heading › counts for what stands under it',
          outcome: 'passed',
        },
        { title: 'R2 fails', outcome: 'failed', failure: expect.stringContaining('expected 1 to be 2') },
        { title: 'R3 is skipped', outcome: 'skipped' },
        { title: 'R4 is still to do', outcome: 'skipped' },
      ],
      broken: ['src/b.test.ts'],
    });
    expect(said.stdout).toMatch(/^R20 .* proven\n +✓ src\/a\.test\.ts: R20 a heading ›/mu);
    expect(said.stdout).toMatch(/^R2 .* failing\n +✗ src\/a\.test\.ts: R2 fails$/mu);
    expect(said.stdout).toMatch(/^R3 .* unproven\n +– src\/a\.test\.ts: R3 is skipped$/mu);
    expect(said.stdout).toMatch(/^Not run at all, .*src\/b\.test\.ts$/mu);
    expect(said.stderr).toContain('the tests beside the code');
    expect(said.stderr).not.toContain('Older');
  });

  it('are read from a run in browsers as well', async () => {
    const config = 'export default { testDir: "e2e", projects: [{ name: "one" }, { name: "two" }] };';
    write('playwright.config.ts', config);
    write(
      'e2e/screen/a.spec.ts',
      `import { expect, test } from '@playwright/test';
       test.describe('R20 a heading', () => { test('counts', () => undefined); });
       test('R2 fails in one', ({}, { project }) => expect(project.name).toBe('two'));
       test.skip('R3 is skipped', () => undefined);
       test('R4 is expected to fail', () => { test.fail(); expect(1).toBe(2); });`,
    );
    const file = join(root, REPORT_FOLDER, 'web.json');
    const { PATH } = process.env;
    const cli = join(root, 'node_modules/@playwright/test/cli.js');
    expect(() =>
      execFileSync(process.execPath, [cli, 'test', '--reporter=json'], {
        cwd: root,
        env: { PATH, PLAYWRIGHT_JSON_OUTPUT_NAME: file },
        stdio: 'pipe',
      }),
    ).toThrow('Command failed');
    const { code, rules, broken } = await result();
    expect([code, broken]).toEqual([1, []]);
    const found = (id: string) => rules.find((rule: { id: string }) => rule.id === id);
    expect(found('R20')).toMatchObject({
      verdict: 'proven',
      tests: [{ file: 'e2e/screen/a.spec.ts', title: 'R20 a heading › counts', outcome: 'passed' }],
    });
    expect(found('R2')).toMatchObject({
      verdict: 'failing',
      tests: [{ title: 'R2 fails in one', failure: expect.stringContaining('toBe') }],
    });
    expect(found('R3').verdict).toBe('unproven');
    expect(found('R4').verdict).toBe('failing');
  });
});

describe('glovebox conformance', () => {
  it('ends with 0 when every rule is proven, over all reports together', async () => {
    write(join(REPORT_FOLDER, 'unit.json'), report(ALL.slice(0, 20)));
    write(join(REPORT_FOLDER, 'web.json'), report(ALL.slice(20)));
    expect(await conformance({}, root)).toBe(0);
    expect(said.stdout).toContain(`${ALL.length} of ${ALL.length} rules are proven.`);
    expect(said.stdout).toMatch(/^Not yet, and not counted: R40, .*, R70\.$/mu);
    expect(said.stderr).toBe('');
  });

  it('ends with 1 when one rule has no test, and names it', async () => {
    write(join(REPORT_FOLDER, 'unit.json'), report(ALL.filter((id) => id !== 'R33')));
    expect(await conformance({}, root)).toBe(1);
    expect(said.stdout).toContain('Unproven: R33.');
  });

  it('ends with 1 when all is proven but a file of tests could not be loaded', async () => {
    write(join(REPORT_FOLDER, 'unit.json'), report(ALL));
    write(join(REPORT_FOLDER, 'web.json'), report([], 'failed'));
    expect(await result()).toMatchObject({ code: 1, proven: false, broken: ['src/a.test.ts'] });
  });

  it('says in one line which results are older than the sources', async () => {
    write(join(REPORT_FOLDER, 'unit.json'), report(ALL));
    write(join(REPORT_FOLDER, 'web.json'), report(ALL, 'passed', Date.now() - 60_000));
    write('src/deep/new.ts', '');
    expect(await result()).toMatchObject({ code: 0, stale: ['web.json'] });
    expect(said.stderr).toMatch(/^Older than the sources: web\.json in .*Run `npm test`.*\n$/u);
    const old = new Date(Date.now() - 3_600_000);
    for (const part of ['src/deep/new.ts', 'package.json', 'vitest.config.ts'])
      utimesSync(join(root, part), old, old);
    said.stdout = '';
    expect(await result()).toMatchObject({ stale: [] });
  });

  for (const [what, text] of [
    ['cut short', '{"startTime": 1, "testResults": [{'],
    ['of something else', '{"coverage": 100}'],
    ['no object', 'null'],
  ] as const) {
    it(`refuses a report that is ${what}, and names it`, async () => {
      write(join(REPORT_FOLDER, 'web.json'), text);
      await expect(conformance({}, root)).rejects.toMatchObject({
        code: 'bad-input',
        sentence: expect.stringContaining('web.json is not a whole report'),
      });
    });
  }

  it('says outside a checkout that the tests are in one', async () => {
    rmSync(join(root, 'vitest.config.ts'));
    await expect(conformance({}, root)).rejects.toMatchObject({
      code: 'bad-input',
      sentence: expect.stringContaining('checkout'),
    });
  });
});
