import { settled } from '../../playwright/pages/settled.ts';
import { profileOf } from '../../playwright/people.ts';
import { expect, test } from '../fixtures.ts';
import { walkFirstStart, walkPeople, walkProfiles } from '../walk/people.ts';
import { walkAssistant, walkPrivateTrip, walkScreens } from '../walk/screens.ts';
import { type Look, type Stage, stageOf } from '../walk/stage.ts';

test.skip(({ host }) => host === 'electron', 'The size of a window is the same in both hosts');
test.use({ welcomed: false });

/** The least height and width of what a finger touches, in each of the sizes for which it is given. */
const LEAST = [
  { size: { width: 1280, height: 800 }, least: 76 },
  { size: { width: 800, height: 480 }, least: 64 },
] as const;

const TOUCHED = ['button', 'switch', 'radio', 'tab', 'checkbox', 'slider', 'textbox', 'link'] as const;

/** Measures everything that can be touched in the unit, in both sizes. */
const measuring = ({ page, headUnit }: Stage) => {
  const small = new Set<string>();
  const look: Look = async (state) => {
    for (const { size, least } of LEAST) {
      await page.setViewportSize(size);
      await settled(page);
      for (const role of TOUCHED) {
        const found = await page.getByRole(role).evaluateAll((all) =>
          all.map((one) => {
            const { width, height } = one.getBoundingClientRect();
            const name = one.getAttribute('aria-label') ?? one.textContent ?? '';
            return { width, height, name: name.slice(0, 50) };
          }),
        );
        for (const { name, width, height } of found) {
          // The tab of the bench belongs to the desk; the map itself is no target, what is on it is.
          if (name === 'Open bench') continue;
          if (Math.min(width, height) < least - 0.5)
            small.add(
              `${state}, ${size.width}: ${role} "${name}" ${Math.round(width)} by ${Math.round(height)}`,
            );
        }
      }
    }
    await page.setViewportSize(LEAST[0].size);
    await expect(headUnit.statusBar).toBeVisible();
  };
  return { small, look };
};

test('Everything that is touched is at least 76 px at 1280 by 800 and 64 px at 800 by 480: people and panels', {
  tag: '@walk',
}, async ({ headUnit, unit }) => {
  test.setTimeout(150_000); // every state in two sizes
  const stage = stageOf(headUnit.page, unit);
  const { small, look } = measuring(stage);
  await walkFirstStart(stage, look);
  await walkPeople(stage, look);
  await walkProfiles(stage, look);
  await walkAssistant(stage, look);
  await walkPrivateTrip(stage, look);
  expect([...small]).toEqual([]);
});

test('Everything that is touched is at least 76 px at 1280 by 800 and 64 px at 800 by 480: the screens', async ({
  headUnit,
  unit,
}) => {
  test.setTimeout(150_000); // every screen in two sizes
  await unit.call('setup.complete', { language: 'en' });
  await unit.call('profile.load', { profile: (await profileOf(unit, 'primary')).id });
  await unit.call('vehicle.set', { ignition: 'on' });
  await unit.call('profile.confirm');
  await unit.call('vehicle.fault', { fault: 'low-voltage', on: true });
  const stage = stageOf(headUnit.page, unit);
  const { small, look } = measuring(stage);
  await walkScreens(stage, look, 'standing');
  expect([...small]).toEqual([]);
});
