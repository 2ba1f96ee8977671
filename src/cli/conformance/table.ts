import type { Finding, Test } from './judge.ts';

const MARK: Readonly<Record<Test['outcome'], string>> = { passed: '✓', failed: '✗', skipped: '–' };
const FAILED_FIRST: readonly Test['outcome'][] = ['failed', 'passed', 'skipped'];

/** A title made of odd input may hold line ends; the table has a line for each test. */
const oneLine = (title: string): string => title.replaceAll(/[\s\p{Cc}]+/gu, ' ');

const byOutcome = (one: Test, other: Test): number =>
  FAILED_FIRST.indexOf(one.outcome) - FAILED_FIRST.indexOf(other.outcome);

/**
 * The findings as a table for people: rule, what it says, result, and under it the tests that bear its id, a line each. They have
 * no column of their own, so that the table fits a terminal.
 */
export const conformanceTable = (findings: readonly Finding[]): string => {
  const width = (column: 'id' | 'says', heading: string): number =>
    Math.max(heading.length, ...findings.map((finding) => finding[column].length));
  const [first, second] = [width('id', 'rule'), width('says', 'what it says')];
  const line = (id: string, says: string, verdict: string): string =>
    `${id.padEnd(first)}  ${says.padEnd(second)}  ${verdict}`;
  return [
    line('rule', 'what it says', 'result'),
    ...findings.flatMap(({ id, says, verdict, tests }) => [
      line(id, says, verdict),
      ...tests
        .toSorted(byOutcome)
        .map(
          ({ outcome, file, title }) => `${' '.repeat(first)}  ${MARK[outcome]} ${file}: ${oneLine(title)}`,
        ),
    ]),
  ].join('\n');
};
