import { expect, type Locator, type Page } from '@playwright/test';
import { said } from './said.ts';

const LIGHTS = {
  'By the sun': 'bench.lights.sun',
  Day: 'bench.lights.day',
  Night: 'bench.lights.night',
} as const;
const TABS = { Wire: 'bench.wire', Why: 'bench.why' } as const;
const BUTTONS = { 'Start drive': 'bench.start', 'Stop drive': 'bench.stop', Crash: 'bench.crash' } as const;
const FAULTS = {
  'Tyre leak': 'bench.fault.tyre-low',
  'Low voltage': 'bench.fault.low-voltage',
  'Motor hot': 'bench.fault.motor-temperature',
} as const;

type ButtonName = keyof typeof BUTTONS | keyof typeof FAULTS;

/** What the person at the desk uses, beside the unit; names in English, whatever language the unit speaks. */
export type BenchPage = {
  readonly region: Locator;
  readonly messages: Locator;
  readonly decisions: Locator;
  /** Opens the bench where the window is so small that it is a drawer. */
  readonly open: () => Promise<void>;
  readonly close: () => Promise<void>;
  readonly light: (name: keyof typeof LIGHTS) => Promise<void>;
  readonly press: (button: ButtonName) => Promise<void>;
  /** Presses, and closes the bench, so that the unit has its true size again. */
  readonly pressAndClose: (button: ButtonName) => Promise<void>;
  readonly say: (text: string) => Promise<void>;
  readonly tab: (name: keyof typeof TABS) => Promise<void>;
};

/** Either of two texts. */
const eitherOf = (one: string, other: string): RegExp =>
  new RegExp(`${said(one).source}|${said(other).source}`, 'u');

/** The page model of the bench. */
export const benchPage = (page: Page): BenchPage => {
  const region = page.getByRole('complementary', { name: said('bench.label') });
  const opener = page.getByRole('button', { name: eitherOf('bench.open', 'bench.show') });
  const closer = page.getByRole('button', { name: eitherOf('bench.closeDrawer', 'bench.hide') });
  // By what the handle says: the bench itself may still be on its way.
  const open = async (): Promise<void> => {
    await opener.or(closer).waitFor();
    if (await opener.isVisible()) await opener.click();
    await expect(region).toBeVisible();
  };
  const close = async (): Promise<void> => {
    await opener.or(closer).waitFor();
    if (await closer.isVisible()) await closer.click();
    await expect(region).toBeHidden();
  };
  const press = async (button: ButtonName): Promise<void> => {
    await open();
    const key = { ...BUTTONS, ...FAULTS }[button];
    await region.getByRole('button', { name: said(key) }).click();
  };
  return {
    region,
    messages: region.getByRole('list', { name: said('bench.messages') }),
    decisions: region.getByRole('table', { name: said('bench.decisions') }),
    open,
    close,
    light: async (name) => {
      await open();
      await region.getByRole('radio', { name: said(LIGHTS[name]) }).click();
    },
    press,
    pressAndClose: async (button) => {
      await press(button);
      await close();
    },
    say: async (text) => {
      await open();
      await region.getByRole('textbox', { name: said('bench.say') }).fill(text);
      await region.getByRole('button', { name: said('bench.sayButton') }).click();
    },
    tab: async (name) => {
      await open();
      await region.getByRole('tab', { name: said(TABS[name]) }).click();
    },
  };
};
