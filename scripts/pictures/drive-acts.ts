import {
  type Act,
  closeDialog,
  driveOff,
  mapOpened,
  named,
  on,
  quickPrivacy,
  standStill,
  tab,
} from './act.ts';

const PRIVACY_TABS = ['Consents', 'What leaves now', 'History', 'Notice'] as const;
const CAR_TABS = ['Energy', 'Tyres', 'Faults', 'Notifications'] as const;

const driving: Act = {
  name: 'driving',
  prepare: driveOff,
  scenes: [
    on('Home'),
    on('Map', mapOpened),
    named('map, overview', ({ page }) => page.getByRole('radio', { name: 'Overview' }).click()),
    named('map, where to', ({ page }) =>
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
    quickPrivacy,
  ],
};

const standing: Act = {
  name: 'standing with faults',
  prepare: async (control) => {
    await standStill(control);
    await control.call('vehicle.fault', { fault: 'tyre-low', on: true });
    await control.call('vehicle.fault', { fault: 'low-voltage', on: true });
  },
  scenes: [
    on('Home'),
    on('Map', mapOpened),
    on('Car'),
    ...CAR_TABS.map((name) => tab('Car', name)),
    on('Privacy'),
    tab('Privacy', 'What leaves now'),
    named('notifications', ({ page }) =>
      page
        .getByRole('banner')
        .getByRole('button', { name: /^Notifications/ })
        .click(),
    ),
    named('private trip', async (stage) => {
      await closeDialog(stage);
      await stage.control.call('privacy.set', { setting: 'geolocation', on: true });
      await stage.control.call('privacy.pause', { minutes: 30 });
      await stage.headUnit.position.click();
    }),
    named('private trip, switches', async (stage) => {
      await closeDialog(stage);
      await stage.headUnit.go('Privacy', 'Switches');
    }),
    named('private trip, what leaves', ({ headUnit }) => headUnit.tab('What leaves now').click()),
  ],
};

const drawing: Act = {
  name: 'drawing a route',
  prepare: standStill,
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

const talking: Act = {
  name: 'talking',
  prepare: standStill,
  scenes: [
    on('Assistant'),
    named('with answers', async ({ page }) => {
      await page.getByRole('button', { name: 'Make it 21 degrees' }).click();
      await page.getByRole('button', { name: 'What’s the weather like?' }).click();
      await page.getByRole('log').getByRole('listitem').nth(1).waitFor();
    }),
    named('a call and music', async ({ control, page }) => {
      await control.call('call.start', { to: 'dealer' });
      await control.call('media.set', { playing: true });
      await page.getByRole('region', { name: 'Under way' }).getByRole('button').nth(2).waitFor();
    }),
    named('voice data on', async ({ control, page }) => {
      await control.call('call.end');
      await control.call('media.set', { playing: false });
      await control.call('privacy.set', { setting: 'voiceData', on: true });
      await page.getByText(/^Voice data is on/).waitFor();
    }),
    named('that can’t hear', async ({ page }) => {
      await page.getByRole('button', { name: 'Speak', exact: true }).click();
      await page
        .getByRole('main')
        .getByRole('status')
        .filter({ hasText: /microphone/i })
        .waitFor();
    }),
  ],
};

const told: Act = {
  name: 'told in passing',
  prepare: standStill,
  scenes: [
    on('Home', async ({ control, page }) => {
      await control.call('vehicle.fault', { fault: 'motor-temperature', on: true });
      // It goes by itself, but not while somebody is about to act on it.
      await page
        .getByRole('alert')
        .getByRole('button', { name: /^Dismiss/ })
        .focus();
    }),
    named('privacy', async ({ page }) => {
      // By the keyboard, so that the focus can come back.
      await page.getByRole('button', { name: 'Privacy', exact: true }).press('Enter');
      await page
        .getByRole('alert')
        .getByRole('button', { name: /^Dismiss/ })
        .focus();
    }),
  ],
};

const large: Act = {
  name: 'text at 150 %',
  prepare: async (control) => {
    await driveOff(control);
    await control.call('preferences.set', { textSize: 150 });
  },
  scenes: [
    ...(['Home', 'Map', 'Assistant', 'Services', 'Car', 'Privacy'] as const).map((screen) => on(screen)),
    tab('Privacy', 'What leaves now'),
    tab('Privacy', 'Consents'),
    named('settings', ({ headUnit }) => headUnit.openSettings()),
    quickPrivacy,
  ],
};

/** The car under way and at rest, as the primary sees it. */
export const DRIVE_ACTS: readonly Act[] = [driving, standing, drawing, talking, told, large];
