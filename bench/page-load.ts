import { existsSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { connectControl } from '../e2e/unit/control.ts';
import { serve } from '../e2e/unit/serve.ts';
import { withFolder } from './quiet.ts';
import { median, type Row } from './row.ts';

const ROUNDS = 7;

/** From the address to the first answer on screen, against an empty page from a bare server, each in a fresh context. */
export const benchPageLoad = (): Promise<Row> =>
  withFolder(async (folder) => {
    const empty = createServer((_, answer) => {
      answer
        .writeHead(200, { 'content-type': 'text/html' })
        .end('<!doctype html><title>empty</title><p>empty</p>');
    });
    await new Promise<void>((done) => empty.listen(0, '127.0.0.1', done));
    const address = empty.address();
    const emptyUrl = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}/`;
    const serving = await serve(['--data', join(folder, 'unit'), '--log-level', 'silent', '--lang', 'en']);
    const control = await connectControl(serving.ready.control);
    const executablePath = ['/usr/bin/chromium', '/usr/bin/chromium-browser'].find((path) =>
      existsSync(path),
    );
    const browser = await chromium.launch({
      ...(executablePath === undefined ? {} : { executablePath }),
      args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
    });
    const load = async (url: string, selector: string): Promise<number> => {
      const context = await browser.newContext();
      const page = await context.newPage();
      const started = performance.now();
      await page.goto(url, { waitUntil: 'commit' });
      await page.locator(selector).first().waitFor();
      const elapsed = performance.now() - started;
      await context.close();
      return elapsed;
    };
    try {
      const [ours, bare]: [number[], number[]] = [[], []];
      for (let round = 0; round <= ROUNDS; round += 1) {
        const { url } = await control.call('host.link');
        const measured = [await load(emptyUrl, 'p'), await load(url, 'header button')] as const;
        if (round === 0) continue; // the first warms the browser up
        bare.push(measured[0]);
        ours.push(measured[1]);
      }
      const [figure, base] = [median(ours), median(bare)];
      return {
        name: 'page load to first answer',
        figure,
        unit: 'ms',
        baseline: { name: 'empty page', figure: base },
        ratio: figure / base,
        target: null,
        ok: null,
      };
    } finally {
      await browser.close();
      control.close();
      await serving.stop();
      empty.close();
    }
  });
