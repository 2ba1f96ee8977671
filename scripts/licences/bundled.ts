import { existsSync, readdirSync, readFileSync } from 'node:fs';
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
  /** The packages in order, each by where it lies, as {@link packageOf} tells it. */
  readonly packages: () => readonly string[];
};

const WITHIN = '/node_modules/';

/**
 * The package that a module belongs to, by where it lies among those that are installed: its name, or behind that of the package that brings its
 * own, `one/node_modules/two`. Null for a module of our own.
 */
export const packageOf = (id: string): string | null => {
  const helper = HELPERS.find(([start]) => id.startsWith(start));
  if (helper !== undefined) return helper[1];
  const [, ...inside] = `/${id.replaceAll('\\', '/')}`.split(WITHIN);
  if (inside.length === 0) return null;
  const names = inside.map((path) => {
    const [first = '', second = ''] = path.split('/');
    return first.startsWith('@') ? `${first}/${second}` : first;
  });
  return names.join(WITHIN);
};

const nameOf = (place: string): string => place.split(WITHIN).at(-1) ?? place;

type Manifest = {
  readonly version: string;
  readonly license?: string;
  readonly dependencies?: Readonly<Record<string, string>>;
};

const manifestOf = (place: string, modules: string): Manifest => {
  const file = join(modules, place, 'package.json');
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8'));
  throw new Error(
    `The package "${place}" is bundled, and is not installed in ${modules}. Run npm ci, and build again.`,
  );
};

/** @param modules the folder that the packages are installed in */
export const createBundled = (modules = MODULES): Bundled => {
  const places = new Set<string>();
  return {
    add: (id) => {
      const place = packageOf(id);
      if (place === null || places.has(place)) return;
      places.add(place);
      if (!HOLD_OTHERS.includes(nameOf(place))) return;
      for (const other of Object.keys(manifestOf(place, modules).dependencies ?? {})) {
        const own = `${place}${WITHIN}${other}`;
        if (!other.startsWith('@types/')) places.add(existsSync(join(modules, own)) ? own : other);
      }
    },
    packages: () => [...places].toSorted(),
  };
};

const filesIn = (folder: string): readonly string[] =>
  readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile() && TEXT.test(entry.name))
    .map(({ name }) => name)
    .toSorted();

const textOf = (place: string, modules: string, texts: string): string => {
  const own = filesIn(join(modules, place)).map((file) =>
    readFileSync(join(modules, place, file), 'utf8').trim(),
  );
  const name = nameOf(place);
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
 * @param packages as {@link Bundled} tells them
 * @throws Error for a package that has none, neither of its own nor among `texts`
 */
export const licenceTexts = (
  packages: readonly string[],
  { modules = MODULES, texts = TEXTS }: { readonly modules?: string; readonly texts?: string } = {},
): string =>
  packages
    .map((place) => {
      const { version, license = 'no name of a licence' } = manifestOf(place, modules);
      return `${LINE}\n${nameOf(place)} ${version} (${license})\n${LINE}\n\n${textOf(place, modules, texts)}\n`;
    })
    .join('\n');
