import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as base, expect, type Page } from '@playwright/test';
import { type Mosquitto, startMosquitto } from '../testing/mosquitto.ts';
import { watchFaults } from './pages/faults.ts';
import { type HeadUnitPage, headUnitPage } from './pages/head-unit-page.ts';
import { firstWindow } from './unit/electron-window.ts';
import { startUnit, type Unit } from './unit/unit.ts';
import { type Wire, watchWire } from './wire/wire.ts';

export type HostOptions = {
  /** Which host shows the window. */
  readonly host: 'web' | 'electron';
  /** Whether somebody went through the first start of the unit already. */
  readonly welcomed: boolean;
  /** Whether the unit speaks English whoever drives, or to each profile in its own language. */
  readonly inEnglish: boolean;
};

type Fixtures = {
  /** A data folder of this test's own. */
  readonly data: string;
  /** The first levels of this test's topics, so that tests share a broker without meeting. */
  readonly prefix: string;
  /** A running head unit with a real SQLite file, on the real broker. */
  readonly unit: Unit;
  /** What an independent subscriber receives. */
  readonly wire: Wire;
  /** The window of the unit, faults watched. */
  readonly window: Page;
  /** The head unit in that window, by roles and names. */
  readonly headUnit: HeadUnitPage;
};

/**
 * The product's own test, for specs here and elsewhere: a real Mosquitto a worker, and for each test a unit of its own,
 * an independent subscriber and a window.
 */
export const test = base.extend<Fixtures & HostOptions, { readonly mosquitto: Mosquitto }>({
  host: ['web', { option: true }],
  welcomed: [true, { option: true }],
  inEnglish: [true, { option: true }],

  mosquitto: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads a fixture's needs from this pattern
    async ({}, use) => {
      const broker = await startMosquitto();
      await use(broker);
      await broker.close();
    },
    { scope: 'worker' },
  ],

  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads a fixture's needs from this pattern
  data: async ({}, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'glovebox-e2e-'));
    await use(folder);
    rmSync(folder, { recursive: true, force: true });
  },

  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads a fixture's needs from this pattern
  prefix: async ({}, use, info) => {
    await use(`glovebox/${info.testId}-${info.retry}`);
  },

  wire: async ({ mosquitto, prefix }, use) => {
    const wire = await watchWire(mosquitto, prefix);
    await use(wire);
    await wire.close();
  },

  unit: async ({ host, welcomed, inEnglish, mosquitto, data, prefix, wire: _watchesFirst }, use) => {
    // Five seconds of the car in one of ours: a drive is seen sooner, and everything else stays as it is.
    const language = inEnglish ? 'en' : undefined;
    const unit = await startUnit(host, { data, broker: mosquitto.url, prefix, speed: 5, language });
    if (welcomed) await unit.call('setup.complete', { language: 'en' });
    await use(unit);
    await unit.stop();
  },

  window: async ({ host, unit, page }, use) => {
    const window = host === 'electron' ? await firstWindow(unit) : page;
    // Watched before the first byte of the page, so that no early fault is missed; Electron's first load is over by then.
    const faults = watchFaults(window, () => unit.restarts() > 0);
    if (host === 'electron') await window.reload();
    else await window.goto(unit.ready().url);
    await use(window);
    expect(faults(), 'The page logged no error and broke no policy').toEqual([]);
  },

  headUnit: async ({ window }, use) => {
    const headUnit = headUnitPage(window);
    await expect(headUnit.statusBar).toBeVisible();
    await use(headUnit);
  },
});

export { expect };
