import { profileOf } from '../../playwright/people.ts';
import { expect, test } from '../fixtures.ts';

test('Time stands, takes steps and passes faster from the bench, and switches are answered while it stands', async ({
  headUnit,
  unit,
}) => {
  await unit.call('profile.load', { profile: (await profileOf(unit, 'primary')).id });
  await headUnit.bench.press('Start drive');
  const clock = headUnit.bench.region.getByRole('group', { name: 'Time', exact: true });
  await clock.getByRole('radio', { name: '×10', exact: true }).click();
  await expect.poll(async () => (await unit.call('clock.state')).speed).toBe(10);
  await clock.getByRole('button', { name: 'Let time stand' }).click();
  await expect(clock.getByRole('button', { name: 'Let time pass' })).toBeVisible();
  const { time } = await unit.call('clock.state');

  await clock.getByRole('button', { name: 'Step of 100 ms' }).click();
  await expect
    .poll(async () => Date.parse((await unit.call('clock.state')).time) - Date.parse(time))
    .toBe(100);
  await expect(clock.getByLabel('Time in the unit')).toHaveText(/^\d\d:\d\d:\d\d\.\d$/);
  await unit.call('privacy.set', { setting: 'geolocation', on: true });
  await unit.call('privacy.set', { setting: 'geolocation', on: false });
  expect(Date.parse((await unit.call('clock.state')).time) - Date.parse(time)).toBe(100);

  await clock.getByRole('button', { name: 'Let time pass' }).click();
  await expect
    .poll(async () => Date.parse((await unit.call('clock.state')).time) - Date.parse(time))
    .toBeGreaterThan(1_000);
});

test('R26 R28 from the bench the broker freezes and the disk is full: nothing leaves, and what was withdrawn never does', async ({
  headUnit,
  unit,
  wire,
}) => {
  await unit.call('profile.load', { profile: (await profileOf(unit, 'primary')).id });
  await unit.call('privacy.set', { setting: 'geolocation', on: true });
  await headUnit.bench.press('Start drive');
  await wire.next('/data/location', 1);
  await headUnit.bench.region.getByRole('tab', { name: 'Outages', exact: true }).click();
  const outages = headUnit.bench.region.getByRole('region', { name: 'Outages' });

  await outages.getByRole('button', { name: 'Frozen', exact: true }).click();
  await expect(outages.getByRole('button', { name: 'Frozen', exact: true })).toHaveAttribute(
    'aria-pressed',
    'true',
  );
  const published = async () => (await unit.call('telemetry.stats')).location?.published ?? 0;
  const before = await published();
  await expect.poll(published).toBeGreaterThan(before);
  const arrived = wire.on('/data/location').length;
  await unit.call('privacy.set', { setting: 'geolocation', on: false });
  await outages.getByRole('button', { name: 'Up', exact: true }).click();
  await wire.next('/data/telematics', 2);
  expect(wire.on('/data/location')).toHaveLength(arrived);

  await outages.getByRole('button', { name: 'Disk full' }).click();
  await expect(outages.getByRole('button', { name: 'Disk full' })).toHaveAttribute('aria-pressed', 'true');
  await expect(unit.call('privacy.set', { setting: 'voiceData', on: true })).rejects.toThrow(/space/);
  await expect(headUnit.page.getByText(/could not be stored/i).first()).toBeVisible();
  await outages.getByRole('button', { name: 'Disk full' }).click();
  await unit.call('privacy.set', { setting: 'voiceData', on: true });
  expect((await unit.call('unit.state')).store.status).toBe('ok');
});
