import { get } from 'node:http';
import { expect, test } from '../fixtures.ts';
import { watchFaults } from '../pages/faults.ts';
import { headUnitPage } from '../pages/head-unit-page.ts';
import { profileOf } from '../unit/people.ts';

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
