import { AxeBuilder } from '@axe-core/playwright';
import { settled } from '../../playwright/pages/settled.ts';
import { profileOf } from '../../playwright/people.ts';
import { expect, test } from '../fixtures.ts';

test('A tyre that leaks is told of as an alert, leads to the four pressures, and is in order again once mended', async ({
  headUnit,
  unit,
}) => {
  const { page, bench } = headUnit;
  await unit.call('vehicle.set', { ignition: 'on' });
  await headUnit.choose(await profileOf(unit, 'primary'));
  await headUnit.go('Car', 'Tyres');
  const tyres = page.getByRole('region', { name: 'Tyre pressures' });
  await expect(tyres).toContainText('All four tyres are in order.');
  await headUnit.tab('Faults').click();
  await expect(page.getByText('No faults')).toBeVisible();
  await headUnit.go('Home');

  await bench.pressAndClose('Tyre leak');
  const alert = page.getByRole('alert').filter({ hasText: 'Tyre pressure low' });
  await expect(alert).toContainText('Front left');
  await expect(
    page.locator(':focus').filter({ hasText: 'Tyre pressure low' }),
    'no stolen focus',
  ).toHaveCount(0);
  await expect(headUnit.bell(1)).toBeVisible();
  await alert
    .getByRole('button', { name: /Tyre pressure low/ })
    .first()
    .click();
  await expect(headUnit.tab('Tyres')).toHaveAttribute('aria-selected', 'true');
  await expect(tyres).toContainText('Front left is low.');
  const { health } = await unit.call('unit.state');
  expect(health.tyres.filter(({ low }) => low)).toHaveLength(1);

  await bench.pressAndClose('Tyre leak');
  await expect(tyres).toContainText('All four tyres are in order.');
});

test('Faults are listed with their codes and what to do, and leave as the consent for warnings allows', async ({
  headUnit,
  unit,
  wire,
}) => {
  const { page, bench } = headUnit;
  await unit.call('vehicle.set', { ignition: 'on' });
  await headUnit.choose(await profileOf(unit, 'primary'));
  await bench.pressAndClose('Low voltage');
  await headUnit.go('Car', 'Faults');
  const faults = page.getByRole('list', { name: 'Faults' });
  await expect(faults.getByRole('listitem')).toHaveCount(1);
  await expect(faults).toContainText('12-volt battery weak');
  await expect(faults).toContainText('Code P0562');
  await wire.next('/data/telematics', 2);
  expect(wire.on('/event/warning-support'), 'R25 nothing without the consent').toEqual([]);

  await unit.call('consent.set', { purpose: 'warning-support', on: true });
  const reported = wire.next('/event/warning-support');
  await bench.press('Motor hot');
  const [report] = await reported;
  expect(report?.payload).toContain('P0A2F');
  expect(report?.payload).not.toContain('Tire');
  await expect(faults.getByRole('listitem').first()).toContainText('Motor too hot');

  await unit.call('consent.set', { purpose: 'warning-support', on: false });
  const before = await wire.mark();
  await unit.call('vehicle.fault', { fault: 'low-voltage', on: false });
  await unit.call('vehicle.fault', { fault: 'low-voltage', on: true });
  await wire.next('/data/telematics', 2);
  const after = wire.messages().slice(before);
  expect(after.filter(({ topic }) => topic.endsWith('/event/warning-support'))).toEqual([]);
});

test('The bell shows what was told, and it can be dismissed one by one and altogether', async ({
  headUnit,
  unit,
}) => {
  const { page } = headUnit;
  await unit.call('vehicle.set', { ignition: 'on' });
  await headUnit.choose(await profileOf(unit, 'primary'));
  await headUnit.bell(0).click();
  const panel = headUnit.dialog('Notifications');
  await expect(panel).toContainText('No notifications');
  await panel.getByRole('button', { name: 'Close' }).click();
  for (const fault of ['low-voltage', 'motor-temperature'] as const) {
    await unit.call('vehicle.fault', { fault, on: true });
  }
  await headUnit.bell(2).click();
  await expect(panel.getByRole('listitem')).toHaveCount(2);
  await expect(headUnit.bell(0)).toBeVisible();
  await panel.getByRole('button', { name: 'Dismiss: Motor too hot' }).click();
  await expect(panel.getByRole('listitem')).toHaveCount(1);
  await panel.getByRole('button', { name: 'Dismiss all' }).click();
  await expect(panel).toContainText('No notifications');
  await page.keyboard.press('Escape');
  await expect(panel).toBeHidden();
});

