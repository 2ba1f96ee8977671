import { createHash } from 'node:crypto';
import { existsSync, globSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { LICENCES, type Noted, noteLicences } from './licences/note.ts';
import { writePackageTypes } from './package-types.ts';
import { ROOT } from './processes.ts';

const DIST = join(ROOT, 'dist');
const FRESH = join(DIST, '.fresh');

/**
 * What no bundle may swallow: native code, Electron's own module, which exists in Electron only, and the test runner,
 * of which a suite has one.
 */
const EXTERNAL = ['better-sqlite3', 'electron', '@playwright/test'];

type Bundle = {
  readonly entry: string;
  readonly folder: string;
  readonly file: string;
  readonly format: 'esm' | 'cjs';
};

/** A part of the build: what it is made from, what has to be there afterwards, and how it is made. */
type Part = {
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  readonly make: () => Promise<void>;
};

/**
 * Everything that a bundle loads lies in one folder, two below the root like `src/<folder>`, so that a path
 * relative to a module leads to the same place from the source and from the bundle.
 */
const bundle = async ({ entry, folder, file, format }: Bundle, { plugin }: Noted): Promise<void> => {
  const { build } = await import('rolldown');
  await build({
    input: { [file.replace(/\.c?js$/, '')]: join(ROOT, entry) },
    cwd: ROOT,
    platform: 'node',
    external: EXTERNAL,
    plugins: [plugin],
    logLevel: 'warn',
    output: {
      dir: join(DIST, folder),
      format,
      entryFileNames: file,
      chunkFileNames: '[name]-[hash].js',
      minify: { compress: true, mangle: false, codegen: false },
      sourcemap: false,
    },
  });
};

/**
 * What other people's suites import. It is left as it was written: Playwright reads what a fixture needs from the source
 * of its function.
 */
const bundleForSuites = async ({ plugin }: Noted): Promise<void> => {
  const { build } = await import('rolldown');
  await build({
    input: Object.fromEntries(
      ['playwright', 'client', 'scenario'].map((name) => [name, join(ROOT, name, 'index.ts')]),
    ),
    cwd: ROOT,
    platform: 'node',
    external: EXTERNAL,
    plugins: [plugin],
    logLevel: 'warn',
    output: {
      dir: join(DIST, 'package'),
      format: 'esm',
      entryFileNames: '[name].js',
      chunkFileNames: '[name]-[hash].js',
      minify: false,
      sourcemap: false,
    },
  });
};

const PARTS = {
  renderer: {
    inputs: ['renderer/**', 'src/contract/**', 'src/privacy/**', 'assets/map/**'],
    outputs: ['renderer/index.html', `renderer/${LICENCES}`],
    make: async () => {
      const { build } = await import('vite');
      const { plugin, write } = noteLicences();
      await build({
        configFile: join(ROOT, 'renderer/vite.config.ts'),
        logLevel: 'warn',
        plugins: [plugin],
        worker: { plugins: () => [plugin] },
      });
      write(join(DIST, 'renderer'));
    },
  },
  cli: {
    inputs: ['src/**', 'simulator/**'],
    outputs: ['cli/glovebox.js', `cli/${LICENCES}`],
    make: async () => {
      const noted = noteLicences();
      await bundle(
        { entry: 'src/cli/glovebox.ts', folder: 'cli', file: 'glovebox.js', format: 'esm' },
        noted,
      );
      noted.write(join(DIST, 'cli'));
    },
  },
  electron: {
    inputs: ['electron/**', 'src/**', 'simulator/**'],
    outputs: ['electron/main.js', 'electron/preload.cjs', `electron/${LICENCES}`],
    make: async () => {
      const noted = noteLicences();
      const folder = 'electron';
      await bundle({ entry: 'electron/main.ts', folder, file: 'main.js', format: 'esm' }, noted);
      await bundle({ entry: 'electron/preload.ts', folder, file: 'preload.cjs', format: 'cjs' }, noted);
      noted.write(join(DIST, folder));
    },
  },
  package: {
    inputs: [
      'playwright/**',
      'client/**',
      'scenario/**',
      'testing/**',
      'src/**',
      'tsconfig.package.json',
      'scripts/package-types.ts',
    ],
    outputs: [
      'package/playwright.js',
      'package/client.js',
      'package/scenario.js',
      `package/${LICENCES}`,
      'types/playwright/index.d.ts',
    ],
    make: async () => {
      const noted = noteLicences();
      await bundleForSuites(noted);
      noted.write(join(DIST, 'package'));
      await writePackageTypes();
    },
  },
  snapshots: {
    inputs: ['src/**', 'simulator/**', 'scripts/snapshots/**', 'assets/routes/**'],
    outputs: ['snapshots/first-run.snapshot.json', 'snapshots/queue-full.snapshot.json'],
    make: async () => {
      const { makeSnapshots } = await import('./snapshots/make.ts');
      await makeSnapshots(join(DIST, 'snapshots'));
    },
  },
} as const satisfies Record<string, Part>;
type PartName = keyof typeof PARTS;

/** What every part depends on. */
const COMMON = [
  'package.json',
  'package-lock.json',
  'tsconfig.base.json',
  'scripts/build.ts',
  'scripts/licences/**',
];

/** One hash over the names and contents of all that a part is made from; tests are no input. */
const fingerprint = (part: Part): string => {
  const hash = createHash('sha256');
  const files = globSync([...part.inputs, ...COMMON], { cwd: ROOT, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/\.test\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted();
  for (const file of files)
    hash.update(file.slice(ROOT.length)).update('\0').update(readFileSync(file)).update('\0');
  return hash.digest('hex');
};

const readFresh = (): Partial<Record<PartName, string>> => {
  try {
    return JSON.parse(readFileSync(FRESH, 'utf8'));
  } catch {
    return {}; // never built, or a record that was cut short: build anew
  }
};

const writeFresh = (fresh: Partial<Record<PartName, string>>): void => {
  mkdirSync(DIST, { recursive: true });
  const next = `${FRESH}.${process.pid}`;
  writeFileSync(next, JSON.stringify(fresh, null, 2));
  renameSync(next, FRESH);
};

/**
 * Builds what changed since the last build: the renderer, the command line, the Electron host and what suites import, into
 * `dist/`.
 * A part whose inputs are as they were is left alone. Returns the parts that were made.
 */
export const build = async (
  names: readonly PartName[] = Object.keys(PARTS) as PartName[],
): Promise<readonly PartName[]> => {
  const made: PartName[] = [];
  for (const name of names) {
    const part: Part = PARTS[name];
    const wanted = fingerprint(part);
    const there = part.outputs.every((path) => existsSync(join(DIST, path)));
    if (there && readFresh()[name] === wanted) continue;
    const { [name]: _outdated, ...others } = readFresh();
    writeFresh(others); // INVARIANT: a build that is cut short is never taken for a fresh one
    rmSync(join(DIST, name), { recursive: true, force: true });
    await part.make();
    writeFresh({ ...readFresh(), [name]: wanted });
    made.push(name);
  }
  return made;
};

const isPart = (name: string): name is PartName => Object.hasOwn(PARTS, name);

if (import.meta.main) {
  const wanted = process.argv.slice(2);
  const unknown = wanted.find((name) => !isPart(name));
  if (unknown !== undefined) {
    console.error(`There is no part "${unknown}" to build. The parts are ${Object.keys(PARTS).join(', ')}.`);
    process.exit(2);
  }
  const started = performance.now();
  const made = await build(wanted.length === 0 ? undefined : wanted.filter(isPart));
  if (made.length > 0) {
    console.error(`Built ${made.join(', ')} in ${((performance.now() - started) / 1000).toFixed(1)} s.`);
  }
}
