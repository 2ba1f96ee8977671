import { expect, test } from 'glovebox/playwright';

// #region Pause for 30 minutes, without waiting for them
test.describe('a private trip', () => {
  test.use({ profile: 'Alex', switches: { geolocation: true }, time: 'virtual' });

  test('ends after half an hour, and not before', async ({ unit, car, clock }) => {
    const position = async () => (await unit.state()).privacy.geolocation.effective;
    await car.drive();
    await unit.call('privacy.pause', { minutes: 30 });
    await clock.advance('29 min');
    expect(await position()).toBe(false);
    await clock.advance('2 min');
    expect(await position()).toBe(true);
  });
});
// #endregion
