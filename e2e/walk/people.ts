import { profileOf } from '../../playwright/people.ts';
import { expect } from '../fixtures.ts';
import type { Look, Stage } from './stage.ts';

/** The first start: the language, the promises; then standby, with quick privacy over it. */
export const walkFirstStart = async ({ page, headUnit, unit }: Stage, look: Look): Promise<void> => {
  const welcome = headUnit.dialog('Welcome');
  // The unit of a test is told its language, and does not ask for it.
  const next = welcome.getByRole('button', { name: 'Next' });
  await expect(next.or(welcome.getByRole('button', { name: 'Begin' }))).toBeVisible();
  if (await next.isVisible()) {
    await look('welcome, the language');
    await next.click();
  }
  await look('welcome, the promises');
  await welcome.getByRole('button', { name: 'Begin' }).click();
  await expect(welcome).toHaveCount(0);
  await unit.call('vehicle.set', { ignition: 'off' });
  await expect(page.getByRole('main').getByRole('heading', { level: 1 })).toBeVisible();
  await look('standby');
  await headUnit.position.click();
  await expect(headUnit.dialog('Quick privacy')).toBeVisible();
  await look('quick privacy in standby');
  await page.keyboard.press('Escape');
};

/** Everybody who can drive, and what they are asked and told: it ends with the primary at the wheel. */
export const walkPeople = async ({ page, headUnit, unit }: Stage, look: Look): Promise<void> => {
  const secondary = await profileOf(unit, 'secondary');
  const primary = await profileOf(unit, 'primary');
  await unit.call('vehicle.set', { ignition: 'on' });
  await expect(headUnit.person(secondary)).toBeVisible();
  await look('who drives');
  await headUnit.person(secondary).click();
  await expect(headUnit.dialog('Before you drive')).toBeVisible();
  await look('before you drive');
  await headUnit.dialog('Before you drive').getByRole('button', { name: 'Choose another' }).click();
  await headUnit.person(await profileOf(unit, 'guest')).click();
  const terms = headUnit.dialog('Terms and privacy notice');
  await expect(terms).toBeVisible();
  await terms.getByRole('button', { name: 'Accept' }).click();
  await expect(terms.getByRole('alert')).not.toBeEmpty();
  await look('terms for a guest, not ticked');
  await terms.getByRole('button', { name: 'Decline' }).click();
  await headUnit.go('Privacy');
  await headUnit.tab('Consents').click();
  await look('consents of a guest who declined');
  await headUnit.go('Services');
  await look('services of a guest who declined');
  await headUnit.openPicker();
  await look('who drives, asked for');
  await headUnit.person(primary).click();
  await expect(headUnit.profile).toContainText(primary.name);
  await unit.call('consent.set', { purpose: 'partner-sharing', on: true });
  await unit.call('notice.publish', { version: '99.1', changed: ['partner-sharing'] });
  await unit.call('profile.load', { profile: secondary.id });
  await unit.call('profile.load', { profile: primary.id });
  const notice = headUnit.dialog('The privacy notice has changed');
  await expect(notice).toBeVisible();
  await look('a new notice');
  await notice.getByRole('button', { name: 'Read the notice' }).click();
  await expect(notice.getByRole('button', { name: 'Back' })).toBeVisible();
  await look('a new notice, being read');
  await notice.getByRole('button', { name: 'Back' }).click();
  await notice.getByRole('button', { name: 'Later' }).click();
  await headUnit.go('Privacy');
  await headUnit.tab('Consents').click();
  await look('a consent asked again');
  await unit.call('notice.confirm');
  await expect(notice).toHaveCount(0);
  await page.keyboard.press('Escape');
};

/** What the primary does with profiles and phones. */
export const walkProfiles = async ({ page, headUnit, unit }: Stage, look: Look): Promise<void> => {
  await headUnit.openPicker();
  await page.getByRole('button', { name: 'Manage profiles' }).click();
  const profiles = headUnit.dialog('Profiles');
  await expect(profiles).toBeVisible();
  await look('profiles');
  await profiles.getByRole('button', { name: 'Add a profile' }).click();
  await expect(headUnit.dialog('Add a profile')).toBeVisible();
  await look('adding a profile');
  await headUnit.dialog('Add a profile').getByRole('button', { name: 'Cancel' }).click();
  const { name } = await profileOf(unit, 'secondary');
  await profiles.getByRole('button', { name: `Change ${name}` }).click();
  await expect(headUnit.dialog(`Change ${name}`)).toBeVisible();
  await look('changing a profile');
  await headUnit.dialog(`Change ${name}`).getByRole('button', { name: 'Cancel' }).click();
  await profiles.getByRole('button', { name: `Remove ${name}` }).click();
  await expect(headUnit.dialog(`Remove ${name}?`)).toBeVisible();
  // What it is asked over is out of reach until it is answered.
  await expect(profiles).toHaveCount(0);
  await look('removing a profile');
  await page.keyboard.press('Escape');
  await expect(profiles).toBeVisible();
  await page.keyboard.press('Escape');
  await headUnit.openPicker();
  await page.getByRole('button', { name: 'Pair a phone' }).click();
  await expect(headUnit.dialog('Pair a phone')).toBeVisible();
  await look('pairing a phone');
  await page.keyboard.press('Escape');
};
