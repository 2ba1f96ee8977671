import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { expect, it } from 'vitest';

const HERE = import.meta.dirname;

/** What a module imports before it runs: not types, which are no code, nor what it fetches later. */
const importsOf = (file: string): readonly string[] =>
  [
    ...readFileSync(file, 'utf8').matchAll(/^(?:import|export)\s(?!type\b)(?:[^;']*?\sfrom\s)?'([^']+)'/gm),
  ].map(([, name = '']) => name);

/** Every module that has to be there before `file` runs: those of the sources by their path, packages by name. */
const neededBy = (file: string, found = new Set<string>()): ReadonlySet<string> => {
  for (const name of importsOf(file)) {
    const path = name.startsWith('.') ? join(dirname(file), name) : name;
    const known = name.startsWith('.') ? relative(join(HERE, '..'), path) : name;
    if (found.has(known)) continue;
    found.add(known);
    if (/\.tsx?$/.test(path) && existsSync(path)) neededBy(path, found);
  }
  return found;
};

it('shows the first view without the schemas of the contract, which take as long to make as the view itself', () => {
  const needed = neededBy(join(HERE, 'main.tsx'));
  expect(needed).toContain('renderer/unit/StatusBar.tsx');
  expect(
    [...needed].filter((name) =>
      /contract\/(.*schemas|.*commands|events|frames|cabin|row)\.ts$|^zod/.test(name),
    ),
  ).toEqual([]);
});

it('has both privacy switches in the first view, and not what lies over the screens now and then', () => {
  const needed = neededBy(join(HERE, 'main.tsx'));
  expect(needed).toContain('renderer/unit/QuickPrivacy.tsx');
  expect(
    [...needed].filter((name) =>
      /later-panels|driver\/(NewNotice|Profiles|Welcome)|screens\/home/.test(name),
    ),
  ).toEqual([]);
});

it('begins with a module that needs neither React nor the texts nor a schema', () => {
  const needed = neededBy(join(HERE, 'first.ts'));
  expect(needed).toContain('renderer/transport/socket.ts');
  expect([...needed].filter((name) => !/^(renderer|src\/contract)\//.test(name))).toEqual([]);
});
