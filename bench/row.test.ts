import { expect, test } from 'vitest';
import { median, quantile, table } from './row.ts';

test('Median and quantile are values that were measured', () => {
  expect(median([3, 1, 2])).toBe(2);
  expect(median([4, 1, 2, 3])).toBe(2);
  expect(quantile([1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 0.99)).toBe(10);
  expect(quantile([5], 0.99)).toBe(5);
});

test('The table says which target is missed', () => {
  const row = {
    name: 'x',
    figure: 9,
    unit: 'ms',
    baseline: { name: 'bare', figure: 2 },
    ratio: 4.5,
    target: 'at most 4',
    ok: false,
  };
  expect(table([row])).toContain('NOT OK');
  expect(table([{ ...row, ok: true }])).not.toContain('NOT OK');
});
