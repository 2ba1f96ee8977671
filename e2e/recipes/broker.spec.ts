import { expect, test } from 'glovebox/playwright';

// #region Withdraw while the broker is down
test.describe('positions wait for the broker', () => {
  test.use({ profile: 'Alex', switches: { geolocation: true }, time: 'virtual' });

  test('what was queued before the withdrawal does not leave after it', async ({
    unit,
    car,
    clock,
    wire,
  }) => {
    await car.drive();
    await unit.call('broker.fault', { state: 'down' });
    await car.until((state) => state.connection.status !== 'online');
    const before = await wire.mark();
    await car.until('queued > 10');

    await unit.call('privacy.set', { setting: 'geolocation', on: false });
    await unit.call('broker.fault', { state: 'up' });
    await car.until((state) => state.connection.status === 'online');
    await clock.advance('1 min');
    await expect.poll(() => wire.messages().length).toBeGreaterThan(before);
    await expect(wire).not.toHaveLeaked('location');
  });
});
// #endregion
