import { profileOf } from '../../playwright/people.ts';
import { expect, test } from '../fixtures.ts';

for (const end of ['restart', 'kill'] as const) {
  const how = end === 'restart' ? 'a restart' : 'a power cut';

  test(`R3 R12 the loaded profile and every setting outlast ${how}`, async ({
    headUnit,
    unit,
    page,
    host,
  }) => {
    test.skip(
      host === 'electron',
      'Playwright loses the window of an Electron that ends; the process spec covers it',
    );
    const [primary, second] = [await profileOf(unit, 'primary'), await profileOf(unit, 'secondary')];
    await unit.call('vehicle.set', { ignition: 'on' });
    await headUnit.choose(primary);
    await headUnit.turn('Voice data', true);
    await headUnit.choose(second);
    await headUnit.turn('Geolocation', true);
    await unit.call('consent.set', { purpose: 'warning-support', on: true });
    const before = await unit.call('unit.state');
    const ledger = await unit.call('ledger.list');

    await unit[end]();
    const after = await unit.call('unit.state');
    expect(after.profile).toMatchObject({ id: second.id, active: true });
    expect(after.privacy).toEqual(before.privacy);
    expect(after.consents).toEqual(before.consents);
    expect(after.vehicle.pseudonym).toBe(before.vehicle.pseudonym);
    expect((await unit.call('ledger.list')).slice(-ledger.length)).toEqual(ledger);

    // In a window of the new run: the same driver, the same switches.
    await page.goto(await unit.link());
    await unit.call('vehicle.set', { ignition: 'on' });
    await headUnit.choose(second);
    await headUnit.go('Privacy');
    await expect(headUnit.switch('Geolocation')).toHaveAttribute('aria-checked', 'true');
    await expect(headUnit.switch('Voice data')).toHaveAttribute('aria-checked', 'false');
    await headUnit.choose(primary);
    await expect(headUnit.switch('Geolocation')).toHaveAttribute('aria-checked', 'false');
    await expect(headUnit.switch('Voice data')).toHaveAttribute('aria-checked', 'true');
  });
}

test('R3 the unit asks who drives at ignition on, and keeps the profile until somebody answers otherwise', async ({
  headUnit,
  unit,
}) => {
  const primary = await profileOf(unit, 'primary');
  await unit.call('vehicle.set', { ignition: 'on' });
  await headUnit.choose(primary);
  await unit.call('vehicle.set', { ignition: 'off' });
  await expect(headUnit.page.getByRole('heading', { name: 'Standby' })).toBeVisible();
  await unit.call('vehicle.set', { ignition: 'on' });
  await expect(headUnit.dialog('Who drives?')).toBeVisible();
  await expect(
    headUnit.dialog('Who drives?').getByRole('button', { name: `Continue as ${primary.name}` }),
  ).toBeVisible();
  expect((await unit.call('unit.state')).profile.id).toBe(primary.id);
});
