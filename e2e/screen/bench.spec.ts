import { profileOf } from '../../playwright/people.ts';
import { expect, test } from '../fixtures.ts';

test('R29 the bench says why each signal leaves or stays, and follows the switch', async ({
  headUnit,
  unit,
}) => {
  await unit.call('vehicle.set', { ignition: 'on' });
  await headUnit.choose(await profileOf(unit, 'primary'));
  await headUnit.bench.tab('Why');
  const row = headUnit.bench.decisions.getByRole('row', { name: /CurrentLocation\.Latitude/ }).first();
  await expect(row).toContainText('R20');
  const decided = await unit.call('privacy.why', { signal: 'Vehicle.CurrentLocation.Latitude' });
  expect(decided).toMatchObject({ outcome: 'withhold', rule: 'R20', because: { reason: 'setting-off' } });
  const withheld = await row.textContent();
  await unit.call('privacy.set', { setting: 'geolocation', on: true });
  await expect(row).not.toHaveText(withheld ?? '');
  await expect(row).toContainText('R20');
});

test('The wire on the bench shows what an independent subscriber received', async ({
  headUnit,
  unit,
  wire,
}) => {
  await unit.call('profile.load', { profile: (await profileOf(unit, 'primary')).id });
  await headUnit.bench.press('Start drive');
  await wire.next('/data/telematics', 2);
  await headUnit.bench.tab('Wire');
  await expect(headUnit.bench.messages.getByRole('button', { name: /telematics/ }).first()).toBeVisible();
  const listed = await unit.call('wire.list');
  expect(listed.some(({ topic }) => topic.endsWith('/data/telematics'))).toBe(true);
});

test('The bench drives the car and turns the ignition', async ({ headUnit, unit }) => {
  await headUnit.bench.press('Start drive');
  await expect.poll(async () => (await unit.call('unit.state')).drive).not.toBeNull();
  await headUnit.bench.press('Stop drive');
  await expect.poll(async () => (await unit.call('unit.state')).drive).toBeNull();
  await headUnit.bench.region.getByRole('radio', { name: 'Off', exact: true }).click();
  await expect(headUnit.page.getByRole('heading', { name: 'Standby' })).toBeVisible();
});
