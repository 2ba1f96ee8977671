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

/** The map is fetched when it is first opened. */
const mapOpened = async ({ page }: Stage): Promise<void> => {
  await page.getByText('The map is being opened').waitFor({ state: 'hidden' });
};

/** Scenes that share a unit in one state: how it is started, brought there, and what is then looked at in turn. */
export type Act = {
  readonly name: string;
  /** More of the command line of `glovebox serve`. */
  readonly args?: readonly string[];
  readonly prepare: (control: Control) => Promise<void>;
  readonly scenes: readonly Scene[];
};

const on = (name: ScreenName, more?: (stage: Stage) => Promise<void>): Scene => ({
  name: name.toLowerCase(),
  show: async (stage) => {
    await stage.headUnit.go(name);
    await more?.(stage);
  },
});

const named = (name: string, show: Scene['show']): Scene => ({ name, show });

const tab = (screen: ScreenName, name: string): Scene =>
  named(`${screen.toLowerCase()}, ${name.toLowerCase()}`, async ({ headUnit }) => {
    await headUnit.go(screen);
    await headUnit.tab(name).click();
  });

const closeDialog = async ({ page }: Stage): Promise<void> => {
  await page.getByRole('dialog').press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
};

const load = async (control: Control, kind: 'primary' | 'secondary'): Promise<void> => {
  await control.call('setup.complete', { language: 'en' });
  await control.call('profile.load', { profile: (await profileOf(control, kind)).id });
};

const loadPrimary = (control: Control): Promise<void> => load(control, 'primary');

const PRIVACY_TABS = ['Consents', 'What leaves now', 'History', 'Notice'] as const;
const CAR_TABS = ['Energy', 'Tyres', 'Faults', 'Notifications'] as const;

const firstStart: Act = {
  name: 'first start',
  prepare: async () => undefined,
  scenes: [
    named('welcome', async ({ page }) => page.getByRole('dialog', { name: 'Welcome' }).waitFor()),
    named('what it promises', async ({ page }) => page.getByRole('button', { name: 'Next' }).click()),
  ],
};

const driving: Act = {
  name: 'driving',
  prepare: async (control) => {
    await loadPrimary(control);
    await control.call('privacy.set', { setting: 'geolocation', on: true });
    await control.call('drive.start');
    await control.call('profile.confirm');
  },
  scenes: [
    on('Home'),
    on('Map', mapOpened),
    named('map, overview', async ({ page }) => page.getByRole('radio', { name: 'Overview' }).click()),
    named('map, where to', async ({ page }) =>
      page
        .getByRole('button', { name: /destination/i })
        .first()
        .click(),
    ),
    on('Assistant'),
    on('Services'),
    on('Car'),
    tab('Car', 'Energy'),
    on('Privacy'),
    ...PRIVACY_TABS.map((name) => tab('Privacy', name)),
    named('settings', ({ headUnit }) => headUnit.openSettings()),
    named('quick privacy', async ({ headUnit }) => headUnit.position.click()),
  ],
};

const standing: Act = {
  name: 'standing with faults',
  prepare: async (control) => {
    await loadPrimary(control);
    await control.call('vehicle.set', { ignition: 'on' });
    await control.call('profile.confirm');
    await control.call('vehicle.fault', { fault: 'tyre-low', on: true });
    await control.call('vehicle.fault', { fault: 'low-voltage', on: true });
  },
  scenes: [
    on('Home'),
    on('Map', mapOpened),
    on('Assistant', async ({ page }) => {
      const suggestions = page
        .getByRole('group', { name: 'Suggestions' })
        .or(page.getByRole('list', { name: 'Suggestions' }));
      if ((await page.getByRole('log').getByText('21').count()) > 0) return;
      await suggestions.getByRole('button', { name: 'Make it 21 degrees' }).click();
      await suggestions.getByRole('button', { name: 'What’s the weather like?' }).click();
    }),
    on('Car'),
    ...CAR_TABS.map((name) => tab('Car', name)),
    on('Privacy'),
    tab('Privacy', 'What leaves now'),
    named('notifications', async ({ page }) =>
      page
        .getByRole('banner')
        .getByRole('button', { name: /^Notifications/ })
        .click(),
    ),
    named('people', async (stage) => {
      await closeDialog(stage);
      await stage.headUnit.openPicker();
    }),
    named('profiles', async ({ page }) => page.getByRole('button', { name: 'Profiles' }).click()),
    named('pairing a phone', async (stage) => {
      await closeDialog(stage);
      await stage.headUnit.openPicker();
      await stage.page.getByRole('button', { name: /pair/i }).click();
    }),
    named('private trip', async (stage) => {
      await closeDialog(stage);
      await stage.control.call('privacy.set', { setting: 'geolocation', on: true });
      await stage.control.call('privacy.pause', { minutes: 30 });
      await stage.headUnit.position.click();
    }),
    named('private trip, what leaves', async (stage) => {
      await closeDialog(stage);
      await stage.headUnit.go('Privacy');
      await stage.headUnit.tab('What leaves now').click();
    }),
  ],
};

