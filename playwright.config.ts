import { existsSync } from 'node:fs';
import { defineConfig } from '@playwright/test';
import type { GloveboxOptions } from './playwright/options.ts';

/** Debian's own Chromium: the same major version as the one in Electron. Playwright's download is not needed. */
const CHROMIUM = ['/usr/bin/chromium', '/usr/bin/chromium-browser'].find((path) => existsSync(path));

const web = {
  host: 'web' as const,
  launchOptions: {
    ...(CHROMIUM === undefined ? {} : { executablePath: CHROMIUM }),
    args: [
      // Chromium's sandbox refuses to run as root, which containers and CI are.
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
      '--disable-quic',
    ],
  },
};

/** Walks through every screen and state that take a minute each: `npm run walks`, apart from `npm test`. */
const WALK = /@walk/;

/** Specs of what is the same in every layout, or that bring sizes of their own. */
const ONE_LAYOUT = [
  ...['assistant', 'driving', 'gallery', 'keyboard', 'lasting', 'motion', 'read-aloud', 'settings'],
  ...['text-size', 'touch-targets', 'welcome', 'windows', 'pseudo-locale', 'accessible', 'model'],
  ...[
    'bench',
    'car',
    'crash',
    'drawn-route',
    'low-screen',
    'map',
    'missing-part',
    'refusals',
    'scenario',
    'sound',
  ],
  'languages',
];

/** What is seen on screen runs in both viewports; what has no screen runs once. */
export default defineConfig<GloveboxOptions>({
  testDir: 'e2e',
  outputDir: 'test-results',
  fullyParallel: true,
  forbidOnly: process.env['CI'] !== undefined,
  retries: 0,
  workers: 2,
  timeout: 60_000,
  globalTimeout: process.argv.some((argument) => argument.includes('walks')) ? 0 : 30 * 60_000,
  expect: { timeout: 10_000 },
  reporter: 'line',
  use: {
    // Without the film: without a graphics card, filming a moving map takes more of the machine than the test.
    trace: { mode: 'retain-on-failure', screenshots: false, snapshots: true, sources: true },
    video: 'off',
    // Five seconds of the car in one of ours: a drive is seen sooner, and everything else stays as it is.
    speed: 5,
    locale: 'en-GB',
    timezoneId: 'UTC',
    contextOptions: { reducedMotion: 'reduce' },
  },
  projects: [
    {
      name: 'web 1280x800',
      testMatch: 'screen/*.spec.ts',
      grepInvert: WALK,
      use: { ...web, viewport: { width: 1280, height: 800 } },
    },
    {
      name: 'web 1920x720',
      testMatch: 'screen/*.spec.ts',
      // What a second layout can't change runs once; the size of a finger is given for 1280 by 800.
      grepInvert: WALK,
      testIgnore: ONE_LAYOUT.map((name) => `screen/${name}.spec.ts`),
      use: { ...web, viewport: { width: 1920, height: 720 } },
    },
    {
      name: 'walks 1280x800',
      testMatch: 'screen/*.spec.ts',
      grep: WALK,
      use: { ...web, viewport: { width: 1280, height: 800 } },
    },
    {
      name: 'walks 1920x720',
      testMatch: ['screen/pseudo-locale.spec.ts', 'screen/languages.spec.ts'],
      use: { ...web, viewport: { width: 1920, height: 720 } },
    },
    // The recipes of docs/testing.md, at the pace that they have in a suite of somebody else's.
    { name: 'web recipes', testMatch: 'recipes/*.spec.ts', use: { ...web, speed: 1 } },
    { name: 'web process', testMatch: 'process/*.spec.ts', use: { host: 'web' } },
    {
      name: 'electron',
      testMatch: ['screen/*.spec.ts', 'electron/*.spec.ts'],
      use: { ...web, host: 'electron' },
    },
  ],
});
