import { expect, test } from '../fixtures.ts';
import { profileOf } from '../unit/people.ts';
import { namesPlace } from '../wire/categories.ts';

test('R24 a crash notification goes out without a position while geolocation is off', async ({
  headUnit,
  unit,
  wire,
}) => {
  await unit.call('drive.start');
  await headUnit.choose(await profileOf(unit, 'primary'));
  const notified = wire.next('/event/crash-notification');
  await headUnit.bench.press('Crash');
  const [message] = await notified;
  expect(message?.payload).toContain('Airbag.IsDeployed');
  expect(message?.payload).toContain('legal-obligation');
  expect(wire.messages().filter(namesPlace)).toEqual([]);
});

test('R24 a crash notification carries the position while geolocation is on', async ({ unit, wire }) => {
  await unit.call('profile.load', { profile: (await profileOf(unit, 'primary')).id });
  await unit.call('privacy.set', { setting: 'geolocation', on: true });
  await unit.call('drive.start');
  await wire.next('/data/location');
  const notified = wire.next('/event/crash-notification');
  await unit.call('vehicle.crash');
  const [message] = await notified;
  expect(message?.payload).toContain('Airbag.IsDeployed');
  expect(message?.payload).toContain('CurrentLocation.Latitude');
});

test('R4 R24 a guest who has accepted nothing is still reported after a crash', async ({ unit, wire }) => {
  await unit.call('profile.unload');
  await unit.call('drive.start');
  const notified = wire.next('/event/crash-notification');
  await unit.call('vehicle.crash');
  const [message] = await notified;
  expect(message?.payload).toContain('Airbag.IsDeployed');
  expect(wire.messages().filter(namesPlace)).toEqual([]);
});
