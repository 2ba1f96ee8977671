import { expect, type Locator, type Page } from '@playwright/test';

/** More than any state of the unit has to stop at. */
const MOST_STOPS = 300;
/** More than the parts of any one field, such as the hours and minutes of a time. */
const MOST_WITHIN = 12;

const isFocused = (target: Locator): Promise<boolean> =>
  target.evaluate((element) => element === document.activeElement);

/** Goes to something with the Tab key alone. */
export const reach = async (page: Page, target: Locator): Promise<void> => {
  await expect(target).toBeVisible();
  for (let stop = 0; stop < MOST_STOPS; stop += 1) {
    if (await isFocused(target)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`The Tab key never comes to ${target}`);
};

/** Goes to something and presses a key on it. */
export const strike = async (page: Page, target: Locator, key = 'Enter'): Promise<void> => {
  await reach(page, target);
  await page.keyboard.press(key);
};

/** Goes to a group of which one is chosen, and on with the arrow keys to `wanted`. */
export const arrowTo = async (page: Page, group: Locator, wanted: Locator): Promise<void> => {
  const chosen = group.getByRole('radio', { checked: true }).or(group.getByRole('tab', { selected: true }));
  await reach(page, chosen);
  for (let step = 0; step < 12; step += 1) {
    if (await isFocused(wanted)) return;
    await page.keyboard.press('ArrowRight');
  }
  throw new Error(`The arrow keys never come to ${wanted}`);
};

export type Tour = {
  /** Where the Tab key stopped. */
  readonly stops: readonly string[];
  /** Where it stopped without anything to be seen. */
  readonly unseen: readonly string[];
  /** What can be touched and was never reached. */
  readonly missed: readonly string[];
};

type Toured = { expected: Element[]; seen: Set<Element>; last?: Element };

/** Goes once around with the Tab key, and tells what it reached, missed and did not show. @throws where it is held fast */
export const tourByTab = async (page: Page): Promise<Tour> => {
  const touched = (['button', 'switch', 'checkbox', 'slider', 'textbox', 'link', 'combobox'] as const)
    .map((role) => page.getByRole(role))
    .reduce((all, one) => all.or(one));
  await touched.evaluateAll((all) => {
    const expected = all.filter((one) => !one.matches(':disabled') && one.closest('[inert]') === null);
    Object.assign(window, { toured: { expected, seen: new Set() } });
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    window.getSelection()?.collapse(document.body, 0);
  });
  const stops: string[] = [];
  const unseen: string[] = [];
  let ends = 0;
  let within = 0;
  while (within <= MOST_WITHIN) {
    await page.keyboard.press('Tab');
    const at = await page.evaluate(() => {
      const { toured } = window as unknown as { toured: Toured };
      const here = document.activeElement;
      if (!(here instanceof HTMLElement) || here === document.body) return 'the end';
      // A field for a time has stops of its own within.
      if (toured.last === here) return 'within';
      toured.last = here;
      if (toured.seen.has(here)) return 'again';
      toured.seen.add(here);
      const look = (): string =>
        [here.parentElement, here, ...here.querySelectorAll('*')]
          .slice(0, 12)
          .map((one) => {
            if (one === null) return '';
            const { outlineStyle, outlineColor, outlineWidth, boxShadow, borderColor, backgroundColor } =
              getComputedStyle(one);
            return [outlineStyle, outlineColor, outlineWidth, boxShadow, borderColor, backgroundColor].join();
          })
          .join(';');
      const focused = look();
      here.blur();
      const rest = look();
      here.focus({ preventScroll: true });
      const name = here.getAttribute('aria-label') ?? here.textContent ?? '';
      return { name: `${here.role ?? here.tagName} ${name.slice(0, 50)}`, shows: focused !== rest };
    });
    if (at === 'again') break;
    within = at === 'within' ? within + 1 : 0;
    if (at === 'within') continue;
    if (at === 'the end') {
      // It may have begun in the middle; behind the end comes the beginning.
      ends += 1;
      if (ends > 1) break;
      continue;
    }
    stops.push(at.name);
    // After a touch the frame of a group takes one stop before it hands on to what is chosen in it; by keyboard alone it has none.
    if (!at.shows && !/^(tablist|radiogroup) /.test(at.name)) unseen.push(at.name);
  }
  if (within > MOST_WITHIN) throw new Error(`The Tab key is held fast at ${stops.at(-1)}`);
  const missed = await page.evaluate(() => {
    const { toured } = window as unknown as { toured: Toured };
    return toured.expected
      .filter((one) => !toured.seen.has(one) && one.isConnected && one.checkVisibility())
      .map((one) => one.getAttribute('aria-label') ?? one.textContent ?? '');
  });
  return { stops, unseen, missed };
};
