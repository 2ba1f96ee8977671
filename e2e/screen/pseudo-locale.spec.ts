import { expect, test } from '../fixtures.ts';
import { settled } from '../pages/settled.ts';
import { cutTexts } from '../text/overflow.ts';
import { profileOf } from '../unit/people.ts';

test.skip(({ host }) => host === 'electron', 'The pseudo-locale is asked for in the address of the page');

/** The sizes that units are built in. */
const SIZES = {
  regular: { width: 1280, height: 800 },
  wide: { width: 1920, height: 720 },
  portrait: { width: 1080, height: 1920 },
  compact: { width: 800, height: 480 },
};

/** The screens on the rail, from its first button to its last. */
const SCREENS = ['home', 'map', 'assistant', 'services', 'car', 'privacy'];

/** An English name as the pseudo-locale writes it: brackets around it, other letters, and more of them. */
const written = (name: string): RegExp => new RegExp(`^\\[${name.replaceAll(/[a-z]/gi, '[^ ]')}[ ~]*\\]$`);

/** The address of a one-time link, in the pseudo-locale. */
const inPseudo = (link: string): string => {
  const address = new URL(link);
  address.searchParams.set('pseudo', '1');
  return address.href;
};

for (const [layout, size] of Object.entries(SIZES)) {
  test(`no text is cut or lies over another where every text is two fifths longer, ${layout}`, async ({
    page,
    unit,
  }, info) => {
    // Each size once: the wide one in the project that is wide, all others in the other.
    const wideProject = info.project.use.viewport?.width === SIZES.wide.width;
    test.skip(wideProject !== (layout === 'wide'), 'Looked at in the other project');
    test.setTimeout(180_000); // some thirty screens
    const found: string[] = [];
    const check = async (name: string): Promise<void> => {
      await settled(page);
      const cut = await cutTexts(page);
      if (cut.length === 0) return;
      found.push(...cut.map(({ text, how, where }) => `${name}: "${text}" ${how}, at ${where}`));
      await page.screenshot({ path: info.outputPath(`${name.replaceAll(/[^\w]+/g, '-')}.png`) });
    };
    const dialog = page.getByRole('dialog');
    const rail = page.getByRole('navigation').first().getByRole('button');
    const main = page.getByRole('main');
    const signs = page.getByRole('banner').getByRole('button');
    /** Each screen of the rail, and each tab of those that have any. */
    const walk = async (when: string): Promise<void> => {
      await expect(rail).toHaveCount(SCREENS.length);
      for (const [place, screen] of SCREENS.entries()) {
        await rail.nth(place).click();
        await expect(main.getByRole('heading', { level: 1 })).toBeAttached();
        await check(`${screen}, ${when}`);
        for (const [index, tab] of (await main.getByRole('tab').all()).slice(1).entries()) {
          await tab.click();
          await check(`${screen} ${index + 2}, ${when}`);
        }
      }
    };

    await page.setViewportSize(size);
    await page.goto(inPseudo(unit.ready().url));
    await expect(page.getByRole('banner')).toBeVisible();
    await check('standby');

    await unit.call('vehicle.set', { ignition: 'on' });
    await expect(dialog).toBeVisible();
    await check('who drives');
    await unit.call('profile.load', { profile: (await profileOf(unit, 'primary')).id });
    await expect(dialog).toBeHidden();
    await walk('standing');

    await signs.nth(1).click();
    await expect(dialog).toBeVisible();
    await check('quick privacy');
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
    await signs.last().click();
    await check('settings');
    await signs.nth(-2).click();
    await check('notifications');
    await page.keyboard.press('Escape');
    for (const name of ['Manage profiles', 'Pair a phone']) {
      await signs.first().click();
      await dialog.getByRole('button', { name: written(name) }).click();
      await expect(dialog.getByRole('heading').first()).toBeVisible();
      await check(name);
      await page.keyboard.press('Escape');
    }

    await unit.call('drive.start');
    await expect.poll(async () => (await unit.call('unit.state')).motion.speed).toBeGreaterThan(5);
    await walk('moving');
    await unit.call('drive.stop');

    await unit.call('notice.publish', { version: '99.1', changed: ['partner-sharing'] });
    await unit.call('profile.load', { profile: (await profileOf(unit, 'secondary')).id });
    await check('a new notice');
    await unit.call('profile.unload');
    await expect(dialog.getByRole('checkbox').first()).toBeVisible();
    await check('terms for a guest');

    expect(found).toEqual([]);
  });
}

test('what is looked for is found: cut, beyond its tile, beyond the unit, over another; and nothing else', async ({
  page,
}) => {
  await page.setContent(`
    <style>body, p { margin: 0; font: 20px/24px sans-serif } p { position: absolute; white-space: nowrap }</style>
    <div data-layout="regular" style="position: relative; width: 600px; height: 400px">
      <p style="top: 0; width: 60px; overflow: hidden">cut at the edge</p>
      <p style="top: 30px; width: 60px; overflow: hidden; text-overflow: ellipsis">ends in dots</p>
      <button style="position: absolute; top: 60px; width: 40px; height: 24px; padding: 0; white-space: nowrap">wider than it</button>
      <p style="top: 390px">below the unit</p>
      <p style="top: 120px">one text</p><p style="top: 126px">another text</p>
      <p style="top: 180px">side by side</p><p style="top: 180px; left: 300px">without touching</p>
      <div style="position: absolute; top: 220px; height: 40px; width: 200px; overflow-y: auto; background: white">
        <p style="top: 100px">is scrolled to</p>
      </div>
      <p style="top: 300px; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%)">for a screen reader</p>
    </div>`);
  const told = (await cutTexts(page)).map(({ text, how }) => `${text}: ${how}`);
  expect(told).toEqual([
    'cut at the edge: is cut across',
    'ends in dots: ends in an ellipsis',
    'wider than it: runs out of its box across',
    'below the unit: runs out of the unit down',
    'one text: lies over "another text"',
  ]);
});
