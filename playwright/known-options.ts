import type {
  PlaywrightTestArgs,
  PlaywrightTestOptions,
  PlaywrightWorkerArgs,
  PlaywrightWorkerOptions,
} from '@playwright/test';
import { either, nearest } from '../src/nearest.ts';
import { OPTION_NAMES } from './options.ts';

type OfPlaywright = keyof (PlaywrightTestArgs &
  PlaywrightTestOptions &
  PlaywrightWorkerArgs &
  PlaywrightWorkerOptions);

/** What Playwright itself lets a test set or override; the compiler says when a version has more. */
const PLAYWRIGHT = {
  acceptDownloads: true,
  actionTimeout: true,
  baseURL: true,
  browser: true,
  browserName: true,
  bypassCSP: true,
  channel: true,
  clientCertificates: true,
  colorScheme: true,
  connectOptions: true,
  context: true,
  contextOptions: true,
  contrast: true,
  defaultBrowserType: true,
  deviceScaleFactor: true,
  extraHTTPHeaders: true,
  forcedColors: true,
  geolocation: true,
  hasTouch: true,
  headless: true,
  httpCredentials: true,
  ignoreHTTPSErrors: true,
  isMobile: true,
  javaScriptEnabled: true,
  launchOptions: true,
  locale: true,
  mount: true,
  navigationTimeout: true,
  offline: true,
  page: true,
  permissions: true,
  playwright: true,
  proxy: true,
  reducedMotion: true,
  request: true,
  reuseContext: true,
  screen: true,
  screenshot: true,
  serviceWorkers: true,
  storageState: true,
  testIdAttribute: true,
  timezoneId: true,
  trace: true,
  userAgent: true,
  video: true,
  viewport: true,
} satisfies Record<OfPlaywright, true>;

const known = (own: readonly string[]): readonly string[] => [
  ...OPTION_NAMES,
  ...own,
  ...Object.keys(PLAYWRIGHT),
];

/**
 * What is wrong with the names of some options, as a sentence, or null.
 * @param own names that were added by `test.extend`
 */
export const strayOption = (names: readonly string[], own: readonly string[]): string | null => {
  const stray = names.find((name) => !name.startsWith('_') && !known(own).includes(name));
  if (stray === undefined) return null;
  const near = nearest(stray, known(own));
  return `There is no option "${stray}". ${near === null ? `Those of Glovebox are ${either(OPTION_NAMES)}.` : `Did you mean ${near}?`}`;
};

/**
 * The same for the `use` of a config, where options of other tests may stand too: only what is nearly one of
 * Glovebox's is taken for a slip.
 */
export const strayInConfig = (names: readonly string[]): string | null => {
  const all = known([]);
  for (const name of names) {
    if (all.includes(name)) continue;
    const near = nearest(name, OPTION_NAMES);
    if (near !== null) return `There is no option "${name}". Did you mean ${near}?`;
  }
  return null;
};
