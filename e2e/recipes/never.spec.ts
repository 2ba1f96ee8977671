import { expect, test } from 'glovebox/playwright';

// #region Prove that no location left while it was off
test.describe('geolocation is off', () => {
  test.use({ profile: 'Alex', time: 'virtual' });

  test('a drive tells nobody where the car is', async ({ car, clock, wire }) => {
    wire.never('location'); // looked at when the test ends, whatever the unit says of itself
    await car.drive();
    await clock.advance('5 min');
    await expect(wire).toHaveLeft('telematics'); // or nothing was proved
    await expect(wire).not.toHaveLeft('location');
    await expect(wire).not.toHaveLeaked();
  });
});
// #endregion
