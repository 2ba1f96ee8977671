import { expect, type Locator, type Page } from '@playwright/test';
import type { Profile } from '../../src/contract/schemas.ts';
import { type BenchPage, benchPage } from './bench-page.ts';

export type ScreenName = 'Home' | 'Map' | 'Assistant' | 'Services' | 'Car' | 'Privacy';
export type SwitchName = 'Geolocation' | 'Voice data';

/** What the screen calls each kind of profile. */
export const ROLE_NAMES = { primary: 'Primary driver', secondary: 'Second driver', guest: 'Guest' } as const;

/** The head unit as a person sees it: everything found by role and accessible name. */
export type HeadUnitPage = {
  readonly page: Page;
  readonly statusBar: Locator;
  readonly profile: Locator;
  readonly position: Locator;
  readonly microphone: Locator;
  readonly connection: Locator;
  readonly heading: Locator;
  readonly alert: Locator;
  readonly bench: BenchPage;
  readonly dialog: (name: string) => Locator;
  /** A switch, in the quick panel where that is open and on the privacy screen otherwise. */
  readonly switch: (name: SwitchName) => Locator;
  readonly tab: (name: string) => Locator;
  readonly go: (screen: ScreenName) => Promise<void>;
  /** Settings are reached from the status bar. */
  readonly openSettings: () => Promise<void>;
  /** Turns a switch on the privacy screen, and waits until it shows that the change is durable. */
  readonly turn: (name: SwitchName, on: boolean) => Promise<void>;
  /** The button of one driver in the picker. */
  readonly person: (profile: Profile) => Locator;
  /** Opens the picker where it is not open already. */
  readonly openPicker: () => Promise<void>;
  /** Picks who drives, and gives the answers that a driver who agrees would give. */
  readonly choose: (profile: Profile) => Promise<void>;
};

/** The page model over a window that shows the head unit. */
export const headUnitPage = (page: Page): HeadUnitPage => {
  const statusBar = page.getByRole('banner');
  const profile = statusBar.getByRole('button', { name: /^Profile: / });
  const dialog = (name: string): Locator => page.getByRole('dialog', { name });
  const control = (name: SwitchName): Locator => page.getByRole('switch', { name, exact: true });
  const heading = page.getByRole('main').getByRole('heading', { level: 1 });

  const go = async (screen: ScreenName): Promise<void> => {
    await page
      .getByRole('navigation', { name: 'Main' })
      .getByRole('button', { name: screen, exact: true })
      .click();
    await expect(heading).toHaveText(screen);
  };

  /** The button of one driver in the picker: name and role, however the two are set apart. */
  const person = ({ kind, name }: Profile): Locator => {
    const picker = dialog('Who drives?');
    if (kind === 'guest') return picker.getByRole('button', { name: /^Guest\b/ });
    return picker.getByRole('button').filter({ hasText: name }).filter({ hasText: ROLE_NAMES[kind] });
  };

  const acceptAsGuest = async (): Promise<void> => {
    const terms = dialog('Terms and privacy notice');
    await terms.getByRole('checkbox', { name: 'I accept the terms of use' }).click();
    await terms.getByRole('checkbox', { name: 'I have read the privacy notice' }).click();
    await terms.getByRole('button', { name: 'Accept' }).click();
    await expect(terms).toBeHidden();
  };

  const openPicker = async (): Promise<void> => {
    const picker = dialog('Who drives?');
    if (!(await picker.isVisible())) await profile.click();
    await expect(picker).toBeVisible();
  };

  const choose = async (wanted: Profile): Promise<void> => {
    const picker = dialog('Who drives?');
    await openPicker();
    await person(wanted).click();
    // The dialog that this driver gets next, or none: whichever comes first.
    const before = dialog('Before you drive');
    const terms = dialog('Terms and privacy notice');
    const name = wanted.kind === 'guest' ? 'Guest' : wanted.name;
    const loaded = statusBar.getByRole('button', { name: `Profile: ${name}` });
    await expect(before.or(terms).or(loaded).first()).toBeVisible();
    await expect(picker).toBeHidden();
    if (await before.isVisible())
      await before.getByRole('button', { name: `Drive as ${wanted.name}` }).click();
    if (await terms.isVisible()) await acceptAsGuest();
    await expect(loaded).toBeVisible();
  };

  const turn = async (name: SwitchName, on: boolean): Promise<void> => {
    await go('Privacy');
    const target = control(name);
    await expect(target).toHaveAttribute('aria-checked', String(!on));
    await target.click();
    await expect(target).toHaveAttribute('aria-checked', String(on));
    await expect(target).not.toHaveAttribute('aria-busy', 'true');
  };

  return {
    page,
    statusBar,
    profile,
    position: statusBar.getByRole('button', { name: /^Position: / }),
    microphone: statusBar.getByRole('button', { name: /^Microphone: / }),
    connection: statusBar.getByRole('status', { name: /^Connection: / }),
    heading,
    alert: page.getByRole('alert'),
    bench: benchPage(page),
    dialog,
    switch: control,
    tab: (name) => page.getByRole('tab', { name, exact: true }),
    go,
    openSettings: async () => {
      await statusBar.getByRole('button', { name: 'Settings' }).click();
      await expect(heading).toHaveText('Settings');
    },
    turn,
    person,
    openPicker,
    choose,
  };
};
