import { get } from 'node:http';
import { watchFaults } from '../../playwright/pages/faults.ts';
import { headUnitPage } from '../../playwright/pages/head-unit-page.ts';
import { profileOf } from '../../playwright/people.ts';
import { expect, test } from '../fixtures.ts';
import { SIZES } from '../text/sizes.ts';

test.skip(({ host }) => host === 'electron', 'Electron has one window; links belong to the web host');

test('A second window shows the same unit, and follows what is changed in the first', async ({
  headUnit,
  unit,
  browser,
}) => {
  await unit.call('vehicle.set', { ignition: 'on' });
  await headUnit.choose(await profileOf(unit, 'primary'));
  const context = await browser.newContext();
  const page = await context.newPage();
  const faults = watchFaults(page, () => false);
  await page.goto(await unit.link());
  const second = headUnitPage(page);
  await second.go('Privacy');
  await headUnit.turn('Geolocation', true);
  await expect(second.switch('Geolocation')).toHaveAttribute('aria-checked', 'true');
  await second.turn('Geolocation', false);
  await expect(headUnit.switch('Geolocation')).toHaveAttribute('aria-checked', 'false');
  expect(faults()).toEqual([]);
  await context.close();
});

test('A link opens one window; used again it says so, and shows nothing of the unit', async ({
  headUnit,
  unit,
  browser,
}) => {
  const used = unit.ready().url;
  await expect(headUnit.statusBar).toBeVisible();
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(used);
  await expect(page.getByRole('heading', { name: 'This link has been used' })).toBeVisible();
  await expect(page.getByText('glovebox ctl host.link')).toBeVisible();
  await expect(page.getByRole('banner')).toHaveCount(0);
  await context.close();
});

test('A fresh link pasted into the window of a used one opens the unit, and leaves the address', async ({
  headUnit,
  unit,
  browser,
}) => {
  await expect(headUnit.statusBar).toBeVisible();
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(unit.ready().url);
  await expect(page.getByRole('heading', { name: 'This link has been used' })).toBeVisible();
  await page.goto(await unit.link());
  await expect(headUnitPage(page).statusBar).toBeVisible();
  await expect(page).not.toHaveURL(/token/);
  await context.close();
});

test('A window survives a reload', async ({ headUnit }) => {
  await headUnit.page.reload();
  await expect(headUnit.statusBar).toBeVisible();
  expect(headUnit.page.url()).not.toMatch(/token|link=/);
});

test('The page may reach nothing but its own host, and what calls the unit by another name is refused', async ({
  headUnit,
  unit,
}) => {
  const address = new URL(unit.ready().url);
  const response = await headUnit.page.request.get(address.origin);
  expect(response.headers()['content-security-policy']).toContain("connect-src 'self'");
  expect(response.headers()['content-security-policy']).toContain("default-src 'none'");
  // As after DNS rebinding: a foreign name that leads to this machine.
  const status = await new Promise<number | undefined>((done, fail) => {
    get({ host: address.hostname, port: address.port, headers: { host: 'example.test' } }, (answer) => {
      answer.resume();
      done(answer.statusCode);
    }).once('error', fail);
  });
  expect(status).toBe(403);
});

test('A window too small for any unit says so and how large it must be, until it is', async ({
  headUnit,
}) => {
  const { page } = headUnit;
  const message = page.getByRole('heading', { name: 'This window is too small for the head unit' });
  for (const [width, height] of [
    [640, 400],
    [500, 900],
  ] as const) {
    await page.setViewportSize({ width, height });
    await expect(message).toBeVisible();
    await expect(
      page.getByText(`at least 800\u00a0×\u00a0480 and is ${width}\u00a0×\u00a0${height}`),
    ).toBeVisible();
    await expect(headUnit.statusBar).toHaveCount(0);
    expect(
      await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth),
      'The page does not scroll',
    ).toBe(true);
  }
  await page.setViewportSize({ width: 800, height: 480 });
  await expect(headUnit.statusBar).toBeVisible();
  await expect(message).toHaveCount(0);
});

test('What was begun in the unit goes on when the window gets another size', async ({ headUnit, unit }) => {
  const { page } = headUnit;
  await unit.call('vehicle.set', { ignition: 'on' });
  const second = await profileOf(unit, 'secondary');
  await headUnit.openPicker();
  await headUnit.person(second).click();
  await expect(headUnit.dialog('Before you drive')).toBeVisible();
  await page.setViewportSize({ width: 1600, height: 900 });
  await expect(headUnit.bench.region).toBeVisible();
  await expect(headUnit.dialog('Before you drive')).toBeVisible();
});

test('The open bench covers nothing of the unit: both privacy switches are touched beside it', async ({
  headUnit,
  unit,
}) => {
  await unit.call('vehicle.set', { ignition: 'on' });
  await headUnit.choose(await profileOf(unit, 'primary'));
  const quick = headUnit.dialog('Quick privacy');
  for (const size of ['regular', 'wide', 'portrait'] as const) {
    await headUnit.page.setViewportSize(SIZES[size]);
    await headUnit.bench.open();
    await headUnit.position.click();
    const geolocation = headUnit.switch('Geolocation');
    const on = (await geolocation.getAttribute('aria-checked')) === 'true';
    await geolocation.click();
    await expect(geolocation, size).toHaveAttribute('aria-checked', String(!on));
    await quick.getByRole('button', { name: 'Close' }).click();
    await headUnit.bell().click();
    await headUnit.dialog('Notifications').getByRole('button', { name: 'Close' }).click();
  }
});

test('A unit that could not be read beside the bench is not shown; without the bench it is', async ({
  headUnit,
}) => {
  const { page } = headUnit;
  await page.setViewportSize({ width: 850, height: 700 });
  await expect(
    page.getByText('Make it larger, hide the bench, or choose a smaller unit in it.'),
  ).toBeVisible();
  // The bench is fetched apart from the first view.
  await expect(headUnit.bench.region).toBeVisible();
  await headUnit.bench.close();
  await expect(headUnit.statusBar).toBeVisible();
});

test('The bench is made wider and narrower by hand and by keys, and stays so', async ({ headUnit }) => {
  const { page } = headUnit;
  await page.setViewportSize({ width: 1900, height: 1000 });
  const divider = page.getByRole('separator', { name: 'Width of the bench' });
  const width = async (): Promise<number> => (await headUnit.bench.region.boundingBox())?.width ?? 0;
  await expect(divider).toHaveAttribute('aria-valuenow', '480');
  await divider.focus();
  await page.keyboard.press('ArrowLeft');
  await expect(divider).toHaveAttribute('aria-valuenow', '500');
  await page.keyboard.press('Home');
  await expect(divider).toHaveAttribute('aria-valuenow', '360');
  expect(await width()).toBe(360);
  await page.keyboard.press('ArrowRight');
  await expect(divider).toHaveAttribute('aria-valuenow', '360');
  await page.keyboard.press('End');
  await expect(divider).toHaveAttribute('aria-valuenow', '720');

  const grip = await divider.boundingBox();
  await page.mouse.move((grip?.x ?? 0) + 5, 500);
  await page.mouse.down();
  await page.mouse.move(1300, 500, { steps: 3 });
  await page.mouse.up();
  await expect(divider).toHaveAttribute('aria-valuenow', '600');
  await page.reload();
  await expect(divider).toHaveAttribute('aria-valuenow', '600');
  expect(await width()).toBe(600);
});
