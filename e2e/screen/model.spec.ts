import { profileOf } from '../../playwright/people.ts';
import { namesPlace } from '../../playwright/wire/categories.ts';
import { expect, test } from '../fixtures.ts';

test('R6 R15 a service says why it does not work and leads to its switch; the primary alone turns services off', async ({
  headUnit,
  unit,
}) => {
  const { page } = headUnit;
  await unit.call('vehicle.set', { ignition: 'on' });
  await headUnit.choose(await profileOf(unit, 'primary'));
  await headUnit.go('Services', /^Remote/);
  const list = page.getByRole('list', { name: 'Services in Remote' });
  const finder = list.getByRole('listitem').filter({ hasText: 'Find my car' });
  await expect(finder).toContainText('Not available');
  await expect(finder).toContainText('Geolocation is off');
  await finder.getByRole('button', { name: 'Go to geolocation' }).click();
  await expect(headUnit.heading).toHaveText('Privacy');
  await headUnit.switch('Geolocation').click();
  await expect(headUnit.switch('Geolocation')).toHaveAttribute('aria-checked', 'true');
  await headUnit.go('Services', /^Remote/);
  await expect(finder).toContainText('Available');
  await finder.getByRole('switch', { name: 'Find my car' }).click();
  await expect(finder).toContainText('Switched off');
  const states = await unit.call('service.list');
  expect(states.find(({ id }) => id === 'find-my-car')?.on).toBe(false);

  await headUnit.choose(await profileOf(unit, 'secondary'));
  await headUnit.go('Services');
  await expect(page.getByText('Only the primary driver switches services on or off.')).toBeVisible();
  await expect(page.getByRole('main').getByRole('switch')).toHaveCount(0);
});

test('R16 R17 R18 a private trip stops positions at once, shows until when, and brings back what was', async ({
  headUnit,
  unit,
  wire,
}) => {
  const { page } = headUnit;
  await unit.call('drive.start');
  await headUnit.choose(await profileOf(unit, 'primary'));
  await headUnit.turn('Geolocation', true);
  await wire.next('/data/location');
  await headUnit.position.click();
  const quick = headUnit.dialog('Quick privacy');
  const trip = quick.getByRole('group', { name: 'Private trip' });
  await trip.getByRole('button', { name: 'Until ignition off' }).click();
  await expect(trip).toContainText('Private trip until the ignition is off');
  // Asked for and in force are two things: the switch stays as it was set.
  await expect(headUnit.switch('Geolocation')).toHaveAttribute('aria-checked', 'true');
  await expect(quick).toContainText('Paused');
  const settled = await wire.mark();
  await wire.next('/data/telematics', 4);
  expect(wire.messages().slice(settled).filter(namesPlace)).toEqual([]);
  expect((await unit.call('unit.state')).indicators.position).toBe('on-board');
  const back = wire.next('/data/location');
  await trip.getByRole('button', { name: 'Resume' }).click();
  await back;
  await page.keyboard.press('Escape');
  await expect(headUnit.position).toHaveAccessibleName(/leaving the car/);
});

test('R24 R25 R27 each consent is a switch of its own; what goes out regardless is listed; a theft has a beginning and an end', async ({
  headUnit,
  unit,
  wire,
}) => {
  const { page } = headUnit;
  await unit.call('drive.start');
  await headUnit.choose(await profileOf(unit, 'primary'));
  await headUnit.go('Privacy', 'Consents');
  const consents = page.getByRole('list', { name: 'Consents' }).getByRole('switch');
  await expect(consents).toHaveCount(5);
  for (const one of await consents.all()) await expect(one).toHaveAttribute('aria-checked', 'false');
  const sharing = page.getByRole('switch', { name: 'Sharing with partners' });
  await sharing.click();
  await expect(sharing).toHaveAttribute('aria-checked', 'true');
  const { consents: given } = await unit.call('unit.state');
  expect(Object.entries(given).filter(([, on]) => on)).toEqual([['partner-sharing', true]]);

  await headUnit.tab('What leaves now').click();
  const mandatory = page.getByRole('list', { name: 'Messages sent whatever the switches say' });
  const crash = mandatory.getByRole('listitem').filter({ hasText: 'Crash notification' });
  await expect(crash).toContainText(/Leaves out.*[Pp]osition/s);
  const insurance = page.getByRole('switch', { name: 'Insurance contract' });
  await insurance.click();
  await expect(insurance).toHaveAttribute('aria-checked', 'true');
  expect((await unit.call('unit.state')).contracts.insurance).toBe(true);

  const theft = page.getByRole('region', { name: 'Stolen vehicle' });
  await expect(theft.getByRole('button', { name: 'Report as stolen' })).toHaveCount(0);
  await theft.getByRole('switch', { name: 'Locate the car if it is stolen' }).click();
  const told = wire.next('/event/stolen-vehicle-position');
  await theft.getByRole('button', { name: 'Report as stolen' }).click();
  await told;
  await theft.getByRole('button', { name: 'The car is found' }).click();
  await expect(theft.getByRole('button', { name: 'Report as stolen' })).toBeVisible();
  expect((await unit.call('unit.state')).theft).toEqual({ consented: true, reported: false });
});

