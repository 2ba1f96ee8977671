import { profileOf } from '../../playwright/people.ts';
import { expect, test } from '../fixtures.ts';
import { saidIn } from '../text/said.ts';
import { SIZES } from '../text/sizes.ts';

test.skip(({ host }) => host === 'electron', 'The size of a window is the same in both hosts');
test.use({ language: 'profile' });

test('at 800 by 480 all four lanes are in sight at once, in each language', async ({
  headUnit,
  page,
  unit,
}) => {
  await page.setViewportSize(SIZES.compact);
  await unit.call('profile.load', { profile: (await profileOf(unit, 'primary')).id });
  await unit.call('privacy.set', { setting: 'geolocation', on: true });
  await unit.call('drive.start');
  await unit.call('profile.confirm');
  await unit.call('preferences.set', { language: 'en' });
  await headUnit.go('Privacy', 'What leaves now');
  for (const language of ['en', 'nl', 'fr', 'de'] as const) {
    await unit.call('preferences.set', { language });
    const lanes = page.getByRole('list', { name: saidIn(language)('leaves.title') }).getByRole('button');
    await expect(lanes).toHaveCount(4);
    for (const lane of await lanes.all()) await expect(lane, language).toBeInViewport({ ratio: 1 });
  }
});

test('what is told above the screen moves nothing on the rail, and covers none of it', async ({
  headUnit,
  page,
  unit,
}) => {
  await unit.call('vehicle.set', { ignition: 'on' });
  await headUnit.choose(await profileOf(unit, 'primary'));
  await unit.call('preferences.set', { language: 'en' });
  await headUnit.go('Home');
  const rail = page.getByRole('navigation', { name: 'Main' }).getByRole('button');
  const places = async () => Promise.all((await rail.all()).map((one) => one.boundingBox()));
  for (const size of ['regular', 'compact', 'wide', 'portrait'] as const) {
    await page.setViewportSize(SIZES[size]);
    await page.locator(`[data-layout="${size}"]`).waitFor();
    const before = await places();
    await unit.call('vehicle.fault', { fault: 'motor-temperature', on: true });
    const alert = page.getByRole('alert').filter({ hasText: 'Motor too hot' });
    await expect(alert).toBeVisible();
    expect(await places(), size).toEqual(before);
    for (const one of await rail.all()) await expect(one, size).toBeInViewport({ ratio: 1 });
    await alert.getByRole('button', { name: /^Dismiss/ }).click();
    await expect(alert).toHaveCount(0);
    await unit.call('vehicle.fault', { fault: 'motor-temperature', on: false });
  }
});
