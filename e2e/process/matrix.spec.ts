import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import sax from 'sax';
import { glovebox } from '../../client/serve.ts';
import { expect, test } from '../fixtures.ts';

/** Every value of most factors, in so few cases that it takes seconds. */
const FEW = 'services=all+none,contracts=all,theft=reported+no,connectivity=up+down+frozen';

type Junit = {
  readonly suites: readonly { readonly name: string; readonly tests: number; readonly failures: number }[];
  readonly cases: readonly string[];
  readonly failures: number;
};

/** Reads JUnit XML strictly, as a CI would. */
const readJunit = (path: string): Junit => {
  const suites: { name: string; tests: number; failures: number }[] = [];
  const cases: string[] = [];
  let failures = 0;
  const parser = sax.parser(true);
  parser.onerror = (error) => {
    throw error;
  };
  parser.onopentag = ({ name, attributes }) => {
    const text = (key: string): string => String(attributes[key] ?? '');
    if (name === 'testsuite')
      suites.push({ name: text('name'), tests: Number(text('tests')), failures: Number(text('failures')) });
    if (name === 'testcase') cases.push(text('name'));
    if (name === 'failure') failures += 1;
  };
  parser.write(readFileSync(path, 'utf8')).close();
  return { suites, cases, failures };
};

test('R20 R21 R23 R25 R26 the matrix and a race of each kind, against Mosquitto, are as the reference model says', async ({
  mosquitto,
  prefix,
}, testInfo) => {
  test.setTimeout(240_000);
  const report = testInfo.outputPath('matrix.xml');
  const words = ['matrix', '--broker', mosquitto.url, '--prefix', prefix, '--report', report, '--seed', '3'];
  const races = 'race=toggle-in-flight+crash-in-mid-write+two-toggles+ignition-off-with-queue';
  const ended = await glovebox([...words, '--only', `${FEW},${races}`, '--races', '2', '--json']);
  expect(ended.code, ended.stdout.slice(0, 4_000) + ended.stderr).toBe(0);

  const data = JSON.parse(ended.stdout);
  expect(data).toMatchObject({ held: true, seed: 3, whole: false, afterwards: [] });
  expect(data.coverage.pairs.covered).toBe(data.coverage.pairs.of);
  expect(data.coverage.kinds.missed).toEqual([]);
  expect(data.coverage.rules.missed).toEqual([]);
  expect(data.races).toHaveLength(8);

  const junit = readJunit(report);
  expect(junit.suites).toEqual([
    { name: 'glovebox matrix', tests: data.cases.length + 1, failures: 0 },
    { name: 'glovebox matrix races', tests: 8, failures: 0 },
  ]);
  expect(junit.cases).toHaveLength(data.cases.length + 1 + 8);
  expect(junit.cases).toContain('two-toggles, seed 4');
  expect(junit.failures).toBe(0);
});

test('what the matrix can not run is refused in a sentence before anything is run', async ({ data }) => {
  const refused = async (code: number, sentence: RegExp, ...args: readonly string[]): Promise<void> => {
    const ended = await glovebox(['matrix', ...args]);
    expect(ended.stderr).toMatch(sentence);
    expect([ended.code, ended.stdout]).toEqual([code, '']);
  };
  await refused(2, /"ignitoin", which is no factor.*\n?.*Did you mean ignition\?/u, '--only', 'ignitoin=on');
  await refused(2, /race can't be "two-togles".*\n?.*two-toggles/u, '--only', 'race=two-togles');
  await refused(2, /No case is left/u, '--only', 'profile=none,notice=accepted');
  await refused(2, /at most 20,000 are run at once/u, '--whole');
  await refused(2, /--races must be a whole number/u, '--races', 'many');
  await refused(2, /report can't be written to/u, '--report', join(data, 'no', 'such', 'folder.xml'));
  await refused(3, /Nothing listens at/u, '--broker', 'mqtt://127.0.0.1:1', '--only', 'services=all');
});
