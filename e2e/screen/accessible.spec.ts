import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from '../fixtures.ts';
import { settled } from '../pages/settled.ts';
import { profileOf } from '../unit/people.ts';

/** What axe finds wrong, short enough to read in a failure. */
const violations = async (page: Page): Promise<readonly string[]> => {
  const results = await new AxeBuilder({ page }).analyze();
  return results.violations.flatMap(({ id, help, nodes }) =>
    nodes.map((node) => `${id}: ${help} — ${node.target.join(' ')}`),
  );
};

for (const theme of ['Day', 'Night'] as const) {
  test(`axe finds nothing wrong on any screen by ${theme.toLowerCase()}`, async ({ headUnit, unit }) => {
    test.setTimeout(150_000); // a dozen full analyses
    const { page } = headUnit;
    const found: Record<string, readonly string[]> = {};
    const check = async (name: string): Promise<void> => {
      await settled(page);
      found[name] = await violations(page);
    };

    await headUnit.bench.light(theme);
    await check('the first screen, with the bench');
    await unit.call('drive.start');
    await headUnit.bench.close();
    await expect(headUnit.dialog('Who drives?')).toBeVisible();
    await check('who drives');
    await headUnit.choose(await profileOf(unit, 'primary'));
    for (const screen of ['Home', 'Map', 'Privacy'] as const) {
      await headUnit.go(screen);
      await check(screen);
    }
    for (const tab of ['What leaves now', 'History']) {
      await headUnit.tab(tab).click();
      await check(`Privacy, ${tab}`);
    }
    await headUnit.position.click();
    await expect(headUnit.dialog('Quick privacy')).toBeVisible();
    await check('quick privacy');
    await headUnit.dialog('Quick privacy').getByRole('button', { name: 'Close' }).click();
    await headUnit.bench.tab('Why');
    await check('the bench, why');
    await headUnit.bench.tab('Wire');
    await check('the bench, wire');

    const wrong = Object.entries(found).filter(([, list]) => list.length > 0);
    expect(Object.fromEntries(wrong)).toEqual({});
  });
}
