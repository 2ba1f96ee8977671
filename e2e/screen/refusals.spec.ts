import { profileOf } from '../../playwright/people.ts';
import { expect, test } from '../fixtures.ts';
import { saidIn } from '../text/said.ts';

test.use({ language: 'profile' });

for (const language of ['en', 'nl'] as const) {
  test(`what the unit refuses is told in the words of the driver, ${language}`, async ({
    headUnit,
    page,
    unit,
  }) => {
    const said = saidIn(language);
    await unit.call('vehicle.set', { ignition: 'on' });
    await headUnit.choose(await profileOf(unit, 'primary'));
    await unit.call('preferences.set', { language });
    await headUnit.profile.click();
    await page.getByRole('button', { name: said('drivers.manage') }).click();
    await page.getByRole('button', { name: said('profiles.add') }).click();
    const taken = (await profileOf(unit, 'secondary')).name.toUpperCase();
    await page.getByRole('textbox', { name: said('profiles.name') }).fill(taken);
    await page.getByRole('button', { name: said('profiles.save') }).click();
    await expect(page.getByRole('alert').filter({ hasText: /\S/ })).toHaveText(
      `${said('fault.key.name-taken.sentence')} ${said('fault.key.name-taken.remedy')}`,
    );
  });
}

test('a driver who is gone is told as one, and not by a command', async ({ headUnit, page, unit }) => {
  await unit.call('vehicle.set', { ignition: 'on' });
  await headUnit.choose(await profileOf(unit, 'primary'));
  const { id } = await unit.call('profile.create', { name: 'Dora', language: 'en', kind: 'secondary' });
  await headUnit.openPicker();
  await page.getByRole('button', { name: 'Manage profiles' }).click();
  await page.getByRole('button', { name: 'Change Dora' }).click();
  await unit.call('profile.remove', { profile: id });
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('alert').filter({ hasText: /\S/ })).toContainText(
    'This profile is no longer there. Choose another one.',
  );
});
