import { readdirSync, readFileSync } from 'node:fs';
import { isAbsolute, join, relative, sep } from 'node:path';
import { UnitError } from '../../contract/errors.ts';
import type { Test } from './judge.ts';

/** Where `npm test` leaves what its runners report, from the root of the checkout. */
export const REPORT_FOLDER = join('dist', 'test-results');

/** What one runner reported. */
export type Report = {
  /** Name of the file in the folder of the reports. */
  readonly name: string;
  /** When the run began, in milliseconds since the Unix epoch. */
  readonly startedAt: number;
  readonly tests: readonly Test[];
  /** Each file of tests that could not be loaded, and whatever else went wrong outside a test. */
  readonly broken: readonly string[];
};

type VitestReport = {
  readonly startTime: number;
  readonly testResults: readonly {
    readonly name: string;
    readonly status: string;
    readonly assertionResults: readonly {
      readonly ancestorTitles: readonly string[];
      readonly title: string;
      readonly status: string;
      readonly failureMessages?: readonly string[];
    }[];
  }[];
};

type PlaywrightTest = {
  readonly expectedStatus: string;
  readonly status: string;
  readonly results?: readonly { readonly errors?: readonly { readonly message?: string }[] }[];
};

type Suite = {
  readonly title: string;
  readonly file: string;
  readonly suites?: readonly Suite[];
  readonly specs?: readonly {
    readonly title: string;
    readonly file: string;
    readonly tests: readonly PlaywrightTest[];
  }[];
};

type PlaywrightReport = {
  readonly config: { readonly rootDir: string };
  readonly stats: { readonly startTime: string };
  readonly suites: readonly Suite[];
  readonly errors: readonly { readonly message?: string }[];
};

type Readable = Omit<Report, 'name'>;

const within = (root: string, path: string): string =>
  (isAbsolute(path) ? relative(root, path) : path).replaceAll(sep, '/');

const titled = (headings: readonly string[], title: string): string => [...headings, title].join(' › ');

const failure = (messages: readonly string[]): Pick<Test, 'failure'> =>
  messages.length === 0 ? {} : { failure: messages.join('\n') };

const NOT_RUN = ['pending', 'skipped', 'todo', 'disabled'];

const outcomeInVitest = (status: string): Test['outcome'] => {
  if (status === 'passed') return 'passed';
  return NOT_RUN.includes(status) ? 'skipped' : 'failed';
};

const readVitest = (root: string, report: VitestReport): Readable => ({
  startedAt: report.startTime,
  tests: report.testResults.flatMap(({ name, assertionResults }) =>
    assertionResults.map(({ ancestorTitles, title, status, failureMessages = [] }) => ({
      file: within(root, name),
      title: titled(ancestorTitles, title),
      outcome: outcomeInVitest(status),
      ...failure(failureMessages),
    })),
  ),
  broken: report.testResults
    .filter(
      ({ status, assertionResults }) =>
        status === 'failed' && !assertionResults.some((test) => test.status === 'failed'),
    )
    .map(({ name }) => within(root, name)),
});

/** A test that passed only on a retry did not pass, and one that is expected to fail proves nothing good. */
const outcomeInPlaywright = (test: PlaywrightTest): Test['outcome'] => {
  if (test.status === 'skipped') return 'skipped';
  return test.status === 'expected' && test.expectedStatus === 'passed' ? 'passed' : 'failed';
};

const testsOf = (suite: Suite, headings: readonly string[], path: (file: string) => string): Test[] => [
  ...(suite.specs ?? []).flatMap((spec) =>
    spec.tests.map((test) => ({
      file: path(spec.file),
      title: titled(headings, spec.title),
      outcome: outcomeInPlaywright(test),
      ...failure(
        (test.results ?? []).flatMap(({ errors = [] }) => errors.map(({ message }) => message ?? 'an error')),
      ),
    })),
  ),
  ...(suite.suites ?? []).flatMap((inner) => testsOf(inner, [...headings, inner.title], path)),
];

const readPlaywright = (root: string, report: PlaywrightReport): Readable => {
  const path = (file: string): string => within(root, join(report.config.rootDir, file));
  return {
    startedAt: Date.parse(report.stats.startTime),
    // The outermost suites are the files: no heading of theirs.
    tests: report.suites.flatMap((suite) => testsOf(suite, [], path)),
    broken: report.errors.map(({ message }) => message?.split('\n')[0] ?? 'an error outside any test'),
  };
};

/**
 * A report by its text, of vitest or of Playwright.
 * @param root the checkout that the paths in it are shown from
 * @throws UnitError `bad-input` where it is neither, or was cut short
 */
export const readReport = (name: string, text: string, root: string): Report => {
  try {
    const report = JSON.parse(text) as Partial<VitestReport & PlaywrightReport>;
    const readable =
      report.testResults === undefined
        ? readPlaywright(root, report as PlaywrightReport)
        : readVitest(root, report as VitestReport);
    if (Number.isFinite(readable.startedAt)) return { name, ...readable };
  } catch {
    // Not JSON, or not the shape that either runner writes: told below.
  }
  throw new UnitError(
    'bad-input',
    `${join(REPORT_FOLDER, name)} is not a whole report of vitest or Playwright.`,
    'Run `npm test` to write it anew, or remove it.',
  );
};

/**
 * Every report in the checkout at `root`, by name; none where no tests were run yet.
 * @throws UnitError `bad-input` for one that can't be read
 */
export const readReports = (root: string): readonly Report[] => {
  const folder = join(root, REPORT_FOLDER);
  let names: string[];
  try {
    names = readdirSync(folder).filter((name) => name.endsWith('.json'));
  } catch {
    return [];
  }
  return names.toSorted().map((name) => readReport(name, readFileSync(join(folder, name), 'utf8'), root));
};
