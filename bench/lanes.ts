import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { connectControl } from '../client/control.ts';
import { serve } from '../client/serve.ts';
import { headUnitPage } from '../playwright/pages/head-unit-page.ts';
import { profileOf } from '../playwright/people.ts';
import { startMosquitto } from '../testing/mosquitto.ts';
import { launchBrowser } from './browser.ts';
import { withFolder } from './quiet.ts';
import type { Row } from './row.ts';

/** Real milliseconds of each measurement. */
const DURATION = 10_000;
/** Frames shorter than this are in time at 60 a second. */
const FRAME = 17;
/** So many seconds of the unit in one of ours; it offers a message of each of two categories a second. */
const SPEED = 25;
/** How much of the frames that a bare page has in time ours must have. */
const SHARE = 0.95;
const LONGEST_TASK = 50;

type Measured = { readonly inTime: number; readonly longestTask: number };

/** How many of the frames of a page are in time, and what its longest task takes. */
const frames = (page: Page): Promise<Measured> =>
  page.evaluate(
    ([duration, frame]) =>
      new Promise<Measured>((done) => {
        let [all, inTime, longestTask, last] = [0, 0, 0, Number.NaN];
        const observer = new PerformanceObserver((list) => {
          for (const { duration: task } of list.getEntries()) longestTask = Math.max(longestTask, task);
        });
        observer.observe({ type: 'longtask' });
        const end = performance.now() + duration;
        const next = (now: number): void => {
          if (!Number.isNaN(last)) {
            all += 1;
            if (now - last < frame) inTime += 1;
          }
          last = now;
          if (now < end) {
            requestAnimationFrame(next);
            return;
          }
          observer.disconnect();
          done({ inTime: inTime / all, longestTask });
        };
        requestAnimationFrame(next);
      }),
    [DURATION, FRAME] as const,
  );

/** What leaves now, with fifty messages a second acknowledged by a real broker, against a page on which nothing happens. */
export const benchLanes = (): Promise<readonly Row[]> =>
  withFolder(async (folder) => {
    const broker = await startMosquitto();
    const serving = await serve([
      ...['--data', join(folder, 'unit'), '--log-level', 'silent', '--lang', 'en'],
      ...['--broker', broker.url, '--prefix', 'glovebox/bench', '--speed', String(SPEED)],
    ]);
    const control = await connectControl(serving.ready.control);
    const browser = await launchBrowser();
    const left = async (): Promise<number> =>
      Object.values(await control.call('telemetry.stats')).reduce(
        (sum, counts) => sum + counts.left.total,
        0,
      );
    try {
      const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
      await page.setContent('<!doctype html><title>empty</title><p>empty</p>');
      const bare = await frames(page);
      await control.call('setup.complete', { language: 'en' });
      await page.goto((await control.call('host.link')).url);
      const headUnit = headUnitPage(page);
      const driver = await profileOf(control, 'primary');
      await control.call('profile.load', { profile: driver.id });
      await control.call('privacy.set', { setting: 'geolocation', on: true });
      await control.call('drive.start');
      await headUnit.choose(driver);
      await headUnit.go('Privacy');
      await headUnit.tab('What leaves now').click();
      const [before, started] = [await left(), performance.now()];
      const ours = await frames(page);
      const rate = ((await left()) - before) / ((performance.now() - started) / 1000);
      const note = `${rate.toFixed(0)} messages/s acknowledged`;
      const ratio = ours.inTime / bare.inTime;
      return [
        {
          name: `what leaves now: frames under ${FRAME} ms`,
          figure: ours.inTime * 100,
          unit: '%',
          baseline: { name: 'bare page', figure: bare.inTime * 100 },
          ratio,
          target: `at least ${SHARE}`,
          ok: ratio >= SHARE,
          note,
        },
        {
          name: 'what leaves now: longest task',
          figure: ours.longestTask,
          unit: 'ms',
          baseline: { name: 'bare page', figure: bare.longestTask },
          ratio: null,
          target: `at most ${LONGEST_TASK} ms`,
          ok: ours.longestTask <= LONGEST_TASK,
          note: 'tasks under 50 ms count as 0',
        },
      ];
    } finally {
      await browser.close();
      control.close();
      await serving.stop();
      await broker.close();
    }
  });
