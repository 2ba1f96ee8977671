import type { Page } from '@playwright/test';
import { type HeadUnitPage, headUnitPage } from '../../playwright/pages/head-unit-page.ts';
import type { Unit } from '../../playwright/unit.ts';
import { expect } from '../fixtures.ts';

/** The window and the unit that a walk goes through. */
export type Stage = {
  readonly page: Page;
  readonly headUnit: HeadUnitPage;
  readonly unit: Unit;
};

/** What is done in each state that a walk comes to; the name says which one it is. */
export type Look = (state: string) => Promise<void>;

export const stageOf = (page: Page, unit: Unit): Stage => ({ page, unit, headUnit: headUnitPage(page) });

/** The dialog that lies on top. */
export const dialogOf = ({ page }: Stage) => page.getByRole('dialog').last();

export const shut = async (stage: Stage): Promise<void> => {
  await stage.page.keyboard.press('Escape');
  await expect(stage.page.getByRole('dialog')).toHaveCount(0);
};

/** The sign in the status bar that tells of notifications. */
export const bellOf = ({ headUnit }: Stage) =>
  headUnit.statusBar.getByRole('button', { name: /^Notifications/ });
