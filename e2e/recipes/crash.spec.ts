import { expect, test } from 'glovebox/playwright';

// #region Crash, and see what leaves then
test.describe('a crash', () => {
  test.use({ profile: 'Alex', time: 'virtual' });

  test('tells the emergency services, but not the place while geolocation is off', async ({ car, wire }) => {
    wire.never('location');
    await car.drive();
    await car.until('speed > 30');
    const told = wire.next('/event/crash-notification');
    await car.crash();
    const [message] = await told;
    expect(message?.payload).toContain('Airbag');
    expect(message?.payload).not.toContain('CurrentLocation');
  });
});
// #endregion
