import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Browser } from '@playwright/test';
import { connectControl } from '../client/control.ts';
import { serve } from '../client/serve.ts';
import { SECURITY_HEADERS } from '../src/host/security-headers.ts';
import { withBarePage } from './bare-page.ts';
import { launchBrowser, withPage } from './browser.ts';
import { withFolder } from './quiet.ts';
import { median, type Row } from './row.ts';
import { type Ask, withTabs } from './tabs.ts';

const ROUNDS = 15;
const MOST_RATIO = 2;
/** Kilobytes of compressed script. */
const MOST_SCRIPT = 250;

/** Milliseconds from the navigation until the first view is on the screen, as the page itself noted it, in a window of the right size. */
const NOTED = `new Promise((done) => {
  setTimeout(done, 10_000, null);
  new PerformanceObserver((list) => {
    for (const { name, startTime } of list.getEntries())
      if (name === 'first view' && innerWidth === 1280 && innerHeight === 800 && document.querySelector('header button'))
        done(startTime);
  }).observe({ type: 'mark', buffered: true });
})`;

const firstView = async (ask: Ask, url: string): Promise<number> => {
  const time = await ask(url, NOTED);
  if (typeof time !== 'number') throw new Error('A page has not shown its first view at 1280 by 800.');
  return time;
};

/** The compressed size of every script that is fetched until the first view stands and the network is quiet, in kilobytes. */
const scriptOf = (browser: Browser, url: string): Promise<number> =>
  withPage(browser, async (page) => {
    const sizes: Promise<number>[] = [];
    page.on('response', (response) => {
      if (/javascript/.test(response.headers()['content-type'] ?? '')) {
        sizes.push(response.body().then((body) => gzipSync(body, { level: 9 }).length));
      }
    });
    await page.goto(url, { waitUntil: 'networkidle' });
    return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0) / 1000;
  });

/** The bare page as any server gives it, and under the security headers of the unit. */
const withBarePages = <T>(
  folder: string,
  work: (plain: string, isolated: string) => Promise<T>,
): Promise<T> =>
  withBarePage(join(folder, 'bare'), (plain) =>
    withBarePage(join(folder, 'isolated'), (isolated) => work(plain, isolated), SECURITY_HEADERS),
  );

/** From the address to the first view that can be touched, against a bare React page; and what the first load weighs. */
export const benchPageLoad = (): Promise<readonly Row[]> =>
  withFolder((folder) =>
    withBarePages(folder, async (bareUrl, isolatedUrl) => {
      const serving = await serve(['--data', join(folder, 'unit'), '--log-level', 'silent']);
      const control = await connectControl(serving.ready.control);
      const link = async (): Promise<string> => (await control.call('host.link')).url;
      const browser = await launchBrowser();
      try {
        await control.call('setup.complete', { language: 'en' });
        const [ours, bare, isolated]: [number[], number[], number[]] = [[], [], []];
        await withTabs(async (ask) => {
          for (let round = 0; round <= ROUNDS; round += 1) {
            const measured = [
              await firstView(ask, bareUrl),
              await firstView(ask, await link()),
              await firstView(ask, isolatedUrl),
            ] as const;
            if (round === 0) continue; // the first warms the browser up
            bare.push(measured[0]);
            ours.push(measured[1]);
            isolated.push(measured[2]);
          }
        });
        const [figure, base] = [median(ours), median(bare)];
        const [script, bareScript] = [
          await scriptOf(browser, await link()),
          await scriptOf(browser, bareUrl),
        ];
        return [
          {
            name: 'first view, ready to be touched',
            figure,
            unit: 'ms',
            baseline: { name: 'bare React page', figure: base },
            ratio: figure / base,
            target: `at most ${MOST_RATIO} times`,
            ok: figure <= MOST_RATIO * base,
            note: `${(figure / median(isolated)).toFixed(2)} times the bare page under the unit's security headers`,
          },
          {
            name: 'script of the first load, compressed, without the map',
            figure: script,
            unit: 'kB',
            baseline: { name: 'bare React page', figure: bareScript },
            ratio: script / bareScript,
            target: `at most ${MOST_SCRIPT} kB`,
            ok: script <= MOST_SCRIPT,
          },
        ];
      } finally {
        await browser.close();
        control.close();
        await serving.stop();
      }
    }),
  );
