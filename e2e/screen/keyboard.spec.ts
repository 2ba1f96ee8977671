import { profileOf } from '../../playwright/people.ts';
import type { Unit } from '../../playwright/unit.ts';
import { expect, test } from '../fixtures.ts';
import { arrowTo, reach, strike, tourByTab } from '../walk/keys.ts';
import { walkPeople, walkProfiles } from '../walk/people.ts';
import { walkBench, walkPrivateTrip, walkScreens } from '../walk/screens.ts';
import { bellOf, type Look, type Stage, stageOf } from '../walk/stage.ts';

test.skip(
  ({ viewport }) => viewport?.width !== 1280,
  'The other layouts have the same elements in the same order',
);

const loadPrimary = async (unit: Unit): Promise<void> => {
  await unit.call('profile.load', { profile: (await profileOf(unit, 'primary')).id });
  await unit.call('vehicle.set', { ignition: 'on' });
  await unit.call('profile.confirm');
};

/** Goes around each state with the Tab key. */
const touring = ({ page }: Stage) => {
  const wrong: string[] = [];
  const look: Look = async (state) => {
    const { stops, unseen, missed } = await tourByTab(page);
    expect(stops.length, state).toBeGreaterThan(2);
    wrong.push(...unseen.map((stop) => `${state}: nothing shows the focus on ${stop}`));
    wrong.push(...missed.map((name) => `${state}: the Tab key never comes to ${name}`));
  };
  return { wrong, look };
};

test('The Tab key comes to everything that can be touched, shows where it is, and is never held fast: people and panels', {
  tag: '@walk',
}, async ({ headUnit, unit }) => {
  test.setTimeout(150_000); // some twenty states, stop by stop
  const stage = stageOf(headUnit.page, unit);
  const { wrong, look } = touring(stage);
  await walkPeople(stage, look);
  await walkProfiles(stage, look);
  await walkPrivateTrip(stage, look);
  await walkBench(stage, look);
  expect(wrong).toEqual([]);
});

test('The Tab key comes to everything that can be touched, shows where it is, and is never held fast: the screens', {
  tag: '@walk',
}, async ({ headUnit, unit }) => {
  test.setTimeout(150_000); // some twenty states, stop by stop
  await loadPrimary(unit);
  await unit.call('vehicle.fault', { fault: 'low-voltage', on: true });
  const stage = stageOf(headUnit.page, unit);
  const { wrong, look } = touring(stage);
  await walkScreens(stage, look, 'standing');
  expect(wrong).toEqual([]);
});

test('R3 R4 R13 by keyboard alone a driver is chosen, and a guest accepts', async ({ headUnit, unit }) => {
  const { page } = headUnit;
  const primary = await profileOf(unit, 'primary');
  await unit.call('vehicle.set', { ignition: 'on' });
  await expect(headUnit.dialog('Who drives?').getByRole('heading')).toBeFocused();
  await strike(page, headUnit.person(primary));
  await expect(headUnit.profile).toContainText(primary.name);
  await expect(headUnit.heading).toBeFocused();

  await strike(page, headUnit.profile);
  await expect(headUnit.dialog('Who drives?').getByRole('heading')).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(headUnit.profile).toBeFocused();
  await page.keyboard.press('Enter');
  await strike(page, headUnit.dialog('Who drives?').getByRole('button', { name: 'Manage profiles' }));
  const profiles = headUnit.dialog('Profiles');
  await expect(profiles.getByRole('heading')).toBeFocused();
  const remove = profiles.getByRole('button', {
    name: `Remove ${(await profileOf(unit, 'secondary')).name}`,
  });
  await strike(page, remove);
  await expect(page.getByRole('dialog').last().getByRole('heading')).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(remove, 'what the question was asked by').toBeFocused();
  await page.keyboard.press('Escape');
  await expect(headUnit.profile, 'where the way to the second panel began').toBeFocused();

  await page.keyboard.press('Enter');
  await strike(page, headUnit.person(await profileOf(unit, 'guest')));
  const terms = headUnit.dialog('Terms and privacy notice');
  await expect(terms.getByRole('heading', { level: 1 })).toBeFocused();
  await strike(page, terms.getByRole('checkbox', { name: 'I accept the terms of use' }), 'Space');
  await strike(page, terms.getByRole('checkbox', { name: 'I have read the privacy notice' }), 'Space');
  await strike(page, terms.getByRole('button', { name: 'Accept' }));
  await expect.poll(async () => (await unit.call('unit.state')).accepted).toBe(true);
  await expect(headUnit.profile, 'where the way began').toBeFocused();
});

test('R10 R11 R14 R18 by keyboard alone each switch is turned from every screen, and a private trip begins and ends', async ({
  headUnit,
  unit,
}) => {
  test.setTimeout(120_000);
  const { page } = headUnit;
  await loadPrimary(unit);
  const rail = page.getByRole('navigation', { name: 'Main' });
  const panel = headUnit.dialog('Quick privacy');
  for (const screen of ['Home', 'Map', 'Assistant', 'Services', 'Car', 'Privacy'] as const) {
    const way = rail.getByRole('button', { name: screen, exact: true });
    await strike(page, way);
    await expect(headUnit.heading).toHaveText(screen);
    await expect(way).toBeFocused();
    const [name, setting] =
      screen === 'Map' ? (['Voice data', 'voiceData'] as const) : (['Geolocation', 'geolocation'] as const);
    const on = !(await unit.call('privacy.get'))[setting].requested;
    await strike(page, headUnit.position);
    await expect(panel.getByRole('heading', { level: 1 })).toBeFocused();
    await strike(page, panel.getByRole('switch', { name }), 'Space');
    await expect.poll(async () => (await unit.call('privacy.get'))[setting].requested).toBe(on);
    await expect(panel.getByRole('switch', { name })).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(panel).toHaveCount(0);
    await expect(headUnit.position).toBeFocused();
  }
  await unit.call('privacy.set', { setting: 'geolocation', on: true });
  await page.keyboard.press('Enter');
  await strike(page, panel.getByRole('button', { name: '30 minutes' }));
  const resume = panel.getByRole('button', { name: 'Resume' });
  await expect(resume, 'beside what is gone').toBeFocused();
  await page.keyboard.press('Enter');
  await expect(resume).toHaveCount(0);
  await expect.poll(async () => (await unit.call('privacy.get')).geolocation.effective).toBe(true);
  await strike(page, panel.getByRole('button', { name: 'Close' }));
  await expect(headUnit.position).toBeFocused();
});

