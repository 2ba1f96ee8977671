import { globSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { installed, ROOT, run } from './processes.ts';

const TYPES = join(ROOT, 'dist/types');
const ENTRIES = ['playwright', 'client', 'scenario'].map((folder) => join(TYPES, folder, 'index.d.ts'));

/** A relative import of a declaration: the quotes, what is before the extension. */
const IMPORT = /((?:from |import\()['"])(\.[^'"]*)\.ts(['"])/g;

/** All that the entries lead to, themselves too. */
const reachable = (): ReadonlySet<string> => {
  const found = new Set<string>();
  const waiting = [...ENTRIES];
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    if (found.has(file)) continue;
    found.add(file);
    for (const [, , path = ''] of readFileSync(file, 'utf8').matchAll(IMPORT))
      waiting.push(resolve(dirname(file), `${path}.d.ts`));
  }
  return found;
};

/**
 * Writes the declarations of what the package exports into `dist/types/`, and nothing that they do not lead to. Imports
 * get the extension of the JavaScript that is not beside them, as every way of resolving modules understands it.
 * @throws Error with what the compiler says
 */
export const writePackageTypes = async (): Promise<void> => {
  rmSync(TYPES, { recursive: true, force: true });
  const { code, output } = await run(installed('tsc'), ['-p', 'tsconfig.package.json', '--pretty', 'false'], {
    capture: true,
  });
  if (code !== 0) throw new Error(`The types of the package could not be written.\n${output.trimEnd()}`);
  const kept = reachable();
  for (const name of globSync('**/*.d.ts', { cwd: TYPES })) {
    const file = join(TYPES, name);
    if (!kept.has(file)) rmSync(file);
    else writeFileSync(file, readFileSync(file, 'utf8').replaceAll(IMPORT, '$1$2.js$3'));
  }
  for (const file of kept)
    if (!file.startsWith(TYPES))
      throw new Error(`${relative(ROOT, file)} is outside of the package's types.`);
};
