import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { type Browser, chromium, type Page } from '@playwright/test';
import { connectControl } from '../client/control.ts';
import { serve } from '../client/serve.ts';
import { settled } from '../playwright/pages/settled.ts';
import { type Act, type Stage, stageOf } from './pictures/act.ts';
import { ACTS } from './pictures/acts.ts';
import { contactSheet, type Picture } from './pictures/contact-sheet.ts';
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
    scenes: { type: 'string' },
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
const words = values.scenes?.split(',') ?? [''];
const isWanted = (scene: string): boolean => words.some((word) => scene.includes(word));
if (!ACTS.some((act) => names.includes(act.name) && act.scenes.some(({ name }) => isWanted(name))))
  fail(`No scene of these acts has "${values.scenes}" in its name.`);
const { folder } = values;

type Language = (typeof LANGUAGES)[number];
type Theme = (typeof THEMES)[number];

/** How a picture is to look. */
type Look = { readonly language: Language; readonly theme: Theme };

/** Every look that was asked for; of what is the same by day and night, the first theme alone. */
const looksOf = (act: Act): readonly Look[] =>
  languages.flatMap((language) =>
    (act.themeless ? themes.slice(0, 1) : themes).map((theme) => ({ language, theme })),
  );

const shoot = async (page: Page, act: Act, scene: string, size: string, look: Look): Promise<Picture> => {
  await settled(page);
  const { language, theme } = look;
  const marks = [size, ...(act.themeless ? [] : [theme]), ...(language === 'en' ? [] : [language])];
  const path = join(folder, act.name, `${[scene, ...marks].join(', ')}.png`);
  mkdirSync(dirname(path), { recursive: true });
  await page.screenshot({ path });
  const column = [size, theme, ...(languages.length > 1 ? [language] : [])].join(', ');
  return { scene: `${act.name}: ${scene}`, column, path };
};

/** The scene in each look, one after the other on the same page, and in English again at the end. */
const take = async ({ control, page }: Stage, act: Act, scene: string, size: string): Promise<Picture[]> => {
  const spoken = (language: Language): Promise<void> =>
    page.locator(`html[lang="${language}"]`).waitFor({ state: 'attached' });
  const pictures: Picture[] = [];
  for (const look of looksOf(act)) {
    await control.call('preferences.set', { language: look.language });
    await spoken(look.language);
    await control.call('vehicle.set', { light: look.theme });
    if (!act.themeless) await page.locator(`[data-theme="${look.theme}"]`).first().waitFor();
    pictures.push(await shoot(page, act, scene, size, look));
  }
  await control.call('preferences.set', { language: 'en' });
  await spoken('en');
  return pictures;
};

/** One act in one size, from a fresh unit to the last scene; in one look where that can't be changed on the way. */
const perform = async (browser: Browser, act: Act, size: string, only?: Look): Promise<Picture[]> => {
  const [width = 0, height = 0] = size.split('x').map(Number);
  const more = act.args?.() ?? [];
  const data = more.includes('--data') ? [] : ['--data', ':memory:'];
  const serving = await serve([...data, '--seed', '1', '--log-level', 'warn', ...more]);
  const control = await connectControl(serving.ready.control);
  const context = await browser.newContext({
    viewport: { width, height },
    reducedMotion: 'reduce',
    locale: 'en-GB',
  });
  try {
    await act.prepare(control);
    if (only !== undefined) {
      await control.call('preferences.set', { language: only.language });
      await control.call('vehicle.set', { light: only.theme });
    }
    const page = await context.newPage();
    await page.goto((await control.call('host.link')).url);
    const stage = stageOf(control, page, serving.kill);
    await (act.opened?.(stage) ?? stage.headUnit.statusBar.waitFor());
    const pictures: Picture[] = [];
    for (const { name, show } of act.scenes) {
      await show(stage);
      if (!isWanted(name)) continue;
      if (only === undefined) pictures.push(...(await take(stage, act, name, size)));
      else pictures.push(await shoot(page, act, name, size, only));
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

const play = async (browser: Browser, act: Act, size: string): Promise<Picture[]> => {
  if (act.afresh === undefined) return perform(browser, act, size);
  const pictures: Picture[] = [];
  for (const look of looksOf(act)) pictures.push(...(await perform(browser, act, size, look)));
  return pictures;
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
    for (const size of act.sizes ?? sizes) pictures.push(...(await play(browser, act, size)));
    console.error(`${act.name}: ${pictures.length} pictures so far`);
  }
  console.log(await contactSheet(browser, folder, pictures, writeFileSync));
} finally {
  await browser.close();
}
