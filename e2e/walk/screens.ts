import { expect } from '../fixtures.ts';
import { bellOf, type Look, type Stage, shut } from './stage.ts';

const PRIVACY_TABS = ['Switches', 'Consents', 'What leaves now', 'History', 'Notice'] as const;
const CAR_TABS = ['Trip', 'Energy', 'Tyres', 'Faults', 'Notifications'] as const;
const PAPERS = ['Terms of use', 'Who sees what'] as const;

const walkTabs = async (
  { headUnit }: Stage,
  look: Look,
  screen: 'Car' | 'Privacy',
  when: string,
): Promise<void> => {
  await headUnit.go(screen);
  for (const tab of screen === 'Car' ? CAR_TABS : PRIVACY_TABS) {
    await headUnit.tab(tab).click();
    await expect(headUnit.tab(tab)).toHaveAttribute('aria-selected', 'true');
    await look(`${screen}, ${tab}, ${when}`);
  }
};

/** Each screen with each of its tabs, the panels over them, and settings. */
export const walkScreens = async (stage: Stage, look: Look, when: string): Promise<void> => {
  const { page, headUnit } = stage;
  const main = page.getByRole('main');
  await headUnit.go('Home');
  await look(`Home, ${when}`);
  await headUnit.go('Map');
  // Without a graphics card the first picture of the map takes its time.
  await expect(page.getByRole('button', { name: 'Zoom in' })).toBeVisible({ timeout: 40_000 });
  await look(`Map, ${when}`);
  await main
    .getByRole('region', { name: 'Guidance' })
    .getByRole('button', { name: /destination/i })
    .click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await look(`where to, ${when}`);
  await shut(stage);
  await main.getByRole('button', { name: 'Map data' }).click();
  await look(`the makers of the map, ${when}`);
  await headUnit.go('Assistant');
  await look(`Assistant, ${when}`);
  await headUnit.go('Services');
  for (const group of await main.getByRole('tab').all()) {
    await group.click();
    await look(`Services, ${await group.textContent()}, ${when}`);
  }
  await walkTabs(stage, look, 'Car', when);
  await walkTabs(stage, look, 'Privacy', when);
  for (const paper of PAPERS) {
    await main.getByRole('radio', { name: paper }).click();
    await look(`${paper}, ${when}`);
  }
  await headUnit.openSettings();
  await look(`Settings, ${when}`);
  await headUnit.position.click();
  await expect(headUnit.dialog('Quick privacy')).toBeVisible();
  await look(`quick privacy, ${when}`);
  await shut(stage);
  await bellOf(stage).click();
  await expect(headUnit.dialog('Notifications')).toBeVisible();
  await look(`notifications, ${when}`);
  await shut(stage);
};

/** The assistant while it is talked to, has a call and music under way, and can't hear. */
export const walkAssistant = async (stage: Stage, look: Look): Promise<void> => {
  const { page, headUnit, unit } = stage;
  const log = page.getByRole('log', { name: 'Conversation' });
  await headUnit.go('Assistant');
  const answers = log.getByRole('listitem');
  const before = await answers.count();
  await page.getByRole('button', { name: 'Make it 21 degrees' }).click();
  await expect(answers).toHaveCount(before + 1);
  await page.getByRole('button', { name: 'What’s the weather like?' }).click();
  await expect(answers).toHaveCount(before + 2);
  await look('Assistant, with answers');
  await unit.call('call.start', { to: 'dealer' });
  await unit.call('media.set', { playing: true });
  await expect(page.getByRole('region', { name: 'Under way' }).getByRole('button')).toHaveCount(3);
  await look('Assistant, with a call and music');
  await unit.call('call.end');
  await unit.call('media.set', { playing: false });
  await unit.call('privacy.set', { setting: 'voiceData', on: true });
  await expect(page.getByText(/^Voice data is on/)).toBeVisible();
  await look('Assistant, voice data on');
  await unit.call('privacy.set', { setting: 'voiceData', on: false });
  const speak = page.getByRole('button', { name: 'Speak', exact: true });
  await speak.click();
  // This machine has no microphone or no recognition; which of them it is does not matter here.
  await expect(
    page
      .getByRole('main')
      .getByRole('status')
      .filter({ hasText: /microphone/i }),
  ).toBeVisible();
  await look('Assistant, that can’t hear');
};

/** A private trip, in the panel and in the picture of what leaves. */
export const walkPrivateTrip = async (stage: Stage, look: Look): Promise<void> => {
  const { headUnit, unit } = stage;
  await unit.call('privacy.set', { setting: 'geolocation', on: true });
  await headUnit.go('Privacy');
  await headUnit.position.click();
  await look('quick privacy, switched on');
  await unit.call('privacy.pause', { minutes: 30 });
  await expect(headUnit.dialog('Quick privacy').getByRole('button', { name: 'Resume' })).toBeVisible();
  await look('quick privacy, private trip');
  await shut(stage);
  await headUnit.tab('Switches').click();
  await look('Privacy, private trip');
  await headUnit.tab('What leaves now').click();
  await look('What leaves now, private trip');
  await unit.call('privacy.resume');
};

/** The three views of the bench. */
export const walkBench = async ({ headUnit }: Stage, look: Look): Promise<void> => {
  const { bench } = headUnit;
  await headUnit.go('Home');
  await bench.open();
  for (const name of ['Wire', 'Why', 'Scenario', 'Car', 'Account']) {
    await bench.region.getByRole('tab', { name, exact: true }).click();
    await look(`the bench, ${name}`);
  }
  await bench.close();
};
