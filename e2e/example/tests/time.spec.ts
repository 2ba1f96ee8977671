import { expect, test } from 'glovebox/playwright';

test.use({ profile: 'Alex', switches: { geolocation: true }, time: 'virtual' });

test('a private trip of half an hour ends by itself, and a power cut does not end it', async ({
  unit,
  clock,
}) => {
  await unit.call('privacy.pause', { minutes: 30 });
  await unit.kill();
  expect((await unit.state()).privacy.geolocation).toMatchObject({ requested: true, effective: false });
  await clock.advance('31 min');
  expect((await unit.state()).privacy.geolocation.effective).toBe(true);
});
