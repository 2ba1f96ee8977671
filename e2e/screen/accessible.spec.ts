import { connectControl } from '../../client/control.ts';
import { serve } from '../../client/serve.ts';
import { headUnitPage } from '../../playwright/pages/head-unit-page.ts';
import { settled } from '../../playwright/pages/settled.ts';
import { profileOf } from '../../playwright/people.ts';
import { expect, test } from '../fixtures.ts';
import { walkFirstStart, walkPeople, walkProfiles } from '../walk/people.ts';
import { walkAssistant, walkBench, walkPrivateTrip, walkScreens } from '../walk/screens.ts';
import { type Look, type Stage, stageOf } from '../walk/stage.ts';
import { violations } from '../walk/wrong.ts';

test.skip(({ viewport }) => viewport?.width !== 1280, 'The other layouts show the same elements');
test.use({ welcomed: false });

/** The two themes set other colours on the same elements: what has no colour is looked at in one of them. */
const BY_COLOUR = ['color-contrast'];

/** Looks at each state with axe: with every rule in the light that is, then with those of colour in the other. */
const looking = ({ page, unit }: Pick<Stage, 'page'> & { readonly unit: Pick<Stage['unit'], 'call'> }) => {
  const found: Record<string, readonly string[]> = {};
  let theme: 'day' | 'night' = 'night';
  const light = async (): Promise<void> => {
    await unit.call('vehicle.set', { light: theme });
    await page.evaluate(
      (wanted) =>
        new Promise<void>((done) => {
          const see = (): unknown =>
            document.querySelector(`[data-theme="${wanted}"]`) === null ? requestAnimationFrame(see) : done();
          see();
        }),
      theme,
    );
    await settled(page);
  };
  const look: Look = async (state) => {
    await light();
    const all = (await violations(page)).map((one) => `${theme}: ${one}`);
    theme = theme === 'day' ? 'night' : 'day';
    await light();
    all.push(...(await violations(page, BY_COLOUR)).map((one) => `${theme}: ${one}`));
    if (all.length > 0) found[state] = all;
  };
  return { found, look };
};

test('axe finds nothing wrong from the first start to the wheel, by day and by night', {
  tag: '@walk',
}, async ({ headUnit, unit }) => {
  test.setTimeout(240_000); // each state is analysed twice, which a busy machine does slowly
  const stage = stageOf(headUnit.page, unit);
  const { found, look } = looking(stage);
  await walkFirstStart(stage, look);
  await walkPeople(stage, look);
  await walkProfiles(stage, look);
  await walkAssistant(stage, look);
  await walkPrivateTrip(stage, look);
  await walkBench(stage, look);
  expect(found).toEqual({});
});

test('axe finds nothing wrong on any screen of a car with faults, by day and by night', {
  tag: '@walk',
}, async ({ headUnit, unit }) => {
  test.setTimeout(240_000); // each state is analysed twice, which a busy machine does slowly
  await unit.call('setup.complete', { language: 'en' });
  await unit.call('profile.load', { profile: (await profileOf(unit, 'primary')).id });
  await unit.call('vehicle.set', { ignition: 'on' });
  await unit.call('profile.confirm');
  const stage = stageOf(headUnit.page, unit);
  const { found, look } = looking(stage);
  await unit.call('vehicle.fault', { fault: 'low-voltage', on: true });
  await unit.call('vehicle.fault', { fault: 'tyre-low', on: true });
  await expect(headUnit.alert.first()).toBeVisible();
  await walkScreens(stage, look, 'with faults');
  expect(found).toEqual({});
});

test('axe finds nothing wrong on any screen of a car that moves, by day and by night', {
  tag: '@walk',
}, async ({ headUnit, unit }) => {
  test.setTimeout(240_000); // each state is analysed twice, which a busy machine does slowly
  await unit.call('setup.complete', { language: 'en' });
  await unit.call('profile.load', { profile: (await profileOf(unit, 'primary')).id });
  await unit.call('privacy.set', { setting: 'geolocation', on: true });
  await unit.call('drive.start');
  await unit.call('profile.confirm');
  const stage = stageOf(headUnit.page, unit);
  const { found, look } = looking(stage);
  await walkScreens(stage, look, 'moving');
  expect(found).toEqual({});
});

test('axe finds nothing wrong where the unit asks its language, has no connection, is lost, or can’t be shown', async ({
  page,
  data,
  host,
}) => {
  test.skip(host === 'electron', 'Links belong to the web host, and its window has a least size');
  const serving = await serve(['--data', data, '--broker', 'mqtt://127.0.0.1:9']);
  const control = await connectControl(serving.ready.control);
  await page.goto(serving.ready.url);
  const headUnit = headUnitPage(page);
  const { found, look } = looking({ page, unit: control });
  await expect(headUnit.dialog('Welcome').getByRole('button', { name: 'Next' })).toBeVisible();
  await look('welcome, the language');
  await control.call('setup.complete', { language: 'en' });
  await control.call('vehicle.set', { ignition: 'on' });
  await control.call('profile.load', { profile: (await profileOf(control, 'primary')).id });
  await control.call('profile.confirm');
  await expect(headUnit.statusBar.getByRole('status', { name: 'Connection: offline' })).toBeVisible();
  for (const tab of ['Switches', 'What leaves now']) {
    await headUnit.go('Privacy');
    await headUnit.tab(tab).click();
    await look(`${tab}, without a connection`);
  }
  await headUnit.position.click();
  await look('quick privacy, without a connection');

  const size = page.viewportSize() ?? { width: 1280, height: 800 };
  await page.setViewportSize({ width: 600, height: 400 });
  await expect(page.getByRole('heading', { name: /too small/ })).toBeVisible();
  expect(await violations(page)).toEqual([]);
  await page.setViewportSize(size);

  const used = await page.context().newPage();
  await used.context().clearCookies();
  await used.goto(serving.ready.url);
  await expect(used.getByRole('heading', { name: 'This link has been used' })).toBeVisible();
  expect(await violations(used)).toEqual([]);

  control.close();
  await serving.kill();
  await expect(page.getByRole('alert').filter({ hasText: 'not reachable' })).toBeVisible();
  expect(await violations(page)).toEqual([]);
  expect(found).toEqual({});
});
