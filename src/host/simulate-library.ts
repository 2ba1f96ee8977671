import { existsSync, readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { basename, dirname, join, sep } from 'node:path';
import { UnitError } from '../contract/errors.ts';
import type { ReadFile } from '../scenario/include.ts';
import { packageFolder } from './places.ts';

/** Whether a file can be a scenario, by its name. */
export const isScenario = (name: string): boolean => /\.ya?ml$/u.test(name);

/** Where the bundled scenarios are. */
export const bundledFolder = (): string => join(packageFolder(), 'scenarios');

/** The names of the scenarios in a folder, which are their files without the ending. */
export const namesIn = (folder: string): readonly string[] =>
  existsSync(folder)
    ? readdirSync(folder)
        .filter((name) => name.endsWith('.yaml'))
        .map((name) => basename(name, '.yaml'))
        .toSorted()
    : [];

/** Bytes of a file: what is larger is no scenario, and not read to be refused. */
const LARGEST_FILE = 4_000_000;

const readFile = (path: string): string => {
  try {
    if (statSync(path).size <= LARGEST_FILE) return readFileSync(path, 'utf8');
    throw new UnitError(
      'bad-input',
      `The file ${path} is larger than ${LARGEST_FILE / 1e6} MB.`,
      'Name a scenario, which is a text of some lines.',
    );
  } catch (error) {
    if (error instanceof UnitError) throw error;
    throw new UnitError(
      'bad-input',
      `The file ${path} can't be read.`,
      'Name a file that exists and may be read.',
    );
  }
};

/** Reads a scenario with its parts. Included files stay in the folder of the scenario, also where a link leads out of it. */
export const readerFor = (file: string): ReadFile => {
  const folder = realpathSync(dirname(file));
  return (path) => {
    const real = realpathSync(path);
    if (real !== realpathSync(file) && !real.startsWith(`${folder}${sep}`))
      throw new UnitError(
        'bad-input',
        `${path} leads out of the folder of ${file}.`,
        'Put the part beside the scenario.',
      );
    return readFile(path);
  };
};
