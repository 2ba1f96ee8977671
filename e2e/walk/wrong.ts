import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';

/** What axe finds wrong, short enough to read in a failure; `only` limits it to some rules. */
export const violations = async (page: Page, only?: readonly string[]): Promise<readonly string[]> => {
  // No frame is within another here, so that a page of its own for each result would be opened in vain.
  const axe = new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ['violations'] });
  const results = await (only === undefined ? axe : axe.withRules([...only])).analyze();
  return results.violations.flatMap(({ id, help, nodes }) =>
    nodes.map((node) => `${id}: ${help} — ${node.target.join(' ')}`),
  );
};
