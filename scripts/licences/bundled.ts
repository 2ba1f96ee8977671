import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../processes.ts';

const MODULES = join(ROOT, 'node_modules');
/** What a bundler puts in by itself, by how its modules are called: no file of a package. */
const HELPERS = [
  ['\0rolldown/', 'rolldown'],
  ['\0vite/', 'vite'],
] as const;
/** Packages whose published file has those that it depends on in it already. */
const HOLD_OTHERS = ['maplibre-gl'];
/** Of packages that come without a file of it, the text that stands in their README or their repository. */
const TEXTS = join(import.meta.dirname, 'texts');

const TEXT = /^(?:licen[cs]e|copying|notice|third-?party)/iu;

/** What a part of the build is made of, besides our own. */
export type Bundled = {
  /** A module, or a file that is copied as it is, by its path or as the bundler calls it. */
  readonly add: (id: string) => void;
  /** The names of the packages, in order. */
  readonly packages: () => readonly string[];
};

/** The package that a module belongs to; null for one of our own. */
export const packageOf = (id: string): string | null => {
  const helper = HELPERS.find(([start]) => id.startsWith(start));
  if (helper !== undefined) return helper[1];
  const [, inside] = /.*(?:^|\/)node_modules\/(.+)/u.exec(id.replaceAll('\\', '/')) ?? [];
  if (inside === undefined) return null;
  const [first = '', second = ''] = inside.split('/');
  return first.startsWith('@') ? `${first}/${second}` : first;
};

type Manifest = {
  readonly version: string;
  readonly license?: string;
  readonly dependencies?: Readonly<Record<string, string>>;
};

const manifestOf = (name: string, modules: string): Manifest =>
  JSON.parse(readFileSync(join(modules, name, 'package.json'), 'utf8'));

/** @param modules the folder that the packages are installed in */
export const createBundled = (modules = MODULES): Bundled => {
  const names = new Set<string>();
  return {
    add: (id) => {
      const name = packageOf(id);
      if (name === null || names.has(name)) return;
      names.add(name);
      if (!HOLD_OTHERS.includes(name)) return;
      for (const other of Object.keys(manifestOf(name, modules).dependencies ?? {}))
        if (!other.startsWith('@types/')) names.add(other);
    },
    packages: () => [...names].toSorted(),
  };
};

const filesIn = (folder: string): readonly string[] =>
  readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile() && TEXT.test(entry.name))
    .map(({ name }) => name)
    .toSorted();

const textOf = (name: string, modules: string, texts: string): string => {
  const own = filesIn(join(modules, name)).map((file) =>
    readFileSync(join(modules, name, file), 'utf8').trim(),
  );
  if (own.some((text) => text !== '')) return own.join('\n\n');
  const file = `${name.replace('/', '__')}.txt`;
  if (readdirSync(texts).includes(file)) return readFileSync(join(texts, file), 'utf8').trim();
  throw new Error(
    `The package "${name}" is bundled, and comes without the text of its licence. Put the text that stands in its repository into scripts/licences/texts/${file}.`,
  );
};

const LINE = '-'.repeat(80);

/**
 * The texts of the licences of packages, each under the name and version of its package.
 * @throws Error for a package that has none, neither of its own nor among `texts`
 */
export const licenceTexts = (
  packages: readonly string[],
  { modules = MODULES, texts = TEXTS }: { readonly modules?: string; readonly texts?: string } = {},
): string =>
  packages
    .map((name) => {
      const { version, license = 'no name of a licence' } = manifestOf(name, modules);
      return `${LINE}\n${name} ${version} (${license})\n${LINE}\n\n${textOf(name, modules, texts)}\n`;
    })
    .join('\n');
