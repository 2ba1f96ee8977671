import { expect, test } from 'glovebox/playwright';

// #region Ask why, and read the record
test.describe('the unit answers for itself', () => {
  test.use({ profile: 'Alex', time: 'virtual' });

  test('why a position stays in the car, and who decided that', async ({ unit }) => {
    await unit.call('privacy.set', { setting: 'geolocation', on: true });
    await unit.call('privacy.set', { setting: 'geolocation', on: false });

    const why = await unit.call('privacy.why', { signal: 'Vehicle.CurrentLocation.Latitude' });
    expect(why).toMatchObject({ outcome: 'withhold', because: { setting: 'geolocation', settingOn: false } });

    const [newest] = await unit.call('ledger.list', { profile: 'Alex', limit: 1 });
    expect(newest).toMatchObject({ subject: 'setting.geolocation', value: 'off', device: 'control' });
    expect(await unit.call('ledger.verify')).toMatchObject({ status: 'ok' });
  });
});
// #endregion