test('While the car moves only what bears on safety is shown in passing; the bell has the rest', async ({
  headUnit,
  unit,
}) => {
  const { page } = headUnit;
  await unit.call('drive.start');
  await headUnit.choose(await profileOf(unit, 'primary'));
  await expect.poll(async () => (await unit.call('unit.state')).motion.speed).toBeGreaterThan(5);
  const { code } = await unit.call('pairing.start');
  await unit.call('pairing.complete', { code, name: 'Noor' });
  await expect(headUnit.bell(1)).toBeVisible();
  await expect(page.getByRole('main').getByText('Phone paired')).toBeVisible();
  await expect(page.getByRole('status').filter({ hasText: 'Phone paired' })).toHaveCount(0);
  await unit.call('vehicle.fault', { fault: 'motor-temperature', on: true });
  await expect(page.getByRole('alert').filter({ hasText: 'Motor too hot' })).toBeVisible();
});

test('Over a privacy screen nothing is laid: what is told has a row of its own', async ({
  headUnit,
  unit,
}) => {
  const { page } = headUnit;
  await unit.call('vehicle.set', { ignition: 'on' });
  await headUnit.choose(await profileOf(unit, 'primary'));
  await headUnit.go('Privacy');
  await unit.call('vehicle.fault', { fault: 'low-voltage', on: true });
  const alert = page.getByRole('alert').filter({ hasText: '12-volt battery weak' });
  await expect(alert).toBeVisible();
  await settled(page);
  const told = await alert.boundingBox();
  const main = await page.getByRole('main').boundingBox();
  expect((told?.y ?? 0) + (told?.height ?? 0)).toBeLessThanOrEqual((main?.y ?? 0) + 1);
});

test('The home leads to what each tile is about, and sets the climate and the music', async ({
  headUnit,
  unit,
}) => {
  const { page } = headUnit;
  await unit.call('drive.start');
  await headUnit.choose(await profileOf(unit, 'primary'));
  await page.getByRole('button', { name: 'Open energy' }).click();
  await expect(headUnit.tab('Energy')).toHaveAttribute('aria-selected', 'true');
  await headUnit.go('Home');
  const small = (page.viewportSize()?.width ?? 0) <= 800;
  if (small) return;
  await page.getByRole('button', { name: 'Open trip' }).click();
  await expect(headUnit.tab('Trip')).toHaveAttribute('aria-selected', 'true');
  await headUnit.go('Home');
  const before = (await unit.call('unit.state')).climate;
  await page.getByRole('button', { name: 'Warmer' }).click();
  await expect
    .poll(async () => (await unit.call('unit.state')).climate.temperature)
    .toBe(before.temperature + 0.5);
  await page.getByRole('button', { name: 'Play' }).click();
  await expect(page.getByRole('button', { name: 'Pause', exact: true })).toBeVisible();
  expect((await unit.call('unit.state')).media.playing).toBe(true);
});

test('axe finds nothing wrong in the car, with faults and without', async ({ headUnit, unit }) => {
  test.setTimeout(180_000); // several full analyses
  const { page } = headUnit;
  await unit.call('drive.start');
  await headUnit.choose(await profileOf(unit, 'primary'));
  await headUnit.bench.close();
  const found: Record<string, readonly string[]> = {};
  const check = async (name: string): Promise<void> => {
    await settled(page);
    const { violations } = await new AxeBuilder({ page }).analyze();
    found[name] = violations.flatMap(({ id, nodes }) =>
      nodes.map((node) => `${id} — ${node.target.join(' ')}`),
    );
  };
  const tour = async (state: string, tabs: readonly string[]): Promise<void> => {
    await headUnit.go('Car');
    for (const tab of tabs) {
      await headUnit.tab(tab).click();
      await check(`${tab}, ${state}`);
    }
  };
  await tour('well', ['Trip', 'Energy', 'Tyres', 'Faults']);
  await unit.call('preferences.set', { theme: 'day' });
  await unit.call('vehicle.fault', { fault: 'tyre-low', on: true });
  await unit.call('vehicle.fault', { fault: 'low-voltage', on: true });
  await expect.poll(async () => (await unit.call('unit.state')).health.faults.length).toBe(2);
  await headUnit.go('Home');
  await check('Home, with a fault');
  await tour('with faults', ['Tyres', 'Faults', 'Notifications']);
  const wrong = Object.entries(found).filter(([, list]) => list.length > 0);
  expect(Object.fromEntries(wrong)).toEqual({});
});
