import { profileOf } from '../../playwright/people.ts';
import { expect, test } from '../fixtures.ts';

/** A file that does not arrive is a fault of the page, which is what is tried here. */
test.use({ pageFaultsFail: false });

const MISSING = 'This part can’t be shown';

test('R14 a screen that can’t be fetched says so and comes when it is asked for again; the privacy switches are there meanwhile', async ({
  headUnit,
  unit,
}) => {
  const { page } = headUnit;
  await unit.call('vehicle.set', { ignition: 'on' });
  await page.route('**/HomeScreen-*.js', (route) => route.abort());
  await page.reload();
  await headUnit.choose(await profileOf(unit, 'primary'));
  const main = page.getByRole('main');
  await expect(main.getByText(MISSING)).toBeVisible();

  await headUnit.position.click();
  const geolocation = headUnit.switch('Geolocation');
  await geolocation.click();
  await expect(geolocation).toHaveAttribute('aria-checked', 'true');
  await page.keyboard.press('Escape');

  await page.unroute('**/HomeScreen-*.js');
  await main.getByRole('button', { name: 'Try again' }).click();
  await expect(main.getByText(MISSING)).toBeHidden();
  await expect(headUnit.heading).toHaveText('Home');
});

test('R14 a panel that can’t be fetched says so, closes, and comes when it is opened again', async ({
  headUnit,
  unit,
}) => {
  const { page } = headUnit;
  await unit.call('vehicle.set', { ignition: 'on' });
  await page.route('**/later-panels-*.js', (route) => route.abort());
  await page.reload();
  await headUnit.choose(await profileOf(unit, 'primary'));
  const bell = headUnit.bell(0);
  await bell.click();
  const missing = page.getByRole('dialog', { name: MISSING });
  await expect(missing).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(missing).toBeHidden();

  await page.unroute('**/later-panels-*.js');
  await bell.click();
  await expect(page.getByRole('dialog', { name: 'Notifications' })).toBeVisible();
});

test('a page whose first view can’t be fetched says so instead of staying empty', async ({ headUnit }) => {
  const { page } = headUnit;
  await page.route('**/view-*.js', (route) => route.abort());
  await page.reload();
  await expect(page.getByRole('alert')).toContainText('The screen could not be loaded.');
});