test('R25 by keyboard alone consents, services, destination, assistant, settings and notifications are used', {
  tag: '@walk',
}, async ({ headUnit, unit }) => {
  test.setTimeout(120_000);
  const { page } = headUnit;
  await loadPrimary(unit);
  const main = page.getByRole('main');
  const rail = page.getByRole('navigation', { name: 'Main' });
  const go = (name: string) => strike(page, rail.getByRole('button', { name, exact: true }));

  await go('Privacy');
  await arrowTo(page, page.getByRole('tablist', { name: 'Privacy sections' }), headUnit.tab('Consents'));
  await expect(headUnit.tab('Consents')).toHaveAttribute('aria-selected', 'true');
  await strike(page, page.getByRole('switch', { name: 'Sharing with partners' }), 'Space');
  await expect.poll(async () => (await unit.call('unit.state')).consents['partner-sharing']).toBe(true);

  await go('Services');
  const service = main.getByRole('switch').first();
  await strike(page, service, 'Space');
  await expect(service).toHaveAttribute('aria-checked', 'false');
  await page.keyboard.press('Space');
  await expect(service).toHaveAttribute('aria-checked', 'true');

  await go('Map');
  const choose = main.getByRole('button', { name: 'Choose a destination' });
  await strike(page, choose);
  const places = headUnit.dialog('Where to?');
  await expect(places.getByRole('heading', { name: 'Where to?' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(choose).toBeFocused();
  await page.keyboard.press('Enter');
  const place = places.getByRole('listitem').last().getByRole('button');
  await strike(page, place);
  await expect(main.getByRole('button', { name: /^Destination: / })).toBeFocused();
  await expect.poll(async () => (await unit.call('unit.state')).destination).not.toBeNull();

  await go('Assistant');
  await reach(page, page.getByRole('textbox', { name: 'Type a request' }));
  await page.keyboard.type('Make it 23 degrees');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('log', { name: 'Conversation' })).toContainText('23');
  await expect(page.getByRole('textbox', { name: 'Type a request' })).toBeFocused();

  await strike(page, headUnit.statusBar.getByRole('button', { name: 'Settings' }));
  await expect(headUnit.heading).toHaveText('Settings');
  const themes = page.getByRole('radiogroup', { name: 'Appearance' });
  await arrowTo(page, themes, themes.getByRole('radio', { name: 'Day' }));
  await expect.poll(async () => (await unit.call('unit.state')).preferences.theme).toBe('day');

  await unit.call('vehicle.fault', { fault: 'low-voltage', on: true });
  const passing = page.getByRole('alert').filter({ hasText: '12-volt' });
  await expect(passing).toBeVisible();
  await strike(page, bellOf({ page, headUnit, unit }));
  const list = headUnit.dialog('Notifications');
  await expect(list.getByRole('heading')).toBeFocused();
  await strike(
    page,
    list
      .getByRole('listitem')
      .first()
      .getByRole('button', { name: /^Dismiss/ }),
  );
  await expect(list.getByRole('listitem')).toHaveCount(0);
  await expect(list.getByRole('button', { name: 'Close' }), 'the next there is').toBeFocused();
  await page.keyboard.press('Escape');
  await expect(bellOf({ page, headUnit, unit })).toBeFocused();
});

test('What led away from a screen hands the focus to the next one, and the bench is used by keyboard alone', {
  tag: '@walk',
}, async ({ headUnit, unit }) => {
  test.setTimeout(90_000);
  const { page, bench } = headUnit;
  await loadPrimary(unit);
  await headUnit.go('Home');
  const main = page.getByRole('main');
  await strike(page, main.getByRole('button', { name: /km|map/i }).first());
  await expect(headUnit.heading).toBeFocused();

  await strike(page, page.getByRole('button', { name: 'Open bench' }));
  await expect(bench.region).toBeVisible();
  const width = bench.region.getByRole('separator');
  await reach(page, width);
  const before = Number(await width.getAttribute('aria-valuenow'));
  await page.keyboard.press('ArrowLeft');
  await expect(width).toHaveAttribute('aria-valuenow', String(before + 20));
  await arrowTo(page, bench.region.getByRole('tablist'), bench.region.getByRole('tab', { name: 'Why' }));
  await expect(bench.decisions).toBeVisible();
  const ignition = bench.region.getByRole('radiogroup', { name: 'Ignition' });
  await strike(page, bench.region.getByRole('button', { name: 'Start drive' }));
  await expect.poll(async () => (await unit.call('unit.state')).drive).not.toBeNull();
  await strike(page, bench.region.getByRole('button', { name: 'Stop drive' }));
  await expect.poll(async () => (await unit.call('unit.state')).drive).toBeNull();
  await arrowTo(page, ignition, ignition.getByRole('radio', { name: 'Off', exact: true }));
  await expect.poll(async () => (await unit.call('unit.state')).vehicle.ignition).toBe('off');
});
