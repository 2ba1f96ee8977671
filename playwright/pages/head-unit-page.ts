import { expect, type Locator, type Page } from '@playwright/test';
import type { Indicator, Profile } from '../../src/contract/schemas.ts';
import { type BenchPage, benchPage } from './bench-page.ts';
import { keySaying, said, saidFirst, saidWithin } from './said.ts';

const SCREENS = {
  Home: 'screens.home',
  Map: 'screens.map',
  Assistant: 'screens.assistant',
  Services: 'screens.services',
  Car: 'screens.car',
  Privacy: 'screens.privacy',
} as const;
const SWITCHES = { Geolocation: 'switch.geolocation', 'Voice data': 'switch.voiceData' } as const;
const PAUSES = {
  'ignition off': 'quick.pause.ignition-off',
  '30 minutes': 'quick.pause.half',
  '2 hours': 'quick.pause.two',
} as const;
const DIALOGS = {
  'Who drives?': 'drivers.title',
  'Before you drive': 'before.title',
  'Terms and privacy notice': 'guest.title',
  'Quick privacy': 'quick.title',
  Notifications: 'notifications.title',
} as const;

/** Names in English, as the page models know them, whatever language the unit speaks. */
export type ScreenName = keyof typeof SCREENS;
export type SwitchName = keyof typeof SWITCHES;
export type PauseName = keyof typeof PAUSES;

/** What an indicator in the status bar shows. */
export type Shown = Indicator | 'paused';

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
  readonly dialog: (name: keyof typeof DIALOGS | (string & {})) => Locator;
  /** A switch, in the quick panel where that is open and on the privacy screen otherwise. */
  readonly switch: (name: SwitchName) => Locator;
  readonly tab: (name: string) => Locator;
  /** The sign that tells of notifications; with so many that are unread, or with none. */
  readonly bell: (unread?: number) => Locator;
  /** Goes to a screen, and to a tab of it, which is named as the screen names it. */
  readonly go: (screen: ScreenName, tab?: string | RegExp) => Promise<void>;
  /** Settings are reached from the status bar. */
  readonly openSettings: () => Promise<void>;
  /** Turns a switch on the privacy screen, and waits until it shows that the change is durable. */
  readonly turn: (name: SwitchName, on: boolean) => Promise<void>;
  /** Begins a private trip from the position sign, and leaves its panel again. */
  readonly pause: (until: PauseName) => Promise<void>;
  /** Ends it before its time. */
  readonly resume: () => Promise<void>;
  /** What the two signs in the status bar show. */
  readonly indicators: () => Promise<{ readonly position: Shown; readonly microphone: Shown }>;
  /** The button of one driver in the picker. */
  readonly person: (profile: Pick<Profile, 'kind' | 'name'>) => Locator;
  /** Opens the picker where it is not open already. */
  readonly openPicker: () => Promise<void>;
  /** Picks who drives, and gives the answers that a driver who agrees would give. */
  readonly choose: (profile: Pick<Profile, 'kind' | 'name'>) => Promise<void>;
  /** The same for a registered driver by name. */
  readonly loadProfile: (name: string) => Promise<void>;
  /** The same for a guest, who ticks both boxes and accepts. */
  readonly acceptAsGuest: () => Promise<void>;
};

