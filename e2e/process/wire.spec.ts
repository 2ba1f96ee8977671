import { profileOf } from '../../playwright/people.ts';
import { namesPlace } from '../../playwright/wire/categories.ts';
import { expect, test } from '../fixtures.ts';

test('R26 off is acknowledged within two seconds, and no retained message keeps a place', async ({
  unit,
  wire,
}) => {
  const driver = await profileOf(unit, 'primary');
  await unit.call('profile.load', { profile: driver.id });
  await unit.call('privacy.set', { setting: 'geolocation', on: true });
  await unit.call('drive.start');
  await wire.next('/data/location', 2);
  const asked = performance.now();
  const answer = await unit.call('privacy.set', { setting: 'geolocation', on: false });
  expect(performance.now() - asked).toBeLessThan(2000);
  expect(answer.geolocation).toMatchObject({ requested: false, effective: false });
  const settled = await wire.mark();
  await wire.next('/data/telematics', 5);
  expect(wire.messages().slice(settled).filter(namesPlace)).toEqual([]);
  expect(wire.messages().filter((message) => message.retained && namesPlace(message))).toEqual([]);
});

test('R23 with geolocation off the drive events keep what is no place', async ({ unit, wire }) => {
  const driver = await profileOf(unit, 'primary');
  await unit.call('profile.load', { profile: driver.id });
  await unit.call('drive.start');
  const [message] = await wire.next('/data/telematics');
  expect(message?.payload).toContain('Vehicle.Speed');
  await unit.call('drive.stop');
  await wire.mark();
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

test('R12 R26 an acknowledged off outlasts a power cut: what was queued before it does not leave after it', async ({
  unit,
  wire,
}) => {
  await unit.call('profile.load', { profile: (await profileOf(unit, 'primary')).id });
  await unit.call('privacy.set', { setting: 'geolocation', on: true });
  await unit.call('drive.start');
  await wire.next('/data/location', 3);
  await unit.call('privacy.set', { setting: 'geolocation', on: false });
  await unit.kill();
  const settled = await wire.mark();
  await unit.call('drive.start');
  await wire.next('/data/telematics', 5);
  expect(wire.messages().slice(settled).filter(namesPlace)).toEqual([]);
  expect((await unit.call('privacy.get')).geolocation).toMatchObject({ requested: false, effective: false });
});
