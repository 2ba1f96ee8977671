import type { Page } from '@playwright/test';

/** Waits until fonts are there, no transition is under way and what was changed is drawn, so that colours and pictures are the final ones. */
export const settled = (page: Page): Promise<unknown> =>
  page.evaluate(() => {
    // An animation that never ends is part of the picture, and so is one that follows a scroll and not the time.
    const ending = document
      .getAnimations()
      .filter(({ timeline }) => timeline === document.timeline)
      .filter(({ effect }) => effect?.getComputedTiming().iterations !== Number.POSITIVE_INFINITY);
    const frame = () => new Promise((drawn) => requestAnimationFrame(drawn));
    return Promise.allSettled([document.fonts.ready, ...ending.map(({ finished }) => finished)])
      .then(frame)
      .then(frame)
      .then(() => null);
  });
