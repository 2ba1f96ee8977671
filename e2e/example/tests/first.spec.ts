import { expect, test } from 'glovebox/playwright';

test.use({ profile: 'Alex', speed: 5 });

test('positions leave while geolocation is on, and none after it was turned off', async ({
  headUnit,
  car,
  wire,
}) => {
  await car.drive();
  await headUnit.turn('Geolocation', true);
  await wire.next('/data/location');

  await headUnit.turn('Geolocation', false);
  const settled = await wire.mark();
  await wire.next('/data/telematics', 3);
  expect(
    wire
      .messages()
      .slice(settled)
      .filter(({ topic }) => topic.endsWith('/data/location')),
  ).toEqual([]);
});
