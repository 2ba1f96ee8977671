import { profileOf } from '../../playwright/people.ts';
import type { Unit } from '../../playwright/unit.ts';
import { expect, test } from '../fixtures.ts';
import { listsIn, MOST_ROWS, typedIn } from '../walk/limits.ts';
import { walkScreens } from '../walk/screens.ts';
import { type Look, type Stage, shut, stageOf } from '../walk/stage.ts';

test.skip(({ viewport }) => viewport?.width !== 1280, 'The other layouts show the same elements');

/** More of everything than may be listed: drivers, notifications, history, a conversation. */
const fill = async (unit: Unit): Promise<void> => {
  await unit.call('profile.load', { profile: (await profileOf(unit, 'primary')).id });
  await unit.call('vehicle.set', { ignition: 'on' });
  for (const name of ['Mother', 'Father', 'Sister', 'Brother'])
    await unit.call('profile.create', { name, kind: 'secondary', language: 'en' });
  await unit.call('profile.confirm');
  for (const on of [true, false, true, false]) {
    await unit.call('privacy.set', { setting: 'geolocation', on });
    await unit.call('consent.set', { purpose: 'partner-sharing', on });
  }
  for (let time = 0; time < 8; time += 1) {
    for (const on of [true, false]) await unit.call('vehicle.fault', { fault: 'low-voltage', on });
  }
};

const speedOf = async (unit: Unit): Promise<number> => (await unit.call('unit.state')).motion.speed;

const moves = async (unit: Unit): Promise<void> => {
  await unit.call('drive.start');
  await expect.poll(() => speedOf(unit)).toBeGreaterThan(5);
};

/** Looks in each state for what breaks the rules of a moving car. */
const rules = ({ page, unit }: Stage) => {
  const broken: string[] = [];
  const look: Look = async (state) => {
    // Routes have corners and lights: what was seen while it stood at one counts for nothing, and is looked at again.
    for (let moved = false; !moved; ) {
      await expect.poll(() => speedOf(unit), { timeout: 30_000 }).toBeGreaterThan(5);
      const now: string[] = [];
      if ((await typedIn(page).count()) > 0) now.push(`${state}: text can be typed`);
      if ((await page.evaluate(() => document.querySelectorAll('video, iframe').length)) > 0)
        now.push(`${state}: there is a film`);
      for (const { name, rows } of await listsIn(page))
        if (rows > MOST_ROWS) now.push(`${state}: ${rows} rows in "${name}"`);
      moved = (await speedOf(unit)) > 5;
      if (moved) broken.push(...now);
    }
  };
  return { broken, look };
};

test('R14 while the car moves nothing is typed, no list is longer than six rows, the reason is shown, and the switches work', {
  tag: '@walk',
}, async ({ headUnit, unit }) => {
  test.setTimeout(240_000); // every screen, while the car moves, which a busy machine does slowly
  const { page } = headUnit;
  const stage = stageOf(page, unit);
  await fill(unit);
  await headUnit.go('Assistant');
  const log = page.getByRole('log', { name: 'Conversation' });
  for (let time = 1; time < 9; time += 1) {
    await page.getByRole('button', { name: 'Make it 21 degrees' }).click();
    await expect(log.getByRole('listitem')).toHaveCount(time);
  }
  await moves(unit);
  const { broken, look } = rules(stage);
  await walkScreens(stage, look, 'moving');

  await headUnit.go('Assistant');
  await expect(page.getByText('Typing waits until the car stands.')).toBeVisible();
  await headUnit.go('Privacy');
  await headUnit.tab('History').click();
  await expect(page.getByText('The six newest. The rest when the car stands.')).toBeVisible();
  await headUnit.tab('Notice').click();
  await expect(page.getByText('The whole of it can be read while the car stands.')).toBeVisible();

  await headUnit.openPicker();
  await look('who drives, moving');
  await expect(page.getByText('More profiles can be chosen while the car stands.')).toBeVisible();
  await expect(headUnit.person(await profileOf(unit, 'guest')), 'a guest is an equal choice').toBeVisible();
  await page.getByRole('button', { name: 'Manage profiles' }).click();
  await look('profiles, moving');
  await page.getByRole('button', { name: 'Add a profile' }).click();
  await look('adding a profile, moving');
  await expect(page.getByText('A profile needs a name. Names are typed while the car stands.')).toBeVisible();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await unit.call('notice.publish', { version: '99.1', changed: ['partner-sharing'] });
  await unit.call('profile.load', { profile: (await profileOf(unit, 'secondary')).id });
  const notice = headUnit.dialog('The privacy notice has changed');
  await look('a new notice, moving');
  await notice.getByRole('button', { name: 'Read the notice' }).click();
  await expect(notice.getByText('The whole of it can be read while the car stands.')).toBeVisible();
  await look('a new notice, being read, moving');
  await unit.call('profile.unload');
  await expect(headUnit.dialog('Terms and privacy notice')).toContainText('while the car stands');
  await look('terms for a guest, moving');
  expect(broken).toEqual([]);
});

test('R14 both switches and the private trip work while the car moves, and what is put away is back when it stands', async ({
  headUnit,
  unit,
}) => {
  test.setTimeout(90_000);
  const { page } = headUnit;
  const stage = stageOf(page, unit);
  await fill(unit);
  await moves(unit);
  await headUnit.go('Privacy');
  for (const name of ['Geolocation', 'Voice data'] as const) {
    for (const on of [true, false]) await headUnit.turn(name, on);
  }
  await headUnit.turn('Geolocation', true);
  await headUnit.position.click();
  const panel = headUnit.dialog('Quick privacy');
  await panel.getByRole('button', { name: '30 minutes' }).click();
  await expect.poll(async () => (await unit.call('privacy.get')).geolocation.effective).toBe(false);
  await panel.getByRole('button', { name: 'Resume' }).click();
  await expect.poll(async () => (await unit.call('privacy.get')).geolocation.effective).toBe(true);
  await panel.getByRole('switch', { name: 'Geolocation' }).click();
  await expect.poll(async () => (await unit.call('privacy.get')).geolocation.effective).toBe(false);
  await shut(stage);

  const rowsOf = (list: string) => page.getByRole('list', { name: list }).getByRole('listitem').count();
  await headUnit.tab('History').click();
  await expect.poll(() => rowsOf('History')).toBe(MOST_ROWS);
  await unit.call('drive.stop');
  await expect.poll(() => rowsOf('History')).toBeGreaterThan(MOST_ROWS);
  await headUnit.go('Assistant');
  await expect(page.getByRole('textbox', { name: 'Type a request' })).toBeVisible();
  await headUnit.openPicker();
  await page.getByRole('button', { name: 'Manage profiles' }).click();
  await expect.poll(() => rowsOf('Profiles')).toBeGreaterThan(MOST_ROWS);
});
