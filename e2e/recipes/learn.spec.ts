import { expect, test } from 'glovebox/playwright';

test.use({ profile: 'Alex', time: 'virtual' });

test('What the wire is told of is looked for too', async ({ car, clock, wire }) => {
  // #region What left
  wire.learn({
    words: ['what was typed on the screen'],
    vins: ['WGB1234567A004711'],
    emails: ['alex@example.com'],
  });
  // #endregion
  await car.drive();
  await clock.advance('10 s');
  await expect(wire).toHaveLeft('telematics');
  await expect(wire).not.toHaveLeaked();
});