/** The page model over a window that shows the head unit. */
export const headUnitPage = (page: Page): HeadUnitPage => {
  const statusBar = page.getByRole('banner');
  const profile = statusBar.getByRole('button', { name: saidFirst('status.profile') });
  const dialog = (name: string): Locator =>
    page.getByRole('dialog', { name: name in DIALOGS ? said(DIALOGS[name as keyof typeof DIALOGS]) : name });
  const control = (name: SwitchName): Locator => page.getByRole('switch', { name: said(SWITCHES[name]) });
  const heading = page.getByRole('main').getByRole('heading', { level: 1 });
  const tab = (name: string | RegExp): Locator =>
    page.getByRole('tab', typeof name === 'string' ? { name, exact: true } : { name });
  const button = (key: string, within: Page | Locator = page): Locator =>
    within.getByRole('button', { name: said(key) });

  const sign = (sensor: 'position' | 'microphone'): Locator => {
    const states = (['off', 'paused', 'on-board', 'leaving'] as const).map(
      (state) => said(`status.indicatorName.${sensor}.${state}`).source,
    );
    return statusBar.getByRole('button', { name: new RegExp(states.join('|'), 'u') });
  };
  const [position, microphone] = [sign('position'), sign('microphone')];
  const shownBy = async (locator: Locator, sensor: 'position' | 'microphone'): Promise<Shown> => {
    const name = (await locator.getAttribute('aria-label')) ?? '';
    const of = (state: Shown): string => `status.indicatorName.${sensor}.${state}`;
    const keys = { off: of('off'), paused: of('paused'), 'on-board': of('on-board'), leaving: of('leaving') };
    const shown = keySaying(name, keys);
    if (shown === null) throw new Error(`The ${sensor} sign says "${name}", which is none of its states.`);
    return shown;
  };

  const go: HeadUnitPage['go'] = async (screen, name) => {
    await button(SCREENS[screen], page.getByRole('navigation', { name: said('screens.navigation') })).click();
    await expect(heading).toHaveText(said(SCREENS[screen]));
    if (name === undefined) return;
    await tab(name).click();
    await expect(tab(name)).toHaveAttribute('aria-selected', 'true');
  };

  /** The button of one driver in the picker: name and role, however the two are set apart. */
  const person: HeadUnitPage['person'] = ({ kind, name }) => {
    const buttons = dialog('Who drives?').getByRole('button');
    // A guest's button begins with the word, and others may have it in their names.
    if (kind === 'guest') return dialog('Who drives?').getByRole('button', { name: saidFirst('role.guest') });
    return buttons.filter({ hasText: name }).filter({ hasText: saidWithin(`role.${kind}`) });
  };

  const acceptTerms = async (): Promise<void> => {
    const terms = dialog('Terms and privacy notice');
    await terms.getByRole('checkbox', { name: said('guest.acceptTerms') }).click();
    await terms.getByRole('checkbox', { name: said('guest.acceptNotice') }).click();
    await button('guest.accept', terms).click();
    await expect(terms).toBeHidden();
  };

  const openPicker = async (): Promise<void> => {
    const picker = dialog('Who drives?');
    if (!(await picker.isVisible())) await profile.click();
    await expect(picker).toBeVisible();
  };

  const choose: HeadUnitPage['choose'] = async (wanted) => {
    const picker = dialog('Who drives?');
    await openPicker();
    await person(wanted).click();
    // The dialog that this driver gets next, or none: whichever comes first.
    const before = dialog('Before you drive');
    const terms = dialog('Terms and privacy notice');
    const name = wanted.kind === 'guest' ? saidWithin('guestName') : wanted.name;
    const loaded = profile.filter({ hasText: name });
    await expect(before.or(terms).or(loaded).first()).toBeVisible();
    await expect(picker).toBeHidden();
    if (await before.isVisible())
      await before.getByRole('button', { name: said('before.drive', { name: wanted.name }) }).click();
    if (await terms.isVisible()) await acceptTerms();
    await expect(loaded).toBeVisible();
  };

  const loadProfile = async (name: string): Promise<void> => {
    await openPicker();
    const roles = (['primary', 'secondary'] as const).map((kind) => ({ kind, name }));
    const [primary, secondary] = roles.map(person) as [Locator, Locator];
    await expect(primary.or(secondary).first()).toBeVisible();
    await choose((await primary.isVisible()) ? { kind: 'primary', name } : { kind: 'secondary', name });
  };

  const turn = async (name: SwitchName, on: boolean): Promise<void> => {
    await go('Privacy');
    const target = control(name);
    await expect(target).toHaveAttribute('aria-checked', String(!on));
    await target.click();
    await expect(target).toHaveAttribute('aria-checked', String(on));
    await expect(target).not.toHaveAttribute('aria-busy', 'true');
  };

  const inPrivateTrip = async (work: (trip: Locator) => Promise<void>): Promise<void> => {
    const quick = dialog('Quick privacy');
    if (!(await quick.isVisible())) await position.click();
    await work(quick.getByRole('group', { name: said('quick.privateTrip') }));
    await page.keyboard.press('Escape');
    await expect(quick).toBeHidden();
  };

  return {
    page,
    statusBar,
    profile,
    position,
    microphone,
    connection: statusBar.getByRole('status', {
      name: new RegExp(
        ['online', 'connecting', 'offline'].map((is) => said(`status.connectionName.${is}`).source).join('|'),
        'u',
      ),
    }),
    heading,
    alert: page.getByRole('alert'),
    bench: benchPage(page),
    dialog,
    switch: control,
    tab,
    bell: (unread) =>
      statusBar.getByRole('button', {
        name:
          unread === undefined
            ? saidFirst('notifications.title')
            : unread === 0
              ? said('notifications.title')
              : said(`notifications.unread_${unread === 1 ? 'one' : 'other'}`, { count: String(unread) }),
      }),
    go,
    openSettings: async () => {
      await button('screens.settings', statusBar).click();
      await expect(heading).toHaveText(said('screens.settings'));
    },
    turn,
    pause: (until) =>
      inPrivateTrip(async (trip) => {
        await button(PAUSES[until], trip).click();
        await expect(button('quick.resume', trip)).toBeVisible();
      }),
    resume: () =>
      inPrivateTrip(async (trip) => {
        await button('quick.resume', trip).click();
        await expect(button('quick.resume', trip)).toBeHidden();
      }),
    indicators: async () => ({
      position: await shownBy(position, 'position'),
      microphone: await shownBy(microphone, 'microphone'),
    }),
    person,
    openPicker,
    choose,
    loadProfile,
    acceptAsGuest: () => choose({ kind: 'guest', name: '' }),
  };
};
