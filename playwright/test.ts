import { createHash, randomBytes } from 'node:crypto';
import { test as base } from '@playwright/test';
import { UnitError } from '../src/contract/errors.ts';
import { attachScreenshot, failed } from './attach.ts';
import { begin, checkBeginning } from './begin.ts';
import { carOf } from './car.ts';
import { checkOptions } from './check-options.ts';
import { clockOf } from './clock.ts';
import { firstWindow, requireElectron } from './electron-window.ts';
import type { GloveboxFixtures, GloveboxTest, InnerFixtures } from './fixtures.ts';
import { guarded, STRAY } from './guarded.ts';
import { judge } from './judge.ts';
import { strayInConfig } from './known-options.ts';
import { expect } from './matchers.ts';
import { DEFAULTS, type GloveboxOptions } from './options.ts';
import { watchFaults } from './pages/faults.ts';
import { headUnitPage } from './pages/head-unit-page.ts';
import { asSentence } from './sentence.ts';
import { followTruth, hearing, hearPage } from './truth.ts';
import { removeFolder, startUnit } from './unit.ts';
import { watched } from './wire/watched.ts';
import { watchWire } from './wire/wire.ts';
import { newFolder, openWorker, type Worker } from './worker.ts';

/** The same seed for each run of a test: 32 bits of a hash of where it publishes. */
const seedOf = (text: string): number => createHash('sha256').update(text).digest().readUInt32BE();

const extended = base.extend<
  GloveboxFixtures & GloveboxOptions & InnerFixtures,
  { readonly _gloveboxWorker: Worker }
