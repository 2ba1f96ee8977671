import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { blocksOf, regionsOf } from './guide.ts';

const ROOT = join(import.meta.dirname, '..');
const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8');

const blocks = blocksOf(read('docs/testing.md'));
const regions = new Map([
  // The first test is a whole file of the example project.
  ['A first test', read('e2e/example/tests/first.spec.ts').trimEnd().split('\n')],
  ...globSync('e2e/recipes/*.spec.ts', { cwd: ROOT }).flatMap((path) => [...regionsOf(read(path))]),
]);

test('Each block of code in the guide is, line by line, what a spec runs', () => {
  for (const { name, lines } of blocks) expect(lines, name).toEqual(regions.get(name));
});

test('Each recipe that is run stands in the guide, once', () => {
  expect(blocks.map(({ name }) => name).toSorted()).toEqual([...regions.keys()].toSorted());
});

test('The guide has recipes for the ten most common questions', () => {
  const [, recipes = ''] = read('docs/testing.md').split('\n## Recipes\n');
  const headings = (recipes.split('\n## ')[0] ?? '').split('\n').filter((line) => line.startsWith('### '));
  expect(headings).toHaveLength(10);
});

test('A block that drifted by one line is told, and parts of a region are put together', () => {
  const spec = [
    '// #region A',
    'one',
    '// #endregion',
    '  // #region A',
    '  two',
    '    three',
    '  // #endregion',
  ];
  const wanted = ['one', 'two', '  three'];
  expect(regionsOf(spec.join('\n')).get('A')).toEqual(wanted);
  const guide = ['## A', '```sh', 'no', '```', '```ts', 'one', 'two', '  thre', '```'].join('\n');
  expect(blocksOf(guide)).toEqual([{ name: 'A', lines: ['one', 'two', '  thre'] }]);
});
