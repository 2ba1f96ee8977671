import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { type Browser, chromium } from '@playwright/test';
import { connectControl } from '../client/control.ts';
import { serve } from '../client/serve.ts';
import { settled } from '../playwright/pages/settled.ts';
import { contactSheet, type Picture } from './pictures/contact-sheet.ts';
import { ACTS, type Act, type Stage, stageOf } from './pictures/scenes.ts';
import { ROOT } from './processes.ts';

const SIZES = ['1920x720', '1280x800', '1080x1920', '800x480'] as const;
const THEMES = ['day', 'night'] as const;
const LANGUAGES = ['en', 'nl', 'fr', 'de'] as const;

const fail = (sentence: string): never => {
  console.error(sentence);
  process.exit(2);
};

/** The values that were asked for, of those that there are; all of them where nothing was asked. */
const chosen = <T extends string>(
  option: string,
  wanted: string | undefined,
  there: readonly T[],
  otherwise: readonly T[] = there,
): readonly T[] => {
  if (wanted === undefined) return otherwise;
  return wanted
    .split(',')
    .map(
      (value) =>
        there.find((one) => one === value) ??
        fail(`--${option} can be ${there.join(', ')}, or several with commas between; found "${value}".`),
    );
};

const { values } = parseArgs({
  options: {
    sizes: { type: 'string' },
    themes: { type: 'string' },
    languages: { type: 'string' },
    acts: { type: 'string' },
    folder: { type: 'string', default: join(ROOT, 'screenshots') },
  },
});
const sizes = chosen('sizes', values.sizes, SIZES);
const themes = chosen('themes', values.themes, THEMES);
const languages = chosen('languages', values.languages, LANGUAGES, ['en']);
const names = chosen(
  'acts',
  values.acts,
  ACTS.map(({ name }) => name),
);
const { folder } = values;

/** The scene in every theme and language that was asked for, one after the other on the same page. */
const take = async ({ control, page }: Stage, act: Act, scene: string, size: string): Promise<Picture[]> => {
  const pictures: Picture[] = [];
  const isLive = act.name !== 'lost';
  for (const language of languages) {
    if (isLive) await control.call('preferences.set', { language });
    if (isLive) await page.locator(`html[lang="${language}"]`).waitFor({ state: 'attached' });
    for (const theme of isLive ? themes : themes.slice(-1)) {
      if (isLive) {
        await control.call('vehicle.set', { light: theme });
        await page.locator(`[data-theme="${theme}"]`).first().waitFor({ state: 'attached' });
      }
      await settled(page);
      const path = join(
        folder,
        act.name,
        `${scene}, ${size}, ${theme}${language === 'en' ? '' : `, ${language}`}.png`,
      );
      mkdirSync(dirname(path), { recursive: true });
      await page.screenshot({ path });
      const column = languages.length > 1 ? `${size}, ${theme}, ${language}` : `${size}, ${theme}`;
      pictures.push({ scene: `${act.name}: ${scene}`, column, path });
    }
  }
  if (isLive) await control.call('preferences.set', { language: 'en' });
  if (isLive) await page.locator('html[lang="en"]').waitFor({ state: 'attached' });
  return pictures;
};

/** One act in one size, from a fresh unit to the last scene. */
const play = async (browser: Browser, act: Act, size: string): Promise<Picture[]> => {
  const [width = 0, height = 0] = size.split('x').map(Number);
  const serving = await serve([
    '--data',
    ':memory:',
    '--seed',
    '1',
    '--log-level',
    'warn',
    ...(act.args ?? []),
  ]);
  const control = await connectControl(serving.ready.control);
  const context = await browser.newContext({
    viewport: { width, height },
    reducedMotion: 'reduce',
    locale: 'en-GB',
  });
  try {
    await act.prepare(control);
    const page = await context.newPage();
    await page.goto((await control.call('host.link')).url);
    const stage = stageOf(control, page, serving.kill);
    await stage.headUnit.statusBar.waitFor();
    const pictures: Picture[] = [];
    for (const { name, show } of act.scenes) {
      await show(stage);
      pictures.push(...(await take(stage, act, name, size)));
    }
    return pictures;
  } catch (error) {
    throw new Error(`The act "${act.name}" broke off at ${size}.`, { cause: error });
  } finally {
    await context.close();
    control.close();
    await serving.stop();
  }
};

const executablePath = ['/usr/bin/chromium', '/usr/bin/chromium-browser'].find((path) => existsSync(path));
const browser = await chromium.launch({
  ...(executablePath === undefined ? {} : { executablePath }),
  args: [
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    '--disable-quic',
    '--disable-background-networking',
  ],
});
try {
  // Pictures of an earlier run, and nothing else that a person keeps in that folder.
  for (const name of names) rmSync(join(folder, name), { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const pictures: Picture[] = [];
  for (const act of ACTS.filter(({ name }) => names.includes(name))) {
    for (const size of sizes) pictures.push(...(await play(browser, act, size)));
    console.error(`${act.name}: ${pictures.length} pictures so far`);
  }
  console.log(await contactSheet(browser, folder, pictures, writeFileSync));
} finally {
  await browser.close();
}