>({
  profile: [DEFAULTS.profile, { option: true }],
  accepted: [DEFAULTS.accepted, { option: true }],
  switches: [DEFAULTS.switches, { option: true }],
  consents: [DEFAULTS.consents, { option: true }],
  scenario: [DEFAULTS.scenario, { option: true }],
  snapshot: [DEFAULTS.snapshot, { option: true }],
  language: [DEFAULTS.language, { option: true }],
  broker: [DEFAULTS.broker, { option: true }],
  host: [DEFAULTS.host, { option: true }],
  unitFor: [DEFAULTS.unitFor, { option: true }],
  welcomed: [DEFAULTS.welcomed, { option: true }],
  speed: [DEFAULTS.speed, { option: true }],
  time: [DEFAULTS.time, { option: true }],
  seed: [DEFAULTS.seed, { option: true }],
  pageFaultsFail: [DEFAULTS.pageFaultsFail, { option: true }],
  [STRAY]: [null, { option: true }],

  _gloveboxWorker: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads a fixture's needs from this pattern
    async ({}, use) => {
      const worker = openWorker();
      await use(worker);
      await worker.close();
    },
    { scope: 'worker' },
  ],

  _gloveboxOptions: [
    async (
      {
        profile,
        accepted,
        switches,
        consents,
        scenario,
        snapshot,
        language,
        broker,
        host,
        unitFor,
        welcomed,
        speed,
        time,
        seed,
        pageFaultsFail,
        _gloveboxStray,
      },
      use,
      info,
    ) => {
      const options: GloveboxOptions = {
        ...{ profile, accepted, switches, consents, scenario, snapshot, language, broker, host },
        ...{ unitFor, welcomed, speed, time, seed, pageFaultsFail },
      };
      await asSentence(async () => {
        const stray = _gloveboxStray ?? strayInConfig(Object.keys(info.project.use));
        if (stray !== null) throw new UnitError('bad-input', stray, 'Correct its name.');
        checkOptions(options);
        checkBeginning(options);
        if (host === 'electron') requireElectron();
      });
      await use(options);
    },
    { auto: true },
  ],

  _gloveboxBroker: async ({ _gloveboxOptions: { broker }, _gloveboxWorker: { brokers } }, use) => {
    await use(await asSentence(() => brokers.get(broker)));
  },

  _gloveboxPlot: async (
    { _gloveboxOptions: options, _gloveboxBroker: { shared }, _gloveboxWorker },
    use,
    info,
  ) => {
    // On a broker of others, two runs of the same suite at once must not meet either.
    const run = shared ? `-${randomBytes(4).toString('hex')}` : '';
    if (options.unitFor === 'worker') {
      const { language, broker, speed, time, seed } = options;
      const key = JSON.stringify([language, broker, speed, time, seed]);
      const name = `worker-${info.parallelIndex}-${seedOf(key).toString(36)}${run}`;
      return use(_gloveboxWorker.plotFor(key, () => `glovebox/${name}`));
    }
    const data = newFolder();
    await use({ data, prefix: `glovebox/${info.testId}-${info.repeatEachIndex}-${info.retry}${run}` });
    removeFolder(data);
  },

  data: async ({ _gloveboxPlot }, use) => use(_gloveboxPlot.data),
  prefix: async ({ _gloveboxPlot }, use) => use(_gloveboxPlot.prefix),

  _gloveboxWire: async (
    { _gloveboxOptions: { time, speed }, _gloveboxBroker: { place, shared }, prefix },
    use,
  ) => {
    const wire = await asSentence(() => watchWire(place, prefix));
    await use(watched(wire, { time, speed }));
    if (shared) await wire.clear();
    await wire.close();
  },
  wire: async ({ _gloveboxWire }, use) => use(_gloveboxWire),

  _gloveboxStarting: async (
    {
      _gloveboxOptions: options,
      _gloveboxWorker: { stands, unitOn },
      _gloveboxBroker: broker,
      data,
      prefix,
      wire: _first,
    },
    use,
  ) => {
    const { host, language, speed, time, seed, unitFor } = options;
    const start = { data, prefix, broker, seed: seed ?? seedOf(prefix), language, speed, time };
    const starting = unitFor === 'worker' ? unitOn(start) : startUnit(host, stands, start);
    // Who waits for it is told; a test that fails before that has other troubles.
    starting.catch(() => undefined);
    await use({ own: starting });
    // One that is shared ends with its worker.
    if (unitFor === 'test') await (await starting.catch(() => null))?.close();
  },

  unit: async ({ _gloveboxOptions: options, _gloveboxStarting, _gloveboxWire: wire }, use, info) => {
    const own = await asSentence(() => _gloveboxStarting.own);
    const unit = hearing(own, wire);
    const endTruth = await followTruth(unit, wire, options.unitFor);
    try {
      await asSentence(() => begin(unit, options));
      await use(unit);
      await judge(info, unit, wire);
    } finally {
      endTruth();
    }
  },

  car: async ({ unit, time }, use) => use(carOf(unit, time)),
  clock: async ({ unit }, use) => use(clockOf(unit)),

  window: async (
    { _gloveboxStarting: _meanwhile, _gloveboxWire: wire, page, host, unit, unitFor, pageFaultsFail },
    use,
    info,
  ) => {
    const window = host === 'electron' ? await firstWindow(unit) : page;
    // Watched before the first byte of the page, so that no early fault is missed; Electron's first load is over by then.
    const faults = watchFaults(window, () => unit.restarts() > 0);
    if (host === 'electron') {
      // What is asked in a window of Electron goes no way that could be heard.
      wire.deaf();
      await window.reload();
    } else {
      hearPage(window, wire);
      const address = unitFor === 'worker' ? await unit.link() : unit.ready().url;
      await window.goto(address, { waitUntil: 'domcontentloaded' });
    }
    await use(window);
    if (failed(info)) await attachScreenshot(info, window);
    if (pageFaultsFail) expect(faults(), 'The page logged no error and broke no policy').toEqual([]);
  },

  headUnit: async ({ window }, use) => {
    const headUnit = headUnitPage(window);
    await expect(headUnit.statusBar).toBeVisible();
    await use(headUnit);
  },
});

/**
 * Playwright's test with a head unit in it: for each test a unit of its own on a real broker, an independent
 * subscriber, and a window.
 */
export const test: GloveboxTest = guarded(extended as unknown as GloveboxTest, [
  ...['data', 'prefix', 'unit', 'car', 'clock', 'wire', 'window', 'headUnit'],
]);

export { expect };
