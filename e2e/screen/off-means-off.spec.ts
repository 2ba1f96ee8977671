import { profileOf } from '../../playwright/people.ts';
import { namesPlace } from '../../playwright/wire/categories.ts';
import { expect, test } from '../fixtures.ts';

test('R20 R22 R26 positions leave while geolocation is on, none after off is acknowledged, and the rest goes on', async ({
  headUnit,
  unit,
  wire,
}) => {
  const driver = await profileOf(unit, 'primary');
  await unit.call('drive.start');
  await headUnit.choose(driver);
  await expect(headUnit.position).toHaveAccessibleName(/on board only/);
  await wire.next('/data/telematics', 3);
  expect(wire.messages().filter(namesPlace), 'no place before the switch is on').toEqual([]);

  await headUnit.turn('Geolocation', true);
  await expect(headUnit.position).toHaveAccessibleName(/leaving the car/);
  const places = await wire.next('/data/location', 3);
  const [first] = places;
  const { data } = JSON.parse(first?.payload ?? '{}');
  expect(JSON.stringify(data)).toContain('Vehicle.CurrentLocation.Latitude');

  await headUnit.turn('Geolocation', false);
  // What was on the wire before the answer may still be on its way from the broker; the mark comes after all of it.
  const settled = await wire.mark();
  await wire.next('/data/telematics', 6);
  expect(wire.messages().slice(settled).filter(namesPlace), 'no place after the acknowledgement').toEqual([]);
  await expect(headUnit.position).toHaveAccessibleName(/on board only/);
});

test('R21 spoken words leave while voice data is on, and not after off is acknowledged', async ({
  headUnit,
  unit,
  wire,
}) => {
  const driver = await profileOf(unit, 'primary');
  await unit.call('drive.start');
  await headUnit.choose(driver);
  const kept = await unit.call('assistant.say', { text: 'find a quiet parking place' });
  expect(kept).toMatchObject({ left: false, decision: { outcome: 'withhold', rule: 'R21' } });

  await headUnit.turn('Voice data', true);
  const heard = wire.next('/event/utterance');
  expect(await unit.call('assistant.say', { text: 'how cold is the water in the harbour' })).toMatchObject({
    left: true,
  });
  const [utterance] = await heard;
  expect(utterance?.payload).toContain('how cold is the water in the harbour');

  await headUnit.turn('Voice data', false);
  expect(await unit.call('assistant.say', { text: 'call the garage' })).toMatchObject({ left: false });
  await wire.next('/data/telematics', 5);
  const said = wire.messages().map(({ payload }) => payload);
  expect(said.filter((payload) => payload.includes('call the garage'))).toEqual([]);
  expect(said.filter((payload) => payload.includes('find a quiet'))).toEqual([]);
});

test('R22 the map goes on while geolocation is off', async ({ headUnit, unit }) => {
  const driver = await profileOf(unit, 'primary');
  await unit.call('drive.start');
  await headUnit.choose(driver);
  await headUnit.go('Map');
  const map = headUnit.page.getByRole('region', { name: 'Map of the drive' });
  await expect(headUnit.page.getByText('The map is being opened')).toBeHidden({ timeout: 30_000 });
  await expect(map.getByRole('img', { name: 'Your car' })).toBeVisible({ timeout: 30_000 });
  const guidance = headUnit.page.getByRole('region', { name: 'Guidance' });
  await expect(guidance).toContainText('to go');
  const told = (await guidance.textContent()) ?? '';
  const before = (await unit.call('unit.state')).motion;
  expect((await unit.call('privacy.get')).geolocation.effective).toBe(false);
  await expect
    .poll(async () => (await unit.call('unit.state')).motion.distance, { message: 'the car drives on' })
    .toBeGreaterThan(before.distance + 20);
  // The screen follows the car, not the switch: what the driver is told changes as it drives.
  await expect(guidance).not.toHaveText(told);
  await expect(map.getByRole('img', { name: 'Your car' })).toBeVisible();
});
