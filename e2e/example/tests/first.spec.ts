import { expect, test } from 'glovebox/playwright';

test.use({ profile: 'Alex', speed: 5 });

test('positions leave while geolocation is on, and none after it was turned off', async ({
  headUnit,
  car,
  wire,
}) => {
  await car.drive();
  await headUnit.turn('Geolocation', true);
  await expect(wire).toHaveLeft('location');

  await headUnit.turn('Geolocation', false);
  await wire.next('/data/telematics', 3);
  await expect(wire).not.toHaveLeaked();
});
