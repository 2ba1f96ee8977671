import { expect, type Page, type TestInfo } from '@playwright/test';
import { settled } from '../../playwright/pages/settled.ts';
import { profileOf } from '../../playwright/people.ts';
import type { Unit } from '../../playwright/unit.ts';
import type { Argument } from '../../src/contract/commands.ts';
import { cutTexts } from './overflow.ts';
import { type LayoutName, SIZES } from './sizes.ts';

/** The screens on the rail, from its first button to its last. */
const SCREENS = ['home', 'map', 'assistant', 'services', 'car', 'privacy'];

export type Walk = {
  readonly page: Page;
  /** A unit on which nobody began yet. */
  readonly unit: Pick<Unit, 'call'>;
  /** How everybody reads and sees the unit, whoever drives. */
  readonly prefer: Argument<'preferences.set'>;
  /** The text of a key, as it stands on the screen. */
  readonly text: (key: string) => string | RegExp;
  /** Looks at what is shown now. */
  readonly look: (name: string) => Promise<void>;
};

/**
 * Looks for texts that can't be read whole, in each of the sizes in turn; `found` has a sentence for each. The walk goes on in
 * the last one: where that is the smallest, a machine that draws slowly draws the least.
 */
export const lookForCutTexts = (page: Page, sizes: readonly LayoutName[], info: TestInfo, words = true) => {
  const found: string[] = [];
  const look = async (name: string): Promise<void> => {
    for (const size of sizes) {
      await page.setViewportSize(SIZES[size]);
      await page.locator(`[data-layout="${size}"]`).waitFor();
      await settled(page);
      const cut = await cutTexts(page, words);
      if (cut.length === 0) continue;
      found.push(...cut.map(({ text, how, where }) => `${name}, ${size}: "${text}" ${how}, at ${where}`));
      await page.screenshot({ path: info.outputPath(`${`${name} ${size}`.replaceAll(/[^\w]+/g, '-')}.png`) });
    }
  };
  return { found, look };
};

/** Everything that a driver can see: from the first start over each screen and panel, standing and moving. */
export const walk = async ({ page, unit, prefer, text, look }: Walk): Promise<void> => {
  const dialog = page.getByRole('dialog');
  const rail = page.getByRole('navigation').first().getByRole('button');
  const main = page.getByRole('main');
  const signs = page.getByRole('banner').getByRole('button');
  const button = (key: string) => dialog.getByRole('button', { name: text(key) });

  const load = async (kind: 'primary' | 'secondary'): Promise<void> => {
    await unit.call('profile.load', { profile: (await profileOf(unit, kind)).id });
    await unit.call('preferences.set', prefer);
  };
  /** Each screen of the rail, and each tab of those that have any. */
  const screens = async (when: string): Promise<void> => {
    await expect(rail).toHaveCount(SCREENS.length);
    for (const [place, screen] of SCREENS.entries()) {
      await rail.nth(place).click();
      await expect(main.getByRole('heading', { level: 1 })).toBeAttached();
      // What is fetched when it is first opened says so in the meantime.
      if (screen === 'map')
        await expect(main.getByText(text('map.loading'))).toHaveCount(0, { timeout: 60_000 });
      await look(`${screen}, ${when}`);
      for (const [index, tab] of (await main.getByRole('tab').all()).slice(1).entries()) {
        await tab.click();
        await look(`${screen} ${index + 2}, ${when}`);
      }
    }
  };

  await unit.call('preferences.set', prefer);
  await expect(dialog).toBeVisible();
  await look('welcome');
  await button('welcome.next').click();
  await expect(dialog.getByRole('listitem')).toHaveCount(3);
  await look('what it promises');
  // In the pseudo-locale the name of the button before it may look the same.
  await button('welcome.begin').last().click();
  await unit.call('vehicle.set', { ignition: 'off' });
  await expect(dialog).toBeHidden();
  await unit.call('preferences.set', prefer);
  await look('standby');

  await unit.call('vehicle.set', { ignition: 'on' });
  await expect(dialog).toBeVisible();
  await look('who drives');
  await load('primary');
  await expect(dialog).toBeHidden();
  await screens('standing');

  await signs.nth(1).click();
  await expect(dialog).toBeVisible();
  await look('quick privacy');
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await signs.last().click();
  await look('settings');
  await unit.call('vehicle.fault', { fault: 'tyre-low', on: true });
  await signs.nth(-2).click();
  await expect(dialog).toBeVisible();
  await look('notifications');
  await page.keyboard.press('Escape');
  for (const key of ['drivers.manage', 'drivers.pair']) {
    await signs.first().click();
    await button(key).click();
    await expect(dialog.getByRole('heading').first()).toBeVisible();
    await look(key);
    await page.keyboard.press('Escape');
  }
  await unit.call('vehicle.fault', { fault: 'tyre-low', on: false });

  await unit.call('drive.start');
  await expect.poll(async () => (await unit.call('unit.state')).motion.speed).toBeGreaterThan(5);
  await screens('moving');
  await unit.call('drive.stop');

  await unit.call('notice.publish', { version: '99.1', changed: ['partner-sharing'] });
  await load('secondary');
  await look('a new notice');
  await unit.call('profile.unload');
  await unit.call('preferences.set', prefer);
  await expect(dialog.getByRole('checkbox').first()).toBeVisible();
  await look('terms for a guest');
};
