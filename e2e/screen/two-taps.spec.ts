import type { ScreenName } from '../../playwright/pages/head-unit-page.ts';
import { profileOf } from '../../playwright/people.ts';
import { expect, test } from '../fixtures.ts';

for (const screen of ['Home', 'Map', 'Privacy'] as const satisfies readonly ScreenName[]) {
  test(`R14 from ${screen}, two taps turn geolocation on and two turn it off`, async ({ headUnit, unit }) => {
    await unit.call('vehicle.set', { ignition: 'on' });
    await headUnit.choose(await profileOf(unit, 'primary'));
    await headUnit.go(screen);
    const panel = headUnit.dialog('Quick privacy');
    const toggle = panel.getByRole('switch', { name: 'Geolocation' });
    for (const on of [true, false]) {
      await headUnit.position.click();
      await toggle.click();
      await expect(toggle).toHaveAttribute('aria-checked', String(on));
      await expect.poll(async () => (await unit.call('privacy.get')).geolocation.effective).toBe(on);
      await panel.getByRole('button', { name: 'Close' }).click();
      await expect(panel).toBeHidden();
    }
  });
}

test('R14 the microphone indicator opens the same panel, and turning voice off asks for no confirmation', async ({
  headUnit,
  unit,
}) => {
  await unit.call('vehicle.set', { ignition: 'on' });
  await headUnit.choose(await profileOf(unit, 'primary'));
  await unit.call('privacy.set', { setting: 'voiceData', on: true });
  await headUnit.microphone.click();
  const panel = headUnit.dialog('Quick privacy');
  await panel.getByRole('switch', { name: 'Voice data' }).click();
  await expect.poll(async () => (await unit.call('privacy.get')).voiceData.effective).toBe(false);
  await expect(headUnit.page.getByRole('alertdialog')).toHaveCount(0);
});

test('R14 the privacy switches work while the car moves, by keyboard too', async ({ headUnit, unit }) => {
  await unit.call('drive.start');
  await headUnit.choose(await profileOf(unit, 'primary'));
  await expect.poll(async () => (await unit.call('unit.state')).motion.speed).toBeGreaterThan(5);
  await headUnit.position.focus();
  await headUnit.page.keyboard.press('Enter');
  const toggle = headUnit.dialog('Quick privacy').getByRole('switch', { name: 'Geolocation' });
  await toggle.focus();
  await headUnit.page.keyboard.press('Space');
  await expect.poll(async () => (await unit.call('privacy.get')).geolocation.effective).toBe(true);
  await headUnit.page.keyboard.press('Escape');
  await expect(headUnit.dialog('Quick privacy')).toBeHidden();
});

test('R15 each switch says beside it what turning it off costs', async ({ headUnit, unit }) => {
  await unit.call('vehicle.set', { ignition: 'on' });
  await headUnit.choose(await profileOf(unit, 'primary'));
  await headUnit.go('Privacy');
  for (const list of ['Cost of turning geolocation off', 'Cost of turning voice data off']) {
    const items = headUnit.page.getByRole('list', { name: list }).getByRole('listitem');
    await expect(items.first()).toBeVisible();
  }
  const services = await unit.call('service.list');
  const costly = services.filter(({ without }) => without.geolocation !== null).length;
  await expect(
    headUnit.page.getByRole('list', { name: 'Cost of turning geolocation off' }).getByRole('listitem'),
  ).toHaveCount(costly);
});
