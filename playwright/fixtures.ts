import type {
  Page,
  PlaywrightTestArgs,
  PlaywrightTestOptions,
  PlaywrightWorkerArgs,
  PlaywrightWorkerOptions,
  TestType,
} from '@playwright/test';
import type { TestBroker } from './broker.ts';
import type { Car } from './car.ts';
import type { Clock } from './clock.ts';
import type { GloveboxOptions } from './options.ts';
import type { HeadUnitPage } from './pages/head-unit-page.ts';
import type { OwnUnit, Unit } from './unit.ts';
import type { OwnWatchedWire, WatchedWire } from './wire/watched.ts';
import type { Plot } from './worker.ts';

/** What a test is given, beside what Playwright gives. */
export type GloveboxFixtures = {
  /** The data folder of the unit. */
  readonly data: string;
  /** The first levels of its topics, so that tests share a broker without meeting. */
  readonly prefix: string;
  /** A running head unit with a real SQLite file, on a real broker, in the state that the options ask for. */
  readonly unit: Unit;
  /** The car around it. */
  readonly car: Car;
  /** The time of the unit. */
  readonly clock: Clock;
  /** What an independent subscriber receives. */
  readonly wire: WatchedWire;
  /** The window of the unit, with the unit in it. */
  readonly window: Page;
  /** The head unit in that window, by roles and names. */
  readonly headUnit: HeadUnitPage;
};

/** What the fixtures share that no test names. */
export type InnerFixtures = {
  /** The options together, checked before anything is started. */
  readonly _gloveboxOptions: GloveboxOptions;
  readonly _gloveboxStray: string | null;
  readonly _gloveboxBroker: TestBroker;
  readonly _gloveboxPlot: Plot;
  /** The unit, on its way: whoever needs a page too has that made meanwhile. */
  readonly _gloveboxStarting: { readonly own: Promise<OwnUnit> };
  /** The wire with what only its owner does with it. */
  readonly _gloveboxWire: OwnWatchedWire;
};

/** `test` as a suite of somebody else's sees it. */
export type GloveboxTest = TestType<
  PlaywrightTestArgs & PlaywrightTestOptions & GloveboxFixtures & GloveboxOptions,
  PlaywrightWorkerArgs & PlaywrightWorkerOptions
>;
