import type { Page } from '@playwright/test';
import { profileOf } from '../../playwright/people.ts';
import { expect, test } from '../fixtures.ts';

/** Counts, in the page, each sound that began, of those that go round and those that don't. */
const countSounds = async (page: Page): Promise<void> => {
  await page.addInitScript(() => {
    const heard = { once: 0, round: 0, stopped: 0 };
    Reflect.set(window, 'heard', heard);
    const { play, pause } = HTMLMediaElement.prototype;
    HTMLMediaElement.prototype.play = async function begin(this: HTMLMediaElement): Promise<void> {
      await Reflect.apply(play, this, []);
      heard[this.loop ? 'round' : 'once'] += 1;
    };
    HTMLMediaElement.prototype.pause = function end(this: HTMLMediaElement): void {
      heard.stopped += 1;
      Reflect.apply(pause, this, []);
    };
  });
};

const heard = (page: Page): Promise<{ once: number; round: number; stopped: number }> =>
  page.evaluate(() => Reflect.get(window, 'heard'));

test('a touch in the unit ticks while the driver wants it, one on the bench does not, and music plays until it is stopped', async ({
  headUnit,
  unit,
}) => {
  const { page } = headUnit;
  await countSounds(page);
  await page.reload();
  await unit.call('vehicle.set', { ignition: 'on' });
  await headUnit.choose(await profileOf(unit, 'primary'));
  await expect
    .poll(async () => {
      await headUnit.go('Car');
      return (await heard(page)).once;
    })
    .toBeGreaterThan(0);

  const before = await heard(page);
  await page.getByRole('button', { name: 'Open bench' }).click();
  await page.getByRole('complementary').getByRole('tab', { name: 'Why' }).click();
  expect(await heard(page)).toEqual(before);
  await page.getByRole('button', { name: 'Close bench' }).click();

  await headUnit.openSettings();
  await page.getByRole('switch', { name: 'Touch sounds' }).click();
  await expect(page.getByRole('switch', { name: 'Touch sounds' })).not.toBeChecked();
  const silent = (await heard(page)).once;
  await headUnit.go('Home');
  expect((await heard(page)).once).toBe(silent);

  await unit.call('media.set', { playing: true });
  await expect.poll(async () => (await heard(page)).round).toBe(1);
  const { stopped } = await heard(page);
  await unit.call('media.set', { playing: false });
  await expect.poll(async () => (await heard(page)).stopped).toBe(stopped + 1);
});
