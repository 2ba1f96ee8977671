import { profileOf } from '../../playwright/people.ts';
import { namesPlace } from '../../playwright/wire/categories.ts';
import { expect, test } from '../fixtures.ts';

test('R24 a crash notification goes out without a position while geolocation is off', async ({
  headUnit,
  unit,
  wire,
}) => {
  await unit.call('drive.start');
  await headUnit.choose(await profileOf(unit, 'primary'));
  const notified = wire.next('/event/crash-notification');
  await headUnit.bench.press('Crash');
  const [message] = await notified;
  expect(message?.payload).toContain('Airbag.IsDeployed');
  expect(message?.payload).toContain('legal-obligation');
  expect(wire.messages().filter(namesPlace)).toEqual([]);
});
