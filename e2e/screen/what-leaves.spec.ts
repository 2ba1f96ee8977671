import type { Page } from '@playwright/test';
import type { HeadUnitPage } from '../../playwright/pages/head-unit-page.ts';
import { profileOf } from '../../playwright/people.ts';
import { expect, test } from '../fixtures.ts';

/** Counts, by lane, the messages that the page sets in motion from now on. */
const watchMotion = async (
  page: Page,
  wanted: 'no-preference' | 'reduce' = 'no-preference',
): Promise<void> => {
  await page.emulateMedia({ reducedMotion: wanted });
  await page.evaluate(() => {
    const moved: Record<string, number> = {};
    Object.assign(window, { moved });
    const animate = Element.prototype.animate;
    Element.prototype.animate = function (...given) {
      const lane = this.closest('main li button')?.getAttribute('aria-label') ?? '';
      const [name = ''] = lane.split(',');
      if (this.hasAttribute('data-dot')) moved[name] = (moved[name] ?? 0) + 1;
      return animate.apply(this, given);
    };
  });
};

const motion = (page: Page, lane: string): Promise<number> =>
  page.evaluate((name) => (window as unknown as { moved: Record<string, number> }).moved[name] ?? 0, lane);

const laneOf = ({ page }: HeadUnitPage, name: string) =>
  page.getByRole('list', { name: 'What leaves now' }).getByRole('button', { name: new RegExp(`^${name},`) });

const openPicture = async (headUnit: HeadUnitPage): Promise<void> => {
  await headUnit.go('Privacy');
  await headUnit.tab('What leaves now').click();
  await expect(laneOf(headUnit, 'Driving data')).toBeVisible();
};

test('A lane moves when the broker has acknowledged a message, and at no other time', async ({
  headUnit,
  unit,
  mosquitto,
  page,
}) => {
  await watchMotion(headUnit.page);
  await unit.call('drive.start');
  await headUnit.choose(await profileOf(unit, 'primary'));
  await openPicture(headUnit);
  const lane = laneOf(headUnit, 'Driving data');
  await expect(lane).toHaveAccessibleName(/Open, \d+ a minute\. To service providers · last/i);
  await expect.poll(() => motion(headUnit.page, 'Driving data')).toBeGreaterThan(1);

  await mosquitto.stop();
  try {
    await expect(lane).toHaveAccessibleName(/Waits, \d+ queued\. No connection/);
    const { telematics: before } = await unit.call('telemetry.stats');
    const still = await motion(headUnit.page, 'Driving data');
    await expect
      .poll(async () => (await unit.call('telemetry.stats')).telematics.offered, { message: 'offered on' })
      .toBeGreaterThan(before.offered + 8);
    expect(await motion(headUnit.page, 'Driving data'), 'nothing moves that was not received').toBe(still);
    await expect(lane).toHaveAccessibleName(/Waits, [1-9]\d* queued/);
    await mosquitto.start();
    await expect.poll(() => motion(headUnit.page, 'Driving data')).toBeGreaterThan(still);
  } finally {
    // The broker is shared by the tests of this worker.
    if (page.isClosed() || (await unit.call('unit.state')).connection.status !== 'online')
      await mosquitto.start().catch(() => undefined);
  }
  await expect(lane).toHaveAccessibleName(/Open, \d+ a minute/);
});

test('R20 a lane that is shut says why and stands still, and a touch leads to the switch that governs it', async ({
  headUnit,
  unit,
}) => {
  await watchMotion(headUnit.page);
  await unit.call('drive.start');
  await headUnit.choose(await profileOf(unit, 'primary'));
  await openPicture(headUnit);
  const lane = laneOf(headUnit, 'Position');
  await expect(lane).toHaveAccessibleName(
    /^Position, Geolocation is off.*Shut, 0 a minute\. Nothing has left\. Opens its switch$/,
  );
  await expect.poll(() => motion(headUnit.page, 'Driving data')).toBeGreaterThan(2);
  expect(await motion(headUnit.page, 'Position')).toBe(0);

  await lane.click();
  const geolocation = headUnit.switch('Geolocation');
  await expect(geolocation).toBeFocused();
  await geolocation.click();
  await expect(geolocation).toHaveAttribute('aria-checked', 'true');
  await headUnit.tab('What leaves now').click();
  await expect(lane).toHaveAccessibleName(/Geolocation is on\. Open, [1-9]\d* a minute/);
  await expect.poll(() => motion(headUnit.page, 'Position')).toBeGreaterThan(1);

  await unit.call('privacy.set', { setting: 'geolocation', on: false });
  await expect(lane).toHaveAccessibleName(/Shut/);
  const stopped = await motion(headUnit.page, 'Position');
  const drawn = await motion(headUnit.page, 'Driving data');
  await expect.poll(() => motion(headUnit.page, 'Driving data')).toBeGreaterThan(drawn + 4);
  expect(await motion(headUnit.page, 'Position')).toBe(stopped);
});

test('A lane leads to the service, the consent or the terms where one of them governs it', async ({
  headUnit,
  unit,
}) => {
  await unit.call('drive.start');
  await headUnit.choose(await profileOf(unit, 'primary'));
  await openPicture(headUnit);
  await expect(laneOf(headUnit, 'Driving data')).toHaveAccessibleName(/Opens the services$/);
  await laneOf(headUnit, 'Driving data').click();
  await expect(headUnit.heading).toHaveText('Services');

  for (const { id, on } of await unit.call('service.list'))
    if (on && id !== 'crash-notification') await unit.call('service.set', { service: id, on: false });
  await openPicture(headUnit);
  await expect(laneOf(headUnit, 'Driving data')).toHaveAccessibleName(/No service that needs it is on.*Shut/);
  await unit.call('consent.set', { purpose: 'partner-sharing', on: true });
  const shared = laneOf(headUnit, 'Driving data');
  await expect(shared).toHaveAccessibleName(/Open, .*To partners/);
  await shared.click();
  await expect(headUnit.page.getByRole('switch', { name: 'Sharing with partners' })).toBeFocused();
});

test('With less motion wanted nothing travels, and the count goes on', async ({ headUnit, unit }) => {
  await watchMotion(headUnit.page, 'reduce');
  await unit.call('drive.start');
  await headUnit.choose(await profileOf(unit, 'primary'));
  await openPicture(headUnit);
  await expect(laneOf(headUnit, 'Driving data')).toHaveAccessibleName(/Open, ([5-9]|\d\d) a minute/);
  expect(await motion(headUnit.page, 'Driving data')).toBe(0);
});
