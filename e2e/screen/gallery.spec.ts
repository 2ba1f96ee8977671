import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { readLines } from '../../client/lines.ts';
import { plainEnvironment, ROOT } from '../../client/serve.ts';
import { settled } from '../../playwright/pages/settled.ts';
import { expect, test } from '../fixtures.ts';

test.skip(
  ({ host, viewport }) => host === 'electron' || viewport?.width !== 1280,
  'The gallery is a page of its own, the same everywhere',
);

let server: ChildProcess | undefined;
let url: string;

test.beforeAll(async () => {
  const gallery = spawn(process.execPath, [join(ROOT, 'scripts/gallery.ts'), '--still'], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'inherit'],
    env: plainEnvironment(),
  });
  server = gallery;
  url = await readLines(gallery.stdout).find(
    (line) => line.startsWith('http://'),
    'the address of the gallery',
  );
});

test.afterAll(() => {
  server?.kill();
});

test('The gallery shows every component by day and by night, and axe finds nothing wrong', {
  tag: '@walk',
}, async ({ page }) => {
  test.setTimeout(120_000);
  const faults: string[] = [];
  page.on('pageerror', ({ message }) => faults.push(message));
  page.on('console', (message) => message.type() === 'error' && faults.push(message.text()));
  await page.setViewportSize({ width: 2000, height: 1200 });
  await page.goto(url);
  for (const theme of ['Day', 'Night']) {
    const half = page
      .getByRole('article')
      .filter({ has: page.getByRole('heading', { name: theme, exact: true }) });
    await expect(half.getByRole('slider'), 'with a thumb that is seen').toHaveCount(4);
    const sections = half.getByRole('heading', { level: 3 });
    await expect(sections).toHaveText([
      'Colour',
      'Type',
      'Space and radius',
      'Button',
      'Switch',
      'Choice',
      'Tabs',
      'Slider',
      'Tile',
      'List',
      'Nothing yet',
      'Text sizes',
      'Over the screen',
    ]);
    await expect(half.getByRole('dialog')).toHaveCount(3);
    await expect(half.getByRole('progressbar')).toHaveCount(2);
  }
  await settled(page);
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(
    violations.flatMap(({ id, help, nodes }) =>
      nodes.map(({ target }) => `${id}: ${help} — ${target.join(' ')}`),
    ),
  ).toEqual([]);
  expect(faults).toEqual([]);
});

test('A pressed and a focused button look other than one at rest', { tag: '@walk' }, async ({ page }) => {
  await page.goto(url);
  const looks = await page
    .getByRole('article')
    .first()
    .getByRole('button', { name: 'Drive there' })
    .evaluateAll((buttons) =>
      buttons.slice(0, 3).map((button) => {
        const { backgroundColor, outlineStyle } = getComputedStyle(button);
        return `${backgroundColor} ${outlineStyle}`;
      }),
    );
  expect(new Set(looks).size).toBe(3);
});
