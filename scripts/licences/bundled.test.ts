import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { createBundled, licenceTexts, packageOf } from './bundled.ts';
import { noteLicences } from './note.ts';

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** A folder of packages, each with these files and a manifest. */
const installed = (packages: Readonly<Record<string, Readonly<Record<string, string>>>>): string => {
  const folder = mkdtempSync(join(tmpdir(), 'glovebox-licences-'));
  folders.push(folder);
  for (const [name, files] of Object.entries(packages)) {
    mkdirSync(join(folder, name), { recursive: true });
    writeFileSync(join(folder, name, 'package.json'), JSON.stringify({ version: '1.2.3', license: 'MIT' }));
    for (const [file, text] of Object.entries(files)) writeFileSync(join(folder, name, file), text);
  }
  return folder;
};

test.each([
  ['/home/x/node_modules/aedes/lib/client.js', 'aedes'],
  ['/home/x/node_modules/@scope/name/index.mjs?worker&url', '@scope/name'],
  ['C:\\x\\node_modules\\one\\node_modules\\@scope\\two\\index.js', 'one/node_modules/@scope/two'],
  ['../node_modules/@fontsource-variable/figtree/files/a.woff2', '@fontsource-variable/figtree'],
  ['\0rolldown/runtime.js', 'rolldown'],
  ['\0vite/preload-helper.js', 'vite'],
  ['/home/x/src/privacy/decide.ts', null],
])('The module %j belongs to %s', (id, name) => {
  expect(packageOf(id)).toBe(name);
});

test('A package that is bundled and has no text of a licence stops the build, in a sentence', () => {
  const modules = installed({
    whole: { LICENSE: 'do as you like' },
    bare: { 'README.md': '# License\nMIT' },
  });
  const texts = installed({});
  const bundled = createBundled(modules);
  for (const name of ['whole', 'bare', 'whole']) bundled.add(join(modules, 'node_modules', name, 'a.js'));
  expect(bundled.packages()).toEqual(['bare', 'whole']);
  expect(() => licenceTexts(bundled.packages(), { modules, texts })).toThrow(
    'The package "bare" is bundled, and comes without the text of its licence.',
  );
  writeFileSync(join(texts, 'bare.txt'), 'as in its repository');
  expect(licenceTexts(bundled.packages(), { modules, texts })).toMatch(
    /bare 1\.2\.3 \(MIT\)\n-+\n\nas in its repository\n\n-+\nwhole 1\.2\.3 \(MIT\)\n-+\n\ndo as you like\n$/u,
  );
});

test('A notice stands beside the licence that asks for it, and an empty licence is none', () => {
  const modules = installed({
    both: { 'LICENSE.md': 'the licence', NOTICE: 'the notice' },
    empty: { LICENCE: ' \n' },
  });
  expect(licenceTexts(['both'], { modules })).toContain('the licence\n\nthe notice');
  expect(() => licenceTexts(['empty'], { modules })).toThrow('The package "empty"');
});

test('A package that another brings along is passed on with its own version and text, beside the one of that name', () => {
  const modules = installed({
    one: { LICENSE: 'of one' },
    two: { LICENSE: 'of the two for all' },
    'one/node_modules/two': {
      LICENSE: 'of the two in one',
      'package.json': '{"version":"4.5.6","license":"ISC"}',
    },
    'one/node_modules/three': { LICENSE: 'of three' },
  });
  const bundled = createBundled(modules);
  for (const place of ['two', 'one/node_modules/two', 'one/node_modules/three'])
    bundled.add(`/x/node_modules/${place}/index.js`);
  const all = licenceTexts(bundled.packages(), { modules });
  expect(all).toMatch(/\ntwo 1\.2\.3 \(MIT\)\n-+\n\nof the two for all\n/u);
  expect(all).toMatch(/\ntwo 4\.5\.6 \(ISC\)\n-+\n\nof the two in one\n/u);
  expect(all).toContain('of three');
  expect(() => licenceTexts(['gone'], { modules })).toThrow(
    'The package "gone" is bundled, and is not installed',
  );
});

test('A part of which nothing was taken down stops the build', () => {
  expect(() => noteLicences().write(installed({}))).toThrow('Nothing was taken down');
});

test('Those that a published file holds already are named with it, and every package with a text to pass on has it', () => {
  const bundled = createBundled();
  bundled.add('/x/node_modules/maplibre-gl/dist/maplibre-gl.mjs');
  expect(bundled.packages()).toEqual(
    expect.arrayContaining(['earcut', 'maplibre-gl', 'murmurhash-js', 'pbf']),
  );
  expect(bundled.packages()).not.toContain('@types/geojson');
  expect(licenceTexts(bundled.packages())).toContain('Gary Court');
});
