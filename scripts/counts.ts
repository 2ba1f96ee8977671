import { existsSync, readFileSync } from 'node:fs';

/** How many tests of a part passed, failed and were skipped. */
export type Counts = { readonly passed: number; readonly failed: number; readonly skipped: number };

export const ONE_PASSED: Counts = { passed: 1, failed: 0, skipped: 0 };
export const ONE_FAILED: Counts = { passed: 0, failed: 1, skipped: 0 };

export const sum = (all: readonly Counts[]): Counts => ({
  passed: all.reduce((total, { passed }) => total + passed, 0),
  failed: all.reduce((total, { failed }) => total + failed, 0),
  skipped: all.reduce((total, { skipped }) => total + skipped, 0),
});

const number = (value: unknown): number => (typeof value === 'number' ? value : 0);

const readReport = (file: string): Readonly<Record<string, unknown>> | null => {
  if (!existsSync(file)) return null;
  try {
    const report: unknown = JSON.parse(readFileSync(file, 'utf8'));
    return typeof report === 'object' && report !== null ? (report as Record<string, unknown>) : null;
  } catch {
    return null; // cut short: the runner died while it wrote
  }
};

/**
 * INVARIANT: a part that ran nothing, wrote no report, or ended badly without naming a failed test counts as one failure,
 * so that a run which tested nothing can't look like one that passed.
 */
const honest = (counts: Counts, code: number): Counts => {
  const ranNothing = counts.passed + counts.failed === 0;
  const failedUnnamed = code !== 0 && counts.failed === 0;
  return ranNothing || failedUnnamed ? { ...counts, failed: counts.failed + 1 } : counts;
};

/** The counts in a vitest JSON report; `code` is the runner's exit code. */
export const vitestCounts = (file: string, code: number): Counts => {
  const report = readReport(file) ?? {};
  // A file that fails to load has no test in it that could fail.
  const files = Array.isArray(report['testResults']) ? report['testResults'] : [];
  const broken = files.filter(
    (result: { status?: string; assertionResults?: readonly { status?: string }[] }) =>
      result.status === 'failed' && !result.assertionResults?.some(({ status }) => status === 'failed'),
  ).length;
  const counts = {
    passed: number(report['numPassedTests']),
    failed: number(report['numFailedTests']) + broken,
    skipped: number(report['numPendingTests']) + number(report['numTodoTests']),
  };
  return honest(counts, code);
};

/** The counts in a Playwright JSON report; a test that passed only on a retry is a failure here. */
export const playwrightCounts = (file: string, code: number): Counts => {
  const report = readReport(file) ?? {};
  const stats = (report['stats'] ?? {}) as Readonly<Record<string, unknown>>;
  const errors = Array.isArray(report['errors']) ? report['errors'].length : 0;
  const counts = {
    passed: number(stats['expected']),
    failed: number(stats['unexpected']) + number(stats['flaky']) + errors,
    skipped: number(stats['skipped']),
  };
  return honest(counts, code);
};

/** The last line of a test run: what a machine reads. */
export const summary = ({ passed, failed, skipped }: Counts): string =>
  `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
