import { profileOf } from '../../playwright/people.ts';
import { expect, test } from '../fixtures.ts';

/** The size of the screen's heading, in pixels. */
const headingSize = (element: Element): number => Number.parseFloat(getComputedStyle(element).fontSize);

test('a driver settles units, appearance, text size and sound, and finds them again', async ({
  headUnit,
  unit,
}) => {
  const { page } = headUnit;
  await unit.call('vehicle.set', { ignition: 'on', light: 'night' });
  await headUnit.choose(await profileOf(unit, 'primary'));
  await headUnit.openSettings();
  const before = await headUnit.heading.evaluate(headingSize);

  const choose = async (group: string, option: string): Promise<void> => {
    const radio = page.getByRole('radiogroup', { name: group }).getByRole('radio', { name: option });
    await radio.click();
    await expect(radio).toBeChecked();
  };
  await choose('Text size', '150');
  expect(await headUnit.heading.evaluate(headingSize)).toBeCloseTo(before * 1.5, 0);
  await choose('Appearance', 'Day');
  await expect(page.locator('[data-theme]').first()).toHaveAttribute('data-theme', 'day');
  await choose('Units', 'Miles, °F, psi');
  await expect(headUnit.statusBar.getByText('°F')).toBeVisible();
  await page.getByRole('switch', { name: 'Touch sounds' }).click();
  await expect(page.getByRole('switch', { name: 'Touch sounds' })).not.toBeChecked();
  const chosen = { units: 'imperial', theme: 'day', textSize: 150, sound: false };
  expect((await unit.call('unit.state')).preferences).toEqual(chosen);

  await headUnit.choose(await profileOf(unit, 'secondary'));
  await expect(page.locator('[data-theme]').first()).toHaveAttribute('data-theme', 'night');
  await unit.kill();
  await page.goto(await unit.link());
  await unit.call('profile.load', { profile: (await profileOf(unit, 'primary')).id });
  expect((await unit.call('unit.state')).preferences).toEqual(chosen);
  await expect(page.locator('[data-theme]').first()).toHaveAttribute('data-theme', 'day');
});
