import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { finished, plainEnvironment, ROOT } from '../../client/serve.ts';

type Report = { readonly suites: readonly Suite[]; readonly errors: readonly unknown[] };
type Suite = { readonly suites?: readonly Suite[]; readonly specs?: readonly Spec[] };
type Spec = {
  readonly title: string;
  readonly tests: readonly {
    readonly results: readonly { readonly errors: readonly { message: string }[] }[];
  }[];
};

const specsOf = ({ suites = [], specs = [] }: Suite): readonly Spec[] => [
  ...specs,
  ...suites.flatMap(specsOf),
];

test('What a fixture or a matcher can not use is told at the start of the test, in a sentence with the nearest name', async () => {
  test.setTimeout(120_000);
  const config = join(ROOT, 'e2e/wrong/playwright.config.ts');
  const cli = join(ROOT, 'node_modules/@playwright/test/cli.js');
  const ended = await finished(
    spawn(process.execPath, [cli, 'test', '-c', config, '--reporter=json'], {
      cwd: ROOT,
      env: plainEnvironment(),
      stdio: ['ignore', 'pipe', 'pipe'],
    }),
  );
  const report = JSON.parse(ended.stdout) as Report;
  expect(report.errors).toEqual([]);
  const specs = report.suites.flatMap(specsOf);
  expect(specs.length).toBe(11);
  for (const { title, tests } of specs) {
    const said = tests.flatMap(({ results }) =>
      results.flatMap(({ errors }) => errors.map(({ message }) => message)),
    );
    expect.soft(said.join('\n'), title).toContain(title);
    expect.soft(said, `${title}: nothing but the sentence`).toHaveLength(1);
    expect.soft(said.join('\n'), title).not.toMatch(/ at .*\/playwright\/|Test timeout/u);
  }
});
