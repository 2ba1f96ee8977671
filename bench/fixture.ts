import { expect } from '@playwright/test';
import { begin } from '../playwright/begin.ts';
import { openBrokers } from '../playwright/broker.ts';
import { DEFAULTS } from '../playwright/options.ts';
import { headUnitPage } from '../playwright/pages/head-unit-page.ts';
import { openStands } from '../playwright/stands.ts';
import { followTruth } from '../playwright/truth.ts';
import { removeFolder, startUnit } from '../playwright/unit.ts';
import { watched } from '../playwright/wire/watched.ts';
import { watchWire } from '../playwright/wire/wire.ts';
import { newFolder } from '../playwright/worker.ts';
import { launchBrowser, withPage } from './browser.ts';
import { median, type Row } from './row.ts';

const ROUNDS = 15;
/** Milliseconds. */
const MOST_MORE = 600;

/** Until the unit is in the state asked for, until it is on the screen, and what is undone after that; in milliseconds. */
type Round = { readonly unit: number; readonly ready: number; readonly after: number };

/**
 * How long a test waits for a unit of its own, with store, broker, subscriber and page, on a worker that has had a test before, against
 * a bare page of Playwright.
 */
export const benchFixture = async (): Promise<readonly Row[]> => {
  const [brokers, stands, browser] = [openBrokers(), openStands(), await launchBrowser()];
  const options = { ...DEFAULTS, profile: 'Alex', switches: { geolocation: true } };

  const fresh = async (round: number): Promise<Round> => {
    const began = performance.now();
    const broker = await brokers.get('embedded');
    const [data, prefix] = [newFolder(), `glovebox/bench-${round}`];
    const subscriber = await watchWire(broker.place, prefix);
    const wire = watched(subscriber, options);
    const starting = startUnit('web', stands, { ...options, data, prefix, broker, seed: round });
    const done = await withPage(browser, async (page) => {
      const unit = await starting;
      const end = await followTruth(unit, wire, options.unitFor);
      await begin(unit, options);
      const started = performance.now();
      await page.goto(unit.ready().url, { waitUntil: 'domcontentloaded' });
      await expect(headUnitPage(page).statusBar).toBeVisible();
      const ready = performance.now();
      end();
      return { started: started - began, ready: ready - began, at: ready };
    });
    await (await starting).close();
    await subscriber.close();
    removeFolder(data);
    return { unit: done.started, ready: done.ready, after: performance.now() - done.at };
  };
  const bare = async (): Promise<number> => {
    const began = performance.now();
    return withPage(browser, async (page) => {
      await page.goto('about:blank');
      return performance.now() - began;
    });
  };

  try {
    const [rounds, bares]: [Round[], number[]] = [[], []];
    for (let round = 0; round <= ROUNDS; round += 1) {
      const measured = [await bare(), await fresh(round)] as const;
      if (round === 0) continue; // the first warms the browser and the worker up
      bares.push(measured[0]);
      rounds.push(measured[1]);
    }
    const base = median(bares);
    const figure = median(rounds.map(({ ready }) => ready));
    const part = (of: keyof Round): string => `${Math.round(median(rounds.map((round) => round[of])))} ms`;
    return [
      {
        name: 'a fresh unit of a test, with store, broker, subscriber and page',
        figure,
        unit: 'ms',
        baseline: { name: 'bare Playwright page', figure: base },
        ratio: figure / base,
        target: `at most ${MOST_MORE} ms more`,
        ok: figure - base <= MOST_MORE,
        note: `of which until the unit stood beside an empty page ${part('unit')}; afterwards ${part('after')}`,
      },
    ];
  } finally {
    await browser.close();
    await stands.close();
    await brokers.close();
  }
};
