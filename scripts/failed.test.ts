import { expect, test } from 'vitest';
import { failedIn } from './failed.ts';

test('What failed is named with what the runner said of it, and what passed or was left out is not', () => {
  const named = failedIn([
    {
      name: 'unit.json',
      startedAt: 0,
      tests: [
        { file: 'src/a.test.ts', title: 'R2 holds', outcome: 'passed' },
        { file: 'src/a.test.ts', title: 'R3 holds', outcome: 'skipped' },
        {
          file: 'src/a.test.ts',
          title: 'R4 holds',
          outcome: 'failed',
          failure: `\u001b[31mexpected 1\u001b[39m\n${'more\n'.repeat(99)}`,
        },
        { file: 'src/a.test.ts', title: 'R5 holds', outcome: 'failed' },
      ],
      broken: ['src/b.test.ts'],
    },
  ]);
  expect(named).toEqual([
    `✗ src/a.test.ts: R4 holds\n    expected 1${'\n    more'.repeat(11)}`,
    '✗ src/a.test.ts: R5 holds',
    '✗ src/b.test.ts',
  ]);
});
