import { expect, type Locator, type Page } from '@playwright/test';

/** What the person at the desk uses, beside the unit. */
export type BenchPage = {
  readonly region: Locator;
  readonly messages: Locator;
  readonly decisions: Locator;
  /** Opens the bench where the window is so small that it is a drawer. */
  readonly open: () => Promise<void>;
  readonly close: () => Promise<void>;
  readonly light: (name: 'By the sun' | 'Day' | 'Night') => Promise<void>;
  readonly press: (
    button: 'Start drive' | 'Stop drive' | 'Crash' | 'Tyre leak' | 'Low voltage' | 'Motor hot',
  ) => Promise<void>;
  readonly say: (text: string) => Promise<void>;
  readonly tab: (name: 'Wire' | 'Why') => Promise<void>;
};

/** The page model of the bench. */
export const benchPage = (page: Page): BenchPage => {
  const region = page.getByRole('complementary', { name: 'Bench' });
  const open = async (): Promise<void> => {
    if (await region.isVisible()) return;
    await page.getByRole('button', { name: /^(Open|Show) bench$/ }).click();
    await expect(region).toBeVisible();
  };
  return {
    region,
    messages: region.getByRole('list', { name: 'Messages' }),
    decisions: region.getByRole('table', { name: 'Decisions' }),
    open,
    close: async () => {
      if (!(await region.isVisible())) return;
      await page.getByRole('button', { name: /^(Close|Hide) bench$/ }).click();
      await expect(region).toBeHidden();
    },
    light: async (name) => {
      await open();
      await region.getByRole('radio', { name, exact: true }).click();
    },
    press: async (button) => {
      await open();
      await region.getByRole('button', { name: button, exact: true }).click();
    },
    say: async (text) => {
      await open();
      await region.getByRole('textbox', { name: 'Say in the car' }).fill(text);
      await region.getByRole('button', { name: 'Say', exact: true }).click();
    },
    tab: async (name) => {
      await open();
      await region.getByRole('tab', { name, exact: true }).click();
    },
  };
};
