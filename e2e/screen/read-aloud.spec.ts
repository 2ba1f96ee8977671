import { profileOf } from '../../playwright/people.ts';
import type { Unit } from '../../playwright/unit.ts';
import { expect, test } from '../fixtures.ts';
import { saidIn } from '../text/said.ts';
import { walkAssistant, walkScreens } from '../walk/screens.ts';
import { bellOf, type Look, stageOf } from '../walk/stage.ts';

test.skip(({ viewport }) => viewport?.width !== 1280, 'What is heard is the same in every layout');

const loadPrimary = async (unit: Unit): Promise<void> => {
  await unit.call('profile.load', { profile: (await profileOf(unit, 'primary')).id });
  await unit.call('vehicle.set', { ignition: 'on' });
  await unit.call('profile.confirm');
};

test.describe('In each language', () => {
  test.use({ language: 'profile' });

  test('The page says which language it speaks, and is named in it by what it shows', async ({
    unit,
    headUnit,
  }) => {
    await loadPrimary(unit);
    const { page } = headUnit;
    await headUnit.go('Home');
    await expect(page).toHaveTitle('Home · Glovebox');
    await headUnit.openSettings();
    await expect(page).toHaveTitle('Settings · Glovebox');
    expect(await page.evaluate(() => document.documentElement.lang)).toBe('en');
    for (const language of ['nl', 'fr', 'de'] as const) {
      await unit.call('preferences.set', { language });
      await expect.poll(() => page.evaluate(() => document.documentElement.lang)).toBe(language);
      await expect(page).toHaveTitle(`${saidIn(language)('screens.settings')} · Glovebox`);
    }
  });
});

test('What the unit tells is said once: an alert as an alert, the rest politely, and nothing within another', async ({
  headUnit,
  unit,
}) => {
  test.setTimeout(120_000); // every screen
  const { page } = headUnit;
  await loadPrimary(unit);
  const stage = stageOf(page, unit);
  await headUnit.go('Home');
  await expect(headUnit.connection).toHaveText('Online');
  await unit.call('vehicle.fault', { fault: 'low-voltage', on: true });
  const alert = page.getByRole('alert').filter({ hasText: '12-volt' });
  await expect(alert).toHaveCount(1);
  await expect(page.getByRole('status').filter({ hasText: '12-volt' })).toHaveCount(0);
  await bellOf(stage).click();
  await expect(headUnit.dialog('Notifications')).toBeVisible();
  await expect(alert, 'the list itself needs no second telling').toHaveCount(0);
  await page.keyboard.press('Escape');

  await headUnit.go('Assistant');
  const log = page.getByRole('log', { name: 'Conversation' });
  await page.getByRole('button', { name: 'Make it 21 degrees' }).click();
  await expect(log.getByRole('listitem')).toHaveCount(1);
  const before = await log.getByRole('listitem').first().textContent();
  await page.getByRole('button', { name: 'Make it 21 degrees' }).click();
  await expect(log.getByRole('listitem')).toHaveCount(2);
  expect(await log.getByRole('listitem').first().textContent(), 'what was said stays as it is').toBe(before);

  const nested: string[] = [];
  const look: Look = async (state) => {
    const regions = page.getByRole('alert').or(page.getByRole('status')).or(page.getByRole('log'));
    const within = await regions.evaluateAll((all) =>
      all
        .filter((one) => all.some((other) => other !== one && other.contains(one)))
        .map((one) => one.textContent),
    );
    nested.push(...within.map((text) => `${state}: "${text}" is told within another`));
  };
  await walkAssistant(stage, look);
  await walkScreens(stage, look, 'with faults');
  expect(nested).toEqual([]);
});
