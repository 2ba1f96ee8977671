import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { ONE_FAILED, ONE_PASSED, playwrightCounts, sum, summary, vitestCounts } from './counts.ts';

const folder = mkdtempSync(join(tmpdir(), 'glovebox-counts-'));
const file = join(folder, 'report.json');
const report = (content: object): string => {
  writeFileSync(file, JSON.stringify(content));
  return file;
};

afterEach(() => rmSync(file, { force: true }));

test('The counts of a vitest report are taken over', () => {
  const path = report({
    numPassedTests: 5,
    numFailedTests: 1,
    numPendingTests: 2,
    numTodoTests: 1,
    testResults: [],
  });
  expect(vitestCounts(path, 1)).toEqual({ passed: 5, failed: 1, skipped: 3 });
});

test('A test file that fails to load counts as a failure', () => {
  const path = report({
    numPassedTests: 5,
    numFailedTests: 0,
    testResults: [{ status: 'failed', assertionResults: [] }],
  });
  expect(vitestCounts(path, 1)).toMatchObject({ passed: 5, failed: 1 });
});

test('A run that tested nothing is a failure', () => {
  expect(vitestCounts(report({ numPassedTests: 0, numFailedTests: 0 }), 0).failed).toBe(1);
  expect(playwrightCounts(report({ stats: { expected: 0, skipped: 4 } }), 0)).toEqual({
    passed: 0,
    failed: 1,
    skipped: 4,
  });
});

test('A runner that wrote no report, or half of one, is a failure', () => {
  expect(vitestCounts(join(folder, 'none.json'), 0).failed).toBe(1);
  writeFileSync(file, '{"numPassedTests": 3');
  expect(vitestCounts(file, 0).failed).toBe(1);
});

test('A runner that ended badly without naming a failed test is a failure', () => {
  expect(vitestCounts(report({ numPassedTests: 9 }), 1).failed).toBe(1);
  expect(playwrightCounts(report({ stats: { expected: 9 } }), 1).failed).toBe(1);
});

test('A browser test that passed only on a retry is a failure', () => {
  expect(playwrightCounts(report({ stats: { expected: 3, flaky: 2 } }), 0)).toMatchObject({
    passed: 3,
    failed: 2,
  });
});

test('The summary names skipped tests only where there are any', () => {
  expect(summary(sum([ONE_PASSED, ONE_PASSED, ONE_FAILED]))).toBe('2 passed, 1 failed');
  expect(summary({ passed: 1, failed: 0, skipped: 3 })).toBe('1 passed, 0 failed, 3 skipped');
});
