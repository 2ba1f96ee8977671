import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from '@playwright/test';
import { benchPage } from '../e2e/pages/bench-page.ts';
import { headUnitPage } from '../e2e/pages/head-unit-page.ts';
import { settled } from '../e2e/pages/settled.ts';
import { connectControl } from '../e2e/unit/control.ts';
import { profileOf } from '../e2e/unit/people.ts';
import { serve } from '../e2e/unit/serve.ts';
import { ROOT } from './processes.ts';

const FOLDER = join(ROOT, 'screenshots');

/** The sizes that the unit must look right at, and the whole desk with the bench beside it. */
const SIZES = [
  { name: '1920x720', width: 1920, height: 720 },
  { name: '1280x800', width: 1280, height: 800 },
  { name: '1080x1920', width: 1080, height: 1920 },
  { name: '800x480', width: 800, height: 480 },
  { name: 'desk', width: 1920, height: 1080 },
] as const;

const THEMES = ['Day', 'Night'] as const;

const data = mkdtempSync(join(tmpdir(), 'glovebox-screenshots-'));
const serving = await serve(['--data', data, '--seed', '1', '--lang', 'en', '--log-level', 'warn']);
const control = await connectControl(serving.ready.control);
const executablePath = ['/usr/bin/chromium', '/usr/bin/chromium-browser'].find((path) => existsSync(path));
let browser: Browser | null = null;

const walk = async (page: Page, picture: (screen: string) => Promise<void>): Promise<void> => {
  const unit = headUnitPage(page);
  await picture('0-who-drives');
  await unit.choose(await profileOf(control, 'primary'));
  for (const [index, screen] of (['Home', 'Map', 'Privacy'] as const).entries()) {
    await unit.go(screen);
    await picture(`${index + 1}-${screen.toLowerCase()}`);
  }
  await unit.tab('What leaves now').click();
  await picture('4-what-leaves-now');
  await unit.tab('History').click();
  await picture('5-history');
  await unit.go('Home');
  await unit.position.click();
  await picture('6-quick-privacy');
  await unit.dialog('Quick privacy').getByRole('button', { name: 'Close' }).click();
  await benchPage(page).open();
  await picture('7-bench');
};

try {
  browser = await chromium.launch({
    ...(executablePath === undefined ? {} : { executablePath }),
    args: [...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), '--disable-quic'],
  });
  await control.call('setup.complete', { language: 'en' });
  await control.call('profile.load', { profile: (await profileOf(control, 'primary')).id });
  await control.call('privacy.set', { setting: 'geolocation', on: true });
  await control.call('drive.start');
  for (const { name, width, height } of SIZES) {
    for (const theme of THEMES) {
      // Ignition off and on again, so that every walk begins with the question of who drives.
      await control.call('vehicle.set', { ignition: 'off' });
      await control.call('drive.start');
      const context = await browser.newContext({ viewport: { width, height }, reducedMotion: 'reduce' });
      const page = await context.newPage();
      await page.goto((await control.call('host.link')).url);
      const bench = benchPage(page);
      await bench.light(theme);
      await bench.close();
      const folder = join(FOLDER, name, theme.toLowerCase());
      mkdirSync(folder, { recursive: true });
      await walk(page, async (screen) => {
        await settled(page);
        await page.screenshot({ path: join(folder, `${screen}.png`) });
      });
      await context.close();
    }
  }
  console.log(FOLDER);
} finally {
  await browser?.close();
  control.close();
  await serving.stop();
  rmSync(data, { recursive: true, force: true });
}
