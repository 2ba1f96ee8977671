import { expect, test } from 'glovebox/playwright';

// #region Load a profile, or drive as a guest
test.describe('a driver of the car', () => {
  test.use({ profile: 'Alex', switches: { geolocation: true } });

  test('drives, with geolocation on', async ({ unit, car }) => {
    await car.drive();
    const { profile } = await unit.state();
    expect(profile.name).toBe('Alex');
  });
});

test('a guest accepts on the screen, and drives with both switches off', async ({ headUnit, unit, car }) => {
  await headUnit.acceptAsGuest();
  await car.drive();
  const { profile, privacy } = await unit.state();
  expect(profile.kind).toBe('guest');
  expect([privacy.geolocation.effective, privacy.voiceData.effective]).toEqual([false, false]);
});
// #endregion
