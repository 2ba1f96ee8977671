import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { chromium } from '@playwright/test';
import { build, createServer, type InlineConfig, preview } from 'vite';
import { PREACT_FOR_REACT } from '../renderer/preact.ts';
import { ROOT } from './processes.ts';

const USE = `npm run gallery                     serves every component in every state, and follows changes
npm run gallery -- --still          serves it as it is now, built once, until it is ended
npm run gallery -- --picture FILE   writes it as one picture (PNG)`;

const ADDRESS = '127.0.0.1';
const PAGE = '/gallery/gallery.html';

/** The gallery is a page of its own, beside the product's; no build of the product holds it. */
const CONFIG: InlineConfig = {
  configFile: false,
  root: join(ROOT, 'renderer'),
  resolve: { alias: [...PREACT_FOR_REACT] },
  logLevel: 'error',
};

/** A running gallery. */
type Served = { readonly url: string; readonly close: () => Promise<void> };

const address = (urls: { readonly local: readonly string[] } | null): string => {
  const [first] = urls?.local ?? [];
  if (first === undefined) throw new Error('The server of the gallery has no address.');
  return new URL(PAGE, first).href;
};

const follow = async (): Promise<Served> => {
  const server = await createServer({ ...CONFIG, server: { host: ADDRESS } });
  await server.listen();
  return { url: address(server.resolvedUrls), close: () => server.close() };
};

const still = async (): Promise<Served> => {
  const outDir = mkdtempSync(join(tmpdir(), 'glovebox-gallery-'));
  const config: InlineConfig = {
    ...CONFIG,
    build: {
      outDir,
      target: 'chrome140',
      assetsInlineLimit: 0,
      rolldownOptions: { input: join(ROOT, 'renderer', PAGE) },
    },
  };
  process.on('exit', () => rmSync(outDir, { recursive: true, force: true }));
  await build(config);
  const server = await preview({ ...config, preview: { host: ADDRESS, port: 0 } });
  return { url: address(server.resolvedUrls), close: () => server.close() };
};

const picture = async (url: string, file: string): Promise<void> => {
  const executablePath = ['/usr/bin/chromium', '/usr/bin/chromium-browser'].find((path) => existsSync(path));
  const browser = await chromium.launch({
    ...(executablePath === undefined ? {} : { executablePath }),
    args: [...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), '--disable-quic'],
  });
  try {
    const page = await browser.newPage({ viewport: { width: 2000, height: 1200 }, reducedMotion: 'reduce' });
    await page.goto(url);
    const gallery = page.getByRole('main');
    await gallery.waitFor();
    // The page scrolls inside; the picture holds all of it.
    const height = await gallery.evaluate((element) => element.scrollHeight);
    await page.setViewportSize({ width: 2000, height });
    await page.evaluate(() => document.fonts.ready.then(() => null));
    await page.screenshot({ path: file });
  } finally {
    await browser.close();
  }
};

const main = async (): Promise<void> => {
  const { values } = parseArgs({ options: { picture: { type: 'string' }, still: { type: 'boolean' } } });
  if (values.picture === undefined) {
    const served = values.still === true ? await still() : await follow();
    console.log(served.url);
    return;
  }
  const file = resolve(values.picture);
  if (!/\.png$/i.test(file))
    throw new Error(`"${values.picture}" is no name for a picture: it must end in .png.`);
  const served = await still();
  await picture(served.url, file);
  await served.close();
  console.log(file);
};

try {
  await main();
} catch (error) {
  console.error(`${error instanceof Error ? error.message : String(error)}\n\n${USE}`);
  process.exit(2);
}
