import { expect, test } from 'glovebox/playwright';

// #region Drive to a place, or until something is so
test.describe('on the way', () => {
  test.use({ profile: 'Alex', time: 'virtual' });

  test('the car gets there', async ({ unit, car }) => {
    await car.drive('ulm');
    const { motion } = await car.until('speed > 40', { within: 600 });
    expect(motion.speed).toBeGreaterThan(40);

    const [route] = await unit.call('route.list');
    const place = route?.places.at(1)?.name ?? '';
    await car.driveTo(place);
    expect((await unit.state()).drive).toBeNull();
  });
});
// #endregion
