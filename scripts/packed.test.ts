import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { expect, test } from 'vitest';

const ROOT = join(import.meta.dirname, '..');

type Packed = readonly [{ readonly files: readonly { readonly path: string }[] }];

/** What `npm pack` puts in the tarball, without making it. */
const packed = (): readonly string[] => {
  const words = ['pack', '--dry-run', '--json', '--ignore-scripts'];
  const [{ files }] = JSON.parse(execFileSync('npm', words, { cwd: ROOT, encoding: 'utf8' })) as Packed;
  return files.map(({ path }) => path);
};

/** The files and folders that a document leads to, from the root of the package. */
const linksOf = (path: string): readonly string[] =>
  [...readFileSync(join(ROOT, path), 'utf8').matchAll(/\]\((?![a-z]+:|#)([^)#]+)/gu)].map(([, link = '']) =>
    posix.join(posix.dirname(path), link),
  );

test('All that a packed document leads to is packed too, and all that an error names', () => {
  const files = packed();
  const documents = files.filter((path) => /^docs\/.*\.md$/u.test(path));
  expect(documents).toContain('docs/recording.md');
  const links = documents.flatMap(linksOf);
  expect(links).toContain('docs/examples/off_means_off.py');
  const missing = links.filter((link) => !files.some((path) => path === link || path.startsWith(`${link}/`)));
  expect(missing).toEqual([]);
});
