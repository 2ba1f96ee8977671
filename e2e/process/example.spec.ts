import { type ChildProcess, spawn } from 'node:child_process';
import { cpSync, globSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { expect, test } from '@playwright/test';
import { finished, plainEnvironment, ROOT } from '../../client/serve.ts';

// Packed and installed once, which takes longer than a test of this suite.
test.describe.configure({ mode: 'default', timeout: 240_000 });

const CHROMIUM = '/usr/bin/chromium';

let folder: string;

/** Runs a program in the example's folder with the Node of this process, and expects that it succeeds. */
const run = async (program: string, args: readonly string[], cwd = folder): Promise<string> => {
  const path = `${dirname(process.execPath)}${delimiter}${process.env['PATH'] ?? ''}`;
  const environment = plainEnvironment({ PATH: path, CHROMIUM, CI: '', NODE_OPTIONS: '' });
  const child: ChildProcess = spawn(program, args, {
    cwd,
    env: environment,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const { code, stdout, stderr } = await finished(child);
  expect(code, `${program} ${args.join(' ')}\n${stdout}\n${stderr}`).toBe(0);
  return stdout;
};

test.beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'glovebox-example-'));
  cpSync(join(ROOT, 'e2e/example'), folder, { recursive: true });
  await run('npm', ['pack', '--silent', '--pack-destination', folder], ROOT);
  renameSync(join(folder, 'glovebox-0.1.0.tgz'), join(folder, 'glovebox.tgz'));
  // Node 24 runs this already, and no test here opens Electron: the optional packages with them are left out.
  await run('npm', ['install', '--prefer-offline', '--no-audit', '--no-fund', '--omit=optional']);
});

test.afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('The example project passes from the tarball, outside of the repository', async () => {
  const { stats } = JSON.parse(await run('npx', ['--no', 'playwright', 'test', '--reporter=json']));
  expect(stats).toMatchObject({ unexpected: 0, skipped: 0, flaky: 0 });
  expect(stats.expected).toBeGreaterThan(0);
});

/** The packages that sources import by name; what is not bundled, types, and `radix-ui`, which only hands on others, aside. */
const importedBy = (...folders: readonly string[]): readonly string[] => {
  const aside = /^(?:node:|better-sqlite3$|electron$|radix-ui$|@playwright\/)/u;
  const files = globSync(
    folders.map((part) => `${part}/**/*.{ts,tsx}`),
    { cwd: ROOT },
  ).filter((path) => !/\.test\.tsx?$|\.config\.ts$|\/testing\/|-suite\.ts$|first-view/u.test(path));
  const names = files.flatMap((path) =>
    [
      ...readFileSync(join(ROOT, path), 'utf8').matchAll(
        /^(?:import (?!type )|\} )[^'"\n]*from '([^.'][^']*)'/gmu,
      ),
    ].map(([, specifier = '']) => /^(?:@[^/]+\/)?[^/]+/u.exec(specifier)?.[0] ?? ''),
  );
  return [...new Set(names)].filter((name) => !aside.test(name)).toSorted();
};

/** What the build takes instead of what the sources name, as in `renderer/preact.ts`. */
const STAND_INS = new Map([
  ['react', 'preact'],
  ['react-dom', 'preact'],
]);

for (const [part, folders, least] of [
  ['cli', ['src', 'simulator'], 8],
  ['electron', ['electron', 'simulator'], 1],
  ['package', ['playwright', 'client', 'scenario'], 2],
  ['renderer', ['renderer'], 6],
] as const) {
  test(`The tarball has the licences of all that is bundled in dist/${part}`, () => {
    const file = join(folder, 'node_modules/glovebox/dist', part, 'LICENSES.txt');
    const text = readFileSync(file, 'utf8');
    const [, ...parts] = text.split(/^-{80}\n(\S+) \S+ \(.+\)\n-{80}\n/gmu);
    const licences = new Map(
      parts.flatMap((name, at) => (at % 2 === 0 ? [[name, parts[at + 1] ?? '']] : [])),
    );
    const imported = importedBy(...folders);
    expect(imported.length).toBeGreaterThanOrEqual(least);
    for (const name of imported)
      expect([...licences.keys()], folders.join(', ')).toContain(STAND_INS.get(name) ?? name);
    for (const [name, licence] of licences) expect(licence.length, name).toBeGreaterThan(200);
  });
}

for (const [moduleResolution, module] of [
  ['bundler', 'preserve'],
  ['nodenext', 'nodenext'],
] as const) {
  test(`The types of the package resolve with moduleResolution ${moduleResolution}, and know the contract`, async () => {
    const config = `tsconfig.${moduleResolution}.json`;
    const compilerOptions = {
      module,
      moduleResolution,
      strict: true,
      noEmit: true,
      skipLibCheck: false,
      types: ['node'],
      target: 'es2024',
    };
    writeFileSync(
      join(folder, config),
      JSON.stringify({ compilerOptions, include: ['types.ts', 'playwright.config.ts', 'tests'] }),
    );
    writeFileSync(
      join(folder, 'types.ts'),
      [
        `import { connectControl } from 'glovebox/client';`,
        `import { test } from 'glovebox/playwright';`,
        `import { runScenario } from 'glovebox/scenario';`,
        `export const speed: Promise<number> = connectControl('ws://x').then((unit) => unit.call('unit.state')).then(({ motion }) => motion.speed);`,
        `export const held: Promise<boolean> = runScenario('crash').then((result) => result.held);`,
        `// @ts-expect-error there is no such command`,
        `connectControl('ws://x').then((unit) => unit.call('unit.stat'));`,
        `// @ts-expect-error there is no such option`,
        `test.use({ profil: 'Alex' });`,
        `// @ts-expect-error there is no such consent`,
        `test.use({ consents: ['partner-sharin'] });`,
        '',
      ].join('\n'),
    );
    await run(join(ROOT, 'node_modules/.bin/tsc'), ['-p', config, '--pretty', 'false']);
  });
}
