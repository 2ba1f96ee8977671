import type { Page } from '@playwright/test';
import type { Control } from '../../client/control.ts';
import { type HeadUnitPage, headUnitPage, type ScreenName } from '../../playwright/pages/head-unit-page.ts';
import { profileOf } from '../../playwright/people.ts';

export type Stage = {
  readonly control: Control;
  readonly page: Page;
  readonly headUnit: HeadUnitPage;
  /** Ends the unit as a power cut would. */
  readonly end: () => Promise<void>;
};

export type Scene = { readonly name: string; readonly show: (stage: Stage) => Promise<void> };

/** Scenes that share a unit in one state: how it is started, brought there, and what is then looked at in turn. */
export type Act = {
  readonly name: string;
  /** More of the command line of `glovebox serve`. */
  readonly args?: () => readonly string[];
  readonly prepare: (control: Control) => Promise<void>;
  /** Windows of its own, where the unit does not fill them. */
  readonly sizes?: readonly `${number}x${number}`[];
  /** The same by day and night. */
  readonly themeless?: true;
  /** Its last scene ends the unit or its link: language and theme can't be changed then, and each picture gets a unit of its own. */
  readonly afresh?: true;
  /** What is waited for before the first scene, where it is not the status bar. */
  readonly opened?: (stage: Stage) => Promise<void>;
  readonly scenes: readonly Scene[];
};

export const stageOf = (control: Control, page: Page, end: Stage['end']): Stage => ({
  control,
  page,
  headUnit: headUnitPage(page),
  end,
});

export const named = (name: string, show: Scene['show']): Scene => ({ name, show });

export const on = (name: ScreenName, more?: (stage: Stage) => Promise<void>): Scene =>
  named(name.toLowerCase(), async (stage) => {
    await stage.headUnit.go(name);
    await more?.(stage);
  });

export const tab = (screen: ScreenName, name: string): Scene =>
  named(`${screen.toLowerCase()}, ${name.toLowerCase()}`, async ({ headUnit }) => {
    await headUnit.go(screen);
    await headUnit.tab(name).click();
  });

export const quickPrivacy: Scene = named('quick privacy', ({ headUnit }) => headUnit.position.click());

/** The map is fetched when it is first opened. */
export const mapOpened = async ({ page }: Stage): Promise<void> => {
  await page.getByText('The map is being opened').waitFor({ state: 'hidden' });
};

export const closeDialog = async ({ page }: Stage): Promise<void> => {
  await page.getByRole('dialog').press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
};

const load = async (control: Control, kind: 'primary' | 'secondary'): Promise<void> => {
  await control.call('setup.complete', { language: 'en' });
  await control.call('profile.load', { profile: (await profileOf(control, kind)).id });
};

export const loadPrimary = (control: Control): Promise<void> => load(control, 'primary');

/** The primary at the wheel of a car that stands. */
export const standStill = async (control: Control): Promise<void> => {
  await loadPrimary(control);
  await control.call('vehicle.set', { ignition: 'on' });
  await control.call('profile.confirm');
};

/** The primary under way, with geolocation on. */
export const driveOff = async (control: Control): Promise<void> => {
  await loadPrimary(control);
  await control.call('privacy.set', { setting: 'geolocation', on: true });
  await control.call('drive.start');
  await control.call('profile.confirm');
};
