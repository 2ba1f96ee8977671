import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { connectControl, Refused } from '../../client/control.ts';
import { serve } from '../../client/serve.ts';
import { profileOf } from '../../playwright/people.ts';
import { namesPlace } from '../../playwright/wire/categories.ts';
import type { Wire } from '../../playwright/wire/wire.ts';
import { expect, test } from '../fixtures.ts';

const standing = (wire: Wire) => JSON.parse(wire.on('/privacy').at(-1)?.payload ?? '{}');

test('R16 R18 the retained privacy topic tells what was asked for and what is in force, also during a pause', async ({
  unit,
  wire,
}) => {
  await unit.call('profile.load', { profile: (await profileOf(unit, 'primary')).id });
  await unit.call('privacy.set', { setting: 'geolocation', on: true });
  await expect.poll(() => standing(wire).settings?.geolocation).toEqual({ requested: true, effective: true });
  await unit.call('drive.start');
  await wire.next('/data/location');

  await unit.call('privacy.pause', { until: 'ignition-off' });
  await expect
    .poll(() => standing(wire).settings?.geolocation)
    .toEqual({ requested: true, effective: false });
  expect(standing(wire).withheld.location).toMatchObject({ rule: 'R18', reason: 'paused' });
  const settled = await wire.mark();
  await wire.next('/data/telematics', 5);
  expect(wire.messages().slice(settled).filter(namesPlace), 'no place during the pause').toEqual([]);

  await unit.call('vehicle.set', { ignition: 'off' });
  expect((await unit.call('privacy.get')).geolocation).toEqual({ requested: true, effective: true });
  await unit.call('drive.start');
  await wire.next('/data/location');
});

test('R24 R25 the end of a drive brings what the law, a contract or a consent asks for, each labelled with its ground', async ({
  unit,
  wire,
}) => {
  await unit.call('profile.load', { profile: (await profileOf(unit, 'primary')).id });
  await unit.call('consent.set', { purpose: 'partner-sharing', on: true });
  await unit.call('contract.set', { contract: 'insurance', on: true });
  await unit.call('drive.start');
  await wire.next('/data/telematics', 2);
  const ended = wire.next('/event/insurance-report');
  const shared = wire.next('/event/partner-sharing');
  const lawful = wire.next('/event/consumption-report');
  await unit.call('drive.stop');
  const grounds = [...(await ended), ...(await shared), ...(await lawful)].map(
    ({ payload }) => JSON.parse(payload).legalbasis,
  );
  expect(grounds).toEqual(['contract', 'consent', 'legal-obligation']);
  await wire.mark();
  for (const unasked of ['maintenance-report', 'leasing-report', 'product-improvement']) {
    expect(wire.on(`/event/${unasked}`), unasked).toEqual([]);
  }
  expect(wire.messages().filter(namesPlace)).toEqual([]);
});

test('R27 a stolen vehicle tells its position from the report on until the end, with geolocation off', async ({
  unit,
  wire,
}) => {
  await unit.call('profile.load', { profile: (await profileOf(unit, 'primary')).id });
  await unit.call('drive.start');
  await expect(unit.call('theft.report')).rejects.toThrow(Refused);
  await unit.call('theft.consent', { on: true });
  await wire.next('/data/telematics', 3);
  expect(wire.messages().filter(namesPlace), 'none before the report').toEqual([]);
  const told = wire.next('/event/stolen-vehicle-position', 3);
  await unit.call('theft.report');
  for (const { payload } of await told) {
    expect(JSON.parse(payload)).toMatchObject({ legalbasis: 'consent', purpose: 'theft-recovery' });
  }
  await unit.call('theft.end');
  const settled = await wire.mark();
  await wire.next('/data/telematics', 15);
  expect(wire.messages().slice(settled).filter(namesPlace), 'none after the end').toEqual([]);
});

test('R6 a command that a role may not give is refused on the control address, and names the role that may', async ({
  unit,
}) => {
  await unit.call('profile.load', { profile: (await profileOf(unit, 'secondary')).id });
  const before = await unit.call('service.list');
  await expect(unit.call('service.set', { service: 'weather', on: false })).rejects.toThrow(/primary/u);
  expect(await unit.call('service.list')).toEqual(before);
});

test('R5 fifteen minutes after ignition off the guest is gone: no switch, no acceptance, no byte in the files', async ({
  data,
  mosquitto,
  prefix,
}) => {
  const serving = await serve([
    ...['--data', data, '--broker', mosquitto.url, '--prefix', prefix, '--clock', 'virtual', '--seed', '3'],
  ]);
  const control = await connectControl(serving.ready.control);
  await control.call('guest.accept', { terms: true, notice: true });
  await control.call('privacy.set', { setting: 'geolocation', on: true });
  await control.call('drive.start');
  await control.call('clock.advance', { seconds: 5 });
  const off = await control.call('vehicle.set', { ignition: 'off' });
  await control.call('clock.advance', { seconds: 899 });
  expect((await control.call('unit.state')).profile.id).toBe(off.profile.id);
  const after = await control.call('clock.advance', { seconds: 2 });
  expect(after.profile.id).not.toBe(off.profile.id);
  expect(after.accepted).toBe(false);
  expect(after.privacy.geolocation.requested).toBe(false);
  control.close();
  await serving.kill();
  const left = readdirSync(data)
    .filter((file) => file.startsWith('glovebox.sqlite'))
    .map((file) => readFileSync(join(data, file)).toString('latin1'))
    .join('');
  expect(left).not.toMatch(/CurrentLocation\.Latitude/u);
});