const drawing: Act = {
  name: 'drawing a route',
  prepare: async (control) => {
    await loadPrimary(control);
    await control.call('vehicle.set', { ignition: 'on' });
    await control.call('profile.confirm');
  },
  scenes: [
    named('where to, standing', async (stage) => {
      await stage.headUnit.go('Map');
      await mapOpened(stage);
      await stage.page.getByRole('button', { name: 'Choose a destination' }).click();
    }),
    named('nothing drawn yet', ({ page }) => page.getByRole('button', { name: 'Draw a route' }).click()),
    named('a line, and a point too sharp', async ({ page }) => {
      const box = await page.getByRole('region', { name: 'Map of the drive' }).boundingBox();
      for (const [x, y] of [
        [0.62, 0.75],
        [0.68, 0.5],
        [0.8, 0.55],
        [0.68, 0.5],
      ] as const)
        await page.mouse.click((box?.x ?? 0) + (box?.width ?? 0) * x, (box?.y ?? 0) + (box?.height ?? 0) * y);
    }),
    named('drawn by keyboard', ({ page }) =>
      page.getByRole('button', { name: /^Cross-hair/ }).press('ArrowUp'),
    ),
    named('its name', ({ page }) => page.getByRole('button', { name: 'Continue' }).click()),
    named('saved', async ({ page }) => {
      await page.getByRole('textbox', { name: 'Name of the route' }).fill('Round the block');
      await page.getByRole('button', { name: 'Save' }).click();
      await page.getByRole('dialog').waitFor({ state: 'hidden' });
    }),
  ],
};

const asking: Act = {
  name: 'asking',
  prepare: async (control) => {
    await loadPrimary(control);
    await control.call('notice.publish', { version: '2.0', changed: ['partner-sharing'] });
    await control.call('vehicle.set', { ignition: 'on' });
  },
  scenes: [
    named('who drives', async ({ page }) => page.getByRole('dialog', { name: 'Who drives?' }).waitFor()),
    named('before you drive', async ({ control, headUnit }) =>
      headUnit.person(await profileOf(control, 'secondary')).click(),
    ),
    named('terms for a guest', async ({ control, page }) => {
      await control.call('profile.unload');
      await page.getByRole('dialog', { name: 'Terms and privacy notice' }).waitFor();
    }),
    named('a new notice', async ({ control, page }) => {
      await control.call('profile.load', { profile: (await profileOf(control, 'primary')).id });
      await page.getByRole('dialog').waitFor();
    }),
  ],
};

const offline: Act = {
  name: 'no connection',
  args: ['--broker', 'mqtt://127.0.0.1:9'],
  prepare: driving.prepare,
  scenes: [
    on('Home'),
    tab('Privacy', 'What leaves now'),
    named('quick privacy', async ({ headUnit }) => headUnit.position.click()),
  ],
};

const standby: Act = {
  name: 'standby',
  prepare: async (control) => {
    await loadPrimary(control);
    await control.call('vehicle.set', { ignition: 'off' });
  },
  scenes: [
    named('standby', async ({ page }) => page.getByRole('main').getByRole('heading').waitFor()),
    named('quick privacy', async ({ headUnit }) => headUnit.position.click()),
  ],
};

const large: Act = {
  name: 'text at 150 %',
  prepare: async (control) => {
    await driving.prepare(control);
    await control.call('preferences.set', { textSize: 150 });
  },
  scenes: [
    ...(['Home', 'Map', 'Assistant', 'Services', 'Car', 'Privacy'] as const).map((screen) => on(screen)),
    tab('Privacy', 'What leaves now'),
    tab('Privacy', 'Consents'),
    named('settings', ({ headUnit }) => headUnit.openSettings()),
    named('quick privacy', async ({ headUnit }) => headUnit.position.click()),
  ],
};

/** The last one ends its unit, so that the page has lost it. */
const lost: Act = {
  name: 'lost',
  prepare: loadPrimary,
  scenes: [
    named('unit not reachable', async ({ end, page }) => {
      await end();
      await page.getByRole('alert').waitFor();
    }),
  ],
};

export const ACTS: readonly Act[] = [
  firstStart,
  standby,
  asking,
  driving,
  standing,
  drawing,
  offline,
  large,
  lost,
];

export const stageOf = (control: Control, page: Page, end: Stage['end']): Stage => ({
  control,
  page,
  headUnit: headUnitPage(page),
  end,
});
