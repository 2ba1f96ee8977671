import type { Page } from '@playwright/test';
import { profileOf } from '../../playwright/people.ts';
import type { Unit } from '../../playwright/unit.ts';
import { expect, test } from '../fixtures.ts';
import { walkScreens } from '../walk/screens.ts';
import { type Look, stageOf } from '../walk/stage.ts';

test.skip(({ viewport }) => viewport?.width !== 1280, 'Motion is the same in every layout');

const drive = async (unit: Unit): Promise<void> => {
  await unit.call('profile.load', { profile: (await profileOf(unit, 'primary')).id });
  await unit.call('privacy.set', { setting: 'geolocation', on: true });
  await unit.call('drive.start');
  await unit.call('profile.confirm');
};

/** What moves by itself now, and for longer than a frame; what only grows lighter or darker stays where it is. */
const moving = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() =>
    document
      .getAnimations()
      .filter(({ timeline, playState }) => timeline === document.timeline && playState === 'running')
      .filter(({ effect }) => Number(effect?.getComputedTiming().duration ?? 0) > 10)
      .filter(
        ({ effect }) =>
          !(effect instanceof KeyframeEffect) ||
          effect
            .getKeyframes()
            .some((frame) =>
              Object.keys(frame).some(
                (name) => !['offset', 'computedOffset', 'easing', 'composite', 'opacity'].includes(name),
              ),
            ),
      )
      .map(({ effect }) =>
        effect instanceof KeyframeEffect ? `${effect.target?.className} ${effect.pseudoElement ?? ''}` : '',
      ),
  );

test('Where less motion is asked for, nothing moves by itself on any screen while the car drives', {
  tag: '@walk',
}, async ({ headUnit, unit }) => {
  test.setTimeout(120_000); // every screen
  const stage = stageOf(headUnit.page, unit);
  await drive(unit);
  const found: string[] = [];
  const look: Look = async (state) => {
    found.push(...(await moving(headUnit.page)).map((what) => `${state}: ${what}`));
  };
  await walkScreens(stage, look, 'moving');
  expect(found).toEqual([]);
});

test.describe('With motion', () => {
  test.use({ contextOptions: { reducedMotion: 'no-preference' } });

  test('the lanes move nothing but place and opacity, and only while messages leave', {
    tag: '@walk',
  }, async ({ headUnit, unit, host }) => {
    test.skip(host === 'electron', 'The window of Electron has the motion of its machine');
    const { page } = headUnit;
    await drive(unit);
    await headUnit.go('Privacy');
    await headUnit.tab('What leaves now').click();
    const lanes = page.getByRole('list', { name: 'What leaves now' });
    await expect(lanes.getByRole('button').first()).toBeVisible();
    const moved = await lanes.evaluate(
      (list) =>
        new Promise<readonly string[]>((done) => {
          const properties = new Set<string>();
          const dots = new Set<Animation>();
          const frames = { left: 3600 };
          const see = (): void => {
            for (const animation of document.getAnimations()) {
              const { effect } = animation;
              if (!(effect instanceof KeyframeEffect) || !list.contains(effect.target)) continue;
              dots.add(animation);
              for (const frame of effect.getKeyframes())
                for (const name of Object.keys(frame)) properties.add(name);
            }
            frames.left -= 1;
            if (dots.size >= 6 || frames.left === 0) done([...properties]);
            else requestAnimationFrame(see);
          };
          see();
        }),
    );
    const told = ['offset', 'computedOffset', 'easing', 'composite'];
    const animated = moved.filter((name) => !told.includes(name)).toSorted();
    expect(animated.length, 'messages left').toBeGreaterThan(0);
    expect(
      animated.filter((name) => !['opacity', 'rotate', 'scale', 'transform', 'translate'].includes(name)),
    ).toEqual([]);

    await unit.call('drive.stop');
    await unit.call('vehicle.set', { ignition: 'off' });
    await expect.poll(() => moving(page)).toEqual([]);
  });
});