test('R33 a new notice is announced, asks only changed purposes again with equal weight, and rests them until then', async ({
  headUnit,
  unit,
}) => {
  const { page } = headUnit;
  await unit.call('vehicle.set', { ignition: 'on' });
  await headUnit.choose(await profileOf(unit, 'primary'));
  await unit.call('consent.set', { purpose: 'partner-sharing', on: true });
  await unit.call('consent.set', { purpose: 'product-improvement', on: true });
  await unit.call('notice.publish', { version: '1.1', changed: ['partner-sharing'] });
  const dialog = headUnit.dialog('The privacy notice has changed');
  await expect(dialog).toBeVisible();
  const give = dialog.getByRole('button', { name: 'Give: Sharing with partners' });
  const refuse = dialog.getByRole('button', { name: 'Refuse: Sharing with partners' });
  const [one, other] = [await give.boundingBox(), await refuse.boundingBox()];
  expect(one?.height).toBe(other?.height);
  await expect(dialog.getByRole('button', { name: /^Give: / })).toHaveCount(1);
  expect((await unit.call('unit.state')).consents).toMatchObject({
    'partner-sharing': false,
    'product-improvement': true,
  });
  await give.click();
  await expect(give).toHaveAttribute('aria-pressed', 'true');
  expect((await unit.call('unit.state')).consents['partner-sharing']).toBe(true);
  await dialog.getByRole('button', { name: 'I have read it' }).click();
  await expect(dialog).toBeHidden();
  await page.reload();
  await expect(headUnit.statusBar).toBeVisible();
  expect((await unit.call('unit.state')).notice.announced).toBe(false);
  await expect(dialog).toBeHidden();
});

test('R30 R31 the history shows who chose what, says that the record is whole, and is the record that is exported', async ({
  headUnit,
  unit,
}) => {
  const { page } = headUnit;
  await unit.call('vehicle.set', { ignition: 'on' });
  const primary = await profileOf(unit, 'primary');
  await headUnit.choose(primary);
  await headUnit.turn('Voice data', true);
  await headUnit.tab('History').click();
  const history = page.getByRole('list', { name: 'History' });
  await expect(history.getByRole('listitem').first()).toContainText('Voice data on');
  await expect(history.getByRole('listitem').first()).toContainText(primary.name);
  await expect(page.getByRole('status').filter({ hasText: 'The record is whole' })).toBeVisible();
  const { verdict, entries } = await unit.call('ledger.export', { profile: primary.id });
  expect(verdict.status).toBe('ok');
  expect(entries.at(-1)).toMatchObject({
    subject: 'setting.voiceData',
    value: 'on',
    profile: primary.id,
    device: 'head-unit',
    screen: 'privacy',
  });
  await expect(history.getByRole('listitem')).toHaveCount(entries.length);
});

test('R8 R60 R61 R62 the notice names controller, purposes, recipients, retention, transfers, rights and phone projection; drivers are reminded to tell others', async ({
  headUnit,
  unit,
}) => {
  const { page } = headUnit;
  await unit.call('vehicle.set', { ignition: 'on' });
  await headUnit.openPicker();
  await expect(headUnit.dialog('Who drives?')).toContainText(
    'Do others drive this car? Tell them what it shares.',
  );
  await headUnit.choose(await profileOf(unit, 'primary'));
  await headUnit.go('Privacy', 'Notice');
  const notice = page.getByRole('region', { name: 'Privacy notice' });
  for (const part of [
    'Who is responsible',
    'Which data',
    'Why, and on what legal basis',
    'Who receives it',
    'How long it is kept',
    'Outside the European Economic Area',
    'Your rights',
  ]) {
    await expect(notice.getByRole('heading', { name: part }), 'R60').toHaveCount(1);
  }
  for (const recipient of [
    'Network and repairers',
    'Service providers',
    'Insurer',
    'Authorities',
    'Connectivity provider',
    'Research and parts suppliers',
  ]) {
    await expect(notice, 'R61').toContainText(recipient);
  }
  await expect(notice.getByRole('heading', { name: 'Your phone on the screen' }), 'R62').toHaveCount(1);
  await expect(notice, 'R62').toContainText(/before projection starts/);
  await page.getByRole('radio', { name: 'Who sees what' }).click();
  await expect(page.getByRole('region', { name: 'Who sees what' }), 'R8').toContainText(
    'Tell everyone who drives this car what it shares',
  );
});
