import { profileOf } from '../../playwright/people.ts';
import { type Act, closeDialog, loadPrimary, named, on, quickPrivacy, standStill, tab } from './act.ts';

const firstStart: Act = {
  name: 'first start',
  prepare: async () => undefined,
  scenes: [
    named('welcome', ({ page }) => page.getByRole('dialog', { name: 'Welcome' }).waitFor()),
    named('what it promises', ({ page }) => page.getByRole('button', { name: 'Next' }).click()),
  ],
};

const standby: Act = {
  name: 'standby',
  prepare: async (control) => {
    await loadPrimary(control);
    await control.call('vehicle.set', { ignition: 'off' });
  },
  scenes: [
    named('standby', ({ page }) => page.getByRole('main').getByRole('heading').waitFor()),
    quickPrivacy,
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
    named('who drives', ({ page }) => page.getByRole('dialog', { name: 'Who drives?' }).waitFor()),
    named('before you drive', async ({ control, headUnit }) =>
      headUnit.person(await profileOf(control, 'secondary')).click(),
    ),
    named('terms for a guest', async ({ control, page }) => {
      await control.call('profile.unload');
      await page.getByRole('dialog', { name: 'Terms and privacy notice' }).waitFor();
    }),
    named('terms for a guest, not ticked', async ({ page }) => {
      await page.getByRole('button', { name: 'Accept' }).click();
      await page.getByRole('dialog').getByRole('alert').filter({ hasText: /\S/ }).waitFor();
    }),
    named('a new notice', async ({ control, page }) => {
      await control.call('profile.load', { profile: (await profileOf(control, 'primary')).id });
      await page.getByRole('dialog', { name: /changed/ }).waitFor();
    }),
    named('a new notice, being read', ({ page }) =>
      page.getByRole('button', { name: 'Read the notice' }).click(),
    ),
  ],
};

const guest: Act = {
  name: 'a guest who declined',
  prepare: async (control) => {
    await loadPrimary(control);
    await control.call('profile.unload');
    await control.call('vehicle.set', { ignition: 'on' });
    await control.call('profile.confirm');
  },
  scenes: [
    named('home', async ({ headUnit, page }) => {
      const terms = headUnit.dialog('Terms and privacy notice');
      await terms.getByRole('button', { name: 'Decline' }).click();
      await terms.waitFor({ state: 'hidden' });
      await page.getByRole('main').waitFor();
    }),
    on('Services'),
    on('Privacy'),
    tab('Privacy', 'Consents'),
    tab('Privacy', 'What leaves now'),
    quickPrivacy,
  ],
};

const profiles: Act = {
  name: 'profiles',
  prepare: standStill,
  scenes: [
    named('people', ({ headUnit }) => headUnit.openPicker()),
    named('profiles', ({ page }) => page.getByRole('button', { name: 'Profiles' }).click()),
    named('adding one', ({ page }) => page.getByRole('button', { name: 'Add a profile' }).click()),
    named('a name that is taken', async ({ control, page }) => {
      await page
        .getByRole('textbox', { name: 'Name' })
        .fill((await profileOf(control, 'secondary')).name.toUpperCase());
      await page.getByRole('button', { name: 'Save' }).click();
      await page.getByRole('alert').filter({ hasText: /\S/ }).waitFor();
    }),
    named('removing one', async ({ control, page }) => {
      const { name } = await profileOf(control, 'secondary');
      await page.getByRole('button', { name: 'Cancel' }).click();
      await page.getByRole('button', { name: `Remove ${name}` }).click();
    }),
    named('pairing a phone', async (stage) => {
      await stage.page.getByRole('dialog').press('Escape');
      await closeDialog(stage);
      await stage.headUnit.openPicker();
      await stage.page.getByRole('button', { name: /pair/i }).click();
    }),
  ],
};

/** Who drives, and what they are asked and told. */
export const PEOPLE_ACTS: readonly Act[] = [firstStart, standby, asking, guest, profiles];
