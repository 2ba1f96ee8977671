import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { finished, plainEnvironment, ROOT } from '../../client/serve.ts';

// The tests that are to fail are run once, which takes longer than a test of this suite.
test.describe.configure({ mode: 'default' });

type Report = { readonly suites: readonly Suite[]; readonly errors: readonly unknown[] };
type Suite = { readonly suites?: readonly Suite[]; readonly specs?: readonly Spec[] };
type Spec = {
  readonly title: string;
  readonly file: string;
  readonly tests: readonly {
    readonly results: readonly {
      readonly errors: readonly { readonly message: string }[];
      readonly attachments: readonly Attachment[];
    }[];
  }[];
};
type Attachment = {
  readonly name: string;
  readonly contentType: string;
  /** Base64. */
  readonly body?: string;
  readonly path?: string;
};

const specsOf = ({ suites = [], specs = [] }: Suite): readonly Spec[] => [
  ...specs,
  ...suites.flatMap(specsOf),
];

let specs: readonly Spec[] = [];

test.beforeAll(async () => {
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
  specs = report.suites.flatMap(specsOf);
});

test('What a fixture or a matcher can not use is told at the start of the test, in a sentence with the nearest name', () => {
  const ofOptions = specs.filter(({ file }) => file === 'options.suite.ts');
  const electron = existsSync(join(ROOT, 'node_modules/electron/path.txt'));
  expect(ofOptions.length).toBe(electron ? 11 : 12);
  for (const { title, tests } of ofOptions) {
    const said = tests.flatMap(({ results }) =>
      results.flatMap(({ errors }) => errors.map(({ message }) => message)),
    );
    expect.soft(said.join('\n'), title).toContain(title);
    expect.soft(said, `${title}: nothing but the sentence`).toHaveLength(1);
    expect.soft(said.join('\n'), title).not.toMatch(/ at .*\/playwright\/|Test timeout/u);
  }
});

const attachmentsOf = (file: string, title: string): ReadonlyMap<string, Buffer> => {
  const spec = specs.find((one) => one.file === file && one.title === title);
  const attached =
    spec?.tests.flatMap(({ results }) => results.flatMap(({ attachments }) => attachments)) ?? [];
  return new Map(
    attached.map(({ name, body, path }) => [
      name,
      path === undefined ? Buffer.from(body ?? '', 'base64') : readFileSync(path),
    ]),
  );
};

type Sent = { readonly topic: string; readonly payload: string };
type Decided = {
  readonly decisions: readonly { readonly signal: string; readonly outcome: string; readonly rule: string }[];
  readonly ledger: readonly { readonly subject: string }[];
};

test('A test that fails carries the wire, the decisions with their reasons and the record, the log, and a picture', () => {
  const attached = attachmentsOf('evidence.suite.ts', 'the speed of nobody');
  const text = (name: string): string => attached.get(name)?.toString('utf8') ?? '';

  const wire = JSON.parse(text('wire')) as readonly Sent[];
  const telematics = wire.find(({ topic }) => topic.endsWith('/data/telematics'));
  expect(telematics?.payload).toContain('Vehicle.Speed');

  const { decisions, ledger } = JSON.parse(text('decisions')) as Decided;
  expect(decisions).toContainEqual(
    expect.objectContaining({ signal: 'Vehicle.CurrentLocation.Latitude', outcome: 'withhold', rule: 'R20' }),
  );
  expect(ledger.length).toBeGreaterThan(0);

  expect(text('unit log')).toContain('"level"');

  const picture = attached.get('head unit') ?? Buffer.alloc(0);
  expect(picture.subarray(1, 4).toString('latin1')).toBe('PNG');
  // The eight bytes after the name of the first chunk are width and height (PNG §11.2.2).
  expect([picture.readUInt32BE(16), picture.readUInt32BE(20)]).toEqual([1280, 720]);
});

test('A promise that is broken is found when the test has ended, and carries the same', () => {
  const attached = attachmentsOf('options.suite.ts', 'where the car was at ');
  expect([...attached.keys()]).toEqual(expect.arrayContaining(['wire', 'decisions', 'unit log']));
  const wire = JSON.parse(attached.get('wire')?.toString('utf8') ?? '[]') as readonly Sent[];
  expect(wire.map(({ payload }) => payload).join('\n')).toContain('CurrentLocation.Latitude');
});
