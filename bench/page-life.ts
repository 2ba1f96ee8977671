import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CDPSession, Page } from '@playwright/test';
import { type Control, connectControl } from '../client/control.ts';
import { serve } from '../client/serve.ts';
import { profileOf } from '../playwright/people.ts';
import { launchBrowser, withPage } from './browser.ts';
import { withFolder } from './quiet.ts';
import type { Row } from './row.ts';

/** Seconds that the idle unit is watched. */
const IDLE = 20;
/** Per cent of one core. */
const MOST_IDLE = 3;
/** Milliseconds. */
const LONGEST_TASK = 50;
/** Seconds on each screen. */
const STAY = 6;
/** How much more the page's heap may hold at the end of a drive than after its first lap. */
const MOST_GROWTH = 1.1;

const pause = (seconds: number): Promise<void> => new Promise((done) => setTimeout(done, seconds * 1000));

/** Seconds of processor time that a process has used; 100 ticks a second on Linux. */
const processorTime = (pid: number): number => {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
  return (Number(fields[11]) + Number(fields[12])) / 100;
};

const taskTime = async (session: CDPSession): Promise<number> => {
  const { metrics } = await session.send('Performance.getMetrics');
  return metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN;
};

/** The unit at a stand, ignition on: its process, and the tasks of its page. */
const idle = async (page: Page, session: CDPSession, pid: number): Promise<Row> => {
  await page.waitForLoadState('networkidle');
  await pause(2);
  const before = [processorTime(pid), await taskTime(session)] as const;
  await pause(IDLE);
  const [unit, screen] = [processorTime(pid) - before[0], (await taskTime(session)) - before[1]];
  const figure = ((unit + screen) / IDLE) * 100;
  return {
    name: 'idle unit with its page, ignition off',
    figure,
    unit: '% of a core',
    baseline: null,
    ratio: null,
    target: `under ${MOST_IDLE} %`,
    ok: figure < MOST_IDLE,
    note: `unit ${((unit / IDLE) * 100).toFixed(2)} %, tasks of the page ${((screen / IDLE) * 100).toFixed(2)} %`,
  };
};

const SCREENS = ['Home', 'Assistant', 'Services', 'Car', 'Privacy'] as const;

/**
 * Touches what is named so, where it is. Not by Playwright's own search for roles and names, which runs within the page
 * and takes longer than the page's own tasks.
 */
const touch = async (page: Page, selector: string, name: string): Promise<void> => {
  const found = await page.waitForFunction(
    ([among, words]) => {
      const element = [...document.querySelectorAll(among)].find((one) => one.textContent?.trim() === words);
      const box = element?.getBoundingClientRect();
      return box === undefined ? null : { x: box.x + box.width / 2, y: box.y + box.height / 2 };
    },
    [selector, name] as const,
  );
  const place = await found.jsonValue();
  if (place !== null) await page.mouse.click(place.x, place.y);
};

/** Every screen but the map while the car drives and publishes: the longest task that the page had. */
const drive = async (page: Page): Promise<Row> => {
  await page.evaluate(() => {
    const tasks: number[] = [];
    Reflect.set(window, 'longTasks', tasks);
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) tasks.push(duration);
    }).observe({ entryTypes: ['longtask'] });
  });
  for (const screen of SCREENS) {
    await touch(page, 'nav button', screen);
    if (screen === 'Privacy') await touch(page, '[role="tab"]', 'What leaves now');
    await pause(STAY);
  }
  const tasks: number[] = await page.evaluate(() => Reflect.get(window, 'longTasks'));
  const figure = Math.max(0, ...tasks);
  return {
    name: 'longest task while driving, outside the map',
    figure,
    unit: 'ms',
    baseline: null,
    ratio: null,
    target: `none over ${LONGEST_TASK} ms`,
    ok: figure <= LONGEST_TASK,
    note: `${tasks.length} over 50 ms on ${SCREENS.length} screens in ${SCREENS.length * STAY} s`,
  };
};

const heap = async (session: CDPSession): Promise<number> => {
  await session.send('HeapProfiler.collectGarbage');
  return (await session.send('Runtime.getHeapUsage')).usedSize / 1e6;
};

/** What the page holds after each part of a long drive, the unit at fifty times the speed. */
const memory = async (session: CDPSession, control: Control, minutes: number): Promise<Row> => {
  const goOn = async (seconds: number): Promise<void> => {
    const end = performance.now() + seconds * 1000;
    while (performance.now() < end) {
      const { drive: driven } = await control.call('unit.state');
      if (driven === null || driven.arrived) await control.call('drive.start');
      await pause(1);
    }
  };
  await goOn(Math.min(30, minutes * 30));
  const first = await heap(session);
  await goOn(minutes * 60);
  const figure = await heap(session);
  return {
    name: `memory of the page over ${Math.round(minutes * 50)} min of driving`,
    figure,
    unit: 'MB',
    baseline: { name: 'after the first part', figure: first },
    ratio: figure / first,
    target: `at most ${MOST_GROWTH} times`,
    ok: figure <= MOST_GROWTH * first,
  };
};

/** What an open page costs: at rest, on a drive, and over a long one. */
export const benchPageLife = (minutes: number): Promise<readonly Row[]> =>
  withFolder(async (folder) => {
    const args = ['--data', join(folder, 'unit'), '--log-level', 'silent', '--lang', 'en'];
    const run = async <T>(
      more: readonly string[],
      work: (control: Control, page: Page, session: CDPSession, pid: number) => Promise<T>,
    ): Promise<T> => {
      const serving = await serve([...args, ...more]);
      const control = await connectControl(serving.ready.control);
      const browser = await launchBrowser();
      try {
        await control.call('setup.complete', { language: 'en' });
        return await withPage(browser, async (page, context) => {
          const session = await context.newCDPSession(page);
          await session.send('Performance.enable');
          await page.goto((await control.call('host.link')).url);
          await page.getByRole('banner').waitFor();
          return work(control, page, session, serving.ready.pid);
        });
      } finally {
        await browser.close();
        control.close();
        await serving.stop();
      }
    };
    const begin = async (control: Control): Promise<void> => {
      await control.call('profile.load', { profile: (await profileOf(control, 'primary')).id });
      await control.call('privacy.set', { setting: 'geolocation', on: true });
      await control.call('drive.start');
      await control.call('profile.confirm');
    };
    const atRest = await run([], (_control, page, session, pid) => idle(page, session, pid));
    const driving = await run([], async (control, page) => {
      await begin(control);
      return drive(page);
    });
    const long = await run(['--speed', '50'], async (control, _page, session) => {
      await begin(control);
      return memory(session, control, minutes);
    });
    return [atRest, driving, long];
  });
