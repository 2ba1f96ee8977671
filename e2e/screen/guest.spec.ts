import { profileOf } from '../../playwright/people.ts';
import { namesPlace } from '../../playwright/wire/categories.ts';
import { expect, test } from '../fixtures.ts';

test('R4 nothing but mandatory data leaves for a guest who has not accepted; after acceptance the services open', async ({
  headUnit,
  unit,
  wire,
}) => {
  await unit.call('profile.unload');
  await unit.call('drive.start');
  const before = (await unit.call('unit.state')).motion.distance;
  await expect.poll(async () => (await unit.call('unit.state')).motion.distance).toBeGreaterThan(before + 50);
  await wire.mark();
  expect(wire.messages().filter(({ topic }) => topic.includes('/data/'))).toEqual([]);

  await headUnit.choose(await profileOf(unit, 'guest'));
  await expect.poll(async () => (await unit.call('unit.state')).accepted).toBe(true);
  await wire.next('/data/telematics', 2);
  expect(wire.messages().filter(namesPlace), 'a guest starts with geolocation off').toEqual([]);
});

test('R4 R13 no box is ticked for the guest, and refusing weighs as much as accepting', async ({
  headUnit,
  unit,
}) => {
  await unit.call('vehicle.set', { ignition: 'on' });
  await headUnit.openPicker();
  await headUnit.person(await profileOf(unit, 'guest')).click();
  const terms = headUnit.dialog('Terms and privacy notice');
  for (const box of await terms.getByRole('checkbox').all()) await expect(box).not.toBeChecked();
  const accept = terms.getByRole('button', { name: 'Accept' });
  const decline = terms.getByRole('button', { name: 'Decline' });
  const [one, other] = [await accept.boundingBox(), await decline.boundingBox()];
  expect(one?.height).toBe(other?.height);
  expect(Math.abs((one?.width ?? 0) - (other?.width ?? 0))).toBeLessThan(60);
  await decline.click();
  await expect(terms).toBeHidden();
  const state = await unit.call('unit.state');
  expect(state.profile.kind).toBe('guest');
  expect(state.accepted).toBe(false);
  // The unit tells its own state all the same, which is nobody's data.
  await expect(
    headUnit.page.getByText('None of your data leaves the car but what the law demands.'),
  ).toBeVisible();
});

test('R5 R13 a guest finds both switches off, whatever the guest before had set', async ({
  headUnit,
  unit,
}) => {
  await unit.call('vehicle.set', { ignition: 'on' });
  const guest = await profileOf(unit, 'guest');
  await headUnit.choose(guest);
  await headUnit.turn('Geolocation', true);
  await headUnit.choose(await profileOf(unit, 'primary'));
  await headUnit.choose(guest);
  await headUnit.go('Privacy');
  await expect(headUnit.switch('Geolocation')).toHaveAttribute('aria-checked', 'false');
  await expect(headUnit.switch('Voice data')).toHaveAttribute('aria-checked', 'false');
});

test('R13 a registered driver who never touched them finds both switches off', async ({ headUnit, unit }) => {
  await unit.call('vehicle.set', { ignition: 'on' });
  await headUnit.choose(await profileOf(unit, 'secondary'));
  await headUnit.go('Privacy');
  await expect(headUnit.switch('Geolocation')).toHaveAttribute('aria-checked', 'false');
  await expect(headUnit.switch('Voice data')).toHaveAttribute('aria-checked', 'false');
  const { consents } = await unit.call('unit.state');
  expect(Object.values(consents)).not.toContain(true);
});

test('R7 a second driver is told what the primary can see before the profile is loaded', async ({
  headUnit,
  unit,
}) => {
  await unit.call('vehicle.set', { ignition: 'on' });
  const second = await profileOf(unit, 'secondary');
  const before = (await unit.call('unit.state')).profile.id;
  await headUnit.openPicker();
  await headUnit.person(second).click();
  const told = headUnit.dialog('Before you drive');
  await expect(told).toBeVisible();
  expect((await unit.call('unit.state')).profile.id).toBe(before);
  await told.getByRole('button', { name: `Drive as ${second.name}` }).click();
  await expect.poll(async () => (await unit.call('unit.state')).profile.id).toBe(second.id);
});
