import { expect, test } from '../../playwright/index.ts';

// What is looked at is what it carries: a busy machine may take its time.
test.describe.configure({ timeout: 60_000 });
test.use({ profile: 'Alex', time: 'virtual' });

test('the speed of nobody', async ({ window: _seen, car, clock, wire }) => {
  await car.drive();
  await clock.advance('3 s');
  await expect(wire).toHaveLeft('telematics');
  expect(wire.messages().length, 'the speed of nobody').toBe(0);
});
