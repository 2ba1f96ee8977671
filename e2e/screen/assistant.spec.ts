import type { Page } from '@playwright/test';
import type { HeadUnitPage } from '../../playwright/pages/head-unit-page.ts';
import { profileOf } from '../../playwright/people.ts';
import type { Unit } from '../../playwright/unit.ts';
import { namesPlace } from '../../playwright/wire/categories.ts';
import config from '../../playwright.config.ts';
import { expect, test } from '../fixtures.ts';

const launched = config.projects?.[0]?.use?.launchOptions ?? {};

// Chromium's own microphone that is none, a tone, allowed without asking: a real track, from a real getUserMedia.
test.use({
  launchOptions: {
    ...launched,
    args: [...(launched.args ?? []), '--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream'],
  },
});

/** What the stand-ins leave on the page, for a test to see and to speak with. */
type Stage = {
  readonly track: MediaStreamTrack | undefined;
  readonly say: (transcript: string, confidence: number) => void;
};

/** A recogniser that works on board, as this machine has none; what it hears is what the test says. */
const recogniserStandIn = (): void => {
  const stage: { track?: MediaStreamTrack; say?: (transcript: string, confidence: number) => void } = {};
  class StandIn {
    static available = async () => 'available';
    processLocally = false;
    onresult: ((event: object) => void) | null = null;
    onend: (() => void) | null = null;
    start(track: MediaStreamTrack) {
      stage.track = track;
      stage.say = (transcript, confidence) => {
        this.onresult?.({ results: [[{ transcript, confidence }]] });
        this.onend?.();
      };
    }
    stop() {
      this.onend?.();
    }
    abort() {
      this.onend?.();
    }
  }
  Object.assign(window, { SpeechRecognition: StandIn, stage });
};

const trackState = (page: Page): Promise<string | undefined> =>
  page.evaluate(() => (window as unknown as { stage: Stage }).stage.track?.readyState);

const say = (page: Page, transcript: string): Promise<void> =>
  page.evaluate((words) => (window as unknown as { stage: Stage }).stage.say(words, 0.9), transcript);

const talkTo = async (headUnit: HeadUnitPage, unit: Unit): Promise<Page> => {
  await unit.call('vehicle.set', { ignition: 'on' });
  await headUnit.choose(await profileOf(unit, 'primary'));
  await headUnit.go('Assistant');
  return headUnit.page;
};

/** The same with a page that has `prepared` in it from its first moment. */
const talkPrepared = async (headUnit: HeadUnitPage, unit: Unit, prepared: () => void): Promise<Page> => {
  await headUnit.page.addInitScript(prepared);
  await headUnit.page.reload();
  return talkTo(headUnit, unit);
};

const type = async (page: Page, words: string): Promise<void> => {
  await page.getByRole('textbox', { name: 'Type a request' }).fill(words);
  await page.getByRole('button', { name: 'Send' }).click();
};

test('R21 R22 with voice data off typed and touched requests work on board, and nothing of category voice is on the wire', async ({
  headUnit,
  unit,
  wire,
}) => {
  const page = await talkTo(headUnit, unit);
  const log = page.getByRole('log', { name: 'Conversation' });
  await expect(page.getByText(/Voice data is off.*still work/)).toBeVisible();

  await page.getByRole('button', { name: 'Make it 21 degrees' }).click();
  await expect(log).toContainText('The climate is set to 21');
  await type(page, 'Call my dealer');
  const underWay = page.getByRole('region', { name: 'Under way' });
  await expect(underWay).toContainText('Call: Dealer');
  await underWay.getByRole('button', { name: 'Hang up' }).click();
  await expect(underWay).toBeHidden();
  await type(page, 'Navigate to Atlantis');
  await expect(log).toContainText('I don’t know a place called “Atlantis”');
  await page.getByRole('button', { name: 'What’s the weather like?' }).click();
  await expect(log).toContainText('by the car’s own sensor');
  await expect(log).toContainText('Voice data is off, so nothing was asked online.');
  await expect(log.getByText('Your words stayed in the car')).toHaveCount(4);
  await expect(headUnit.microphone).toHaveAccessibleName('Microphone: off');

  await unit.call('privacy.set', { setting: 'voiceData', on: true });
  const heard = wire.next('/event/utterance');
  await type(page, 'Sing a song of now');
  const [utterance, ...more] = await heard;
  expect(utterance?.payload).toContain('Sing a song of now');
  expect(more).toEqual([]);
  await expect(log.getByText('Your words left the car')).toHaveCount(1);
  await expect(headUnit.microphone).toHaveAccessibleName('Microphone: off');
  const said = wire.messages().map(({ payload }) => payload);
  for (const words of ['Atlantis', 'dealer', '21 degrees', 'weather like'])
    expect(
      said.filter((payload) => payload.includes(words)),
      words,
    ).toEqual([]);
});

test('R10 R20 R26 R30 "Stop sharing my location" shuts the gate, by the way of the switch', async ({
  headUnit,
  unit,
  wire,
}) => {
  const page = await talkTo(headUnit, unit);
  await unit.call('privacy.set', { setting: 'geolocation', on: true });
  await unit.call('drive.start');
  await wire.next('/data/location', 2);
  // The drive began, so the unit asks again who drives.
  await headUnit.choose(await profileOf(unit, 'primary'));

  await page.getByRole('button', { name: 'Stop sharing my location' }).click();
  await expect(page.getByRole('log')).toContainText('Geolocation is off, from now on.');
  const settled = await wire.mark();
  await wire.next('/data/telematics', 5);
  expect(wire.messages().slice(settled).filter(namesPlace), 'no place after the answer').toEqual([]);
  await expect(headUnit.position).toHaveAccessibleName(/on board only/);
  const [entry] = await unit.call('ledger.list', { limit: 1 });
  expect(entry).toMatchObject({ subject: 'setting.geolocation', value: 'off', screen: 'assistant' });

  // Meanwhile the car moves: no keyboard, and why.
  await expect(page.getByRole('textbox', { name: 'Type a request' })).toBeHidden();
  await expect(page.getByText('Typing waits until the car stands.')).toBeVisible();
});

test('R13 a request to share leads to the switch, and turns nothing', async ({ headUnit, unit }) => {
  const page = await talkTo(headUnit, unit);
  await type(page, 'Share my location');
  await expect(headUnit.heading).toHaveText('Privacy');
  await expect(headUnit.switch('Geolocation')).toBeFocused();
  await expect(headUnit.switch('Geolocation')).toHaveAttribute('aria-checked', 'false');
});

test('R17 the microphone indicator is lit exactly as long as the track is live', async ({
  headUnit,
  unit,
}) => {
  const page = await talkPrepared(headUnit, unit, recogniserStandIn);
  await expect(headUnit.microphone).toHaveAccessibleName('Microphone: off');
  await page.getByRole('button', { name: 'Speak', exact: true }).click();
  await expect.poll(() => trackState(page)).toBe('live');
  await expect(headUnit.microphone).toHaveAccessibleName('Microphone: on board only');

  await say(page, 'Play music');
  await expect(page.getByRole('log')).toContainText('Playing “First Light”.');
  expect(await trackState(page)).toBe('ended');
  await expect(headUnit.microphone).toHaveAccessibleName('Microphone: off');
  expect((await unit.call('unit.state')).media).toEqual({ playing: true, track: 'first-light' });

  await unit.call('privacy.set', { setting: 'voiceData', on: true });
  await page.getByRole('button', { name: 'Speak', exact: true }).click();
  await expect(headUnit.microphone).toHaveAccessibleName('Microphone: leaving the car');
  await page.getByRole('button', { name: 'Stop listening' }).click();
  await expect(headUnit.microphone).toHaveAccessibleName('Microphone: off');
  expect(await trackState(page)).toBe('ended');
});

test('R17 the indicator goes out when the page that listens leaves the screen, or is gone', async ({
  headUnit,
  unit,
}) => {
  const page = await talkPrepared(headUnit, unit, recogniserStandIn);
  const lit = async () => (await unit.call('unit.state')).indicators.microphone;
  await page.getByRole('button', { name: 'Speak', exact: true }).click();
  await expect.poll(lit).toBe('on-board');
  await headUnit.go('Home');
  await expect.poll(lit).toBe('off');

  await headUnit.go('Assistant');
  await page.getByRole('button', { name: 'Speak', exact: true }).click();
  await expect.poll(lit).toBe('on-board');
  await page.reload();
  await expect.poll(lit).toBe('off');
});

for (const [name, error, sentence] of [
  ['refused', 'NotAllowedError', /microphone was refused/],
  ['absent', 'NotFoundError', /no microphone here/],
  ['busy', 'NotReadableError', /Another program is using the microphone/],
] as const) {
  test(`a microphone that is ${name} is told in one sentence, and nothing is lit`, async ({
    headUnit,
    unit,
  }) => {
    const page = await talkPrepared(headUnit, unit, recogniserStandIn);
    await page.evaluate((name) => {
      navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('', name));
    }, error);
    await page.getByRole('button', { name: 'Speak', exact: true }).click();
    await expect(page.getByRole('status').filter({ hasText: sentence })).toBeVisible();
    await expect(headUnit.microphone).toHaveAccessibleName('Microphone: off');
  });
}

test('R21 without a recogniser on board the microphone is not opened, and no other recogniser is asked', async ({
  headUnit,
  unit,
}) => {
  const page = await talkTo(headUnit, unit);
  await page.evaluate(() => {
    const used: string[] = [];
    navigator.mediaDevices.getUserMedia = () => {
      used.push('microphone');
      return Promise.reject(new DOMException('', 'NotAllowedError'));
    };
    class Server {
      start() {
        used.push('recogniser');
      }
    }
    Object.assign(window, { SpeechRecognition: Server, webkitSpeechRecognition: Server, used });
  });
  await page.getByRole('button', { name: 'Speak', exact: true }).click();
  await expect(page.getByRole('status').filter({ hasText: /never sent away/ })).toBeVisible();
  expect(await page.evaluate(() => Reflect.get(window, 'used'))).toEqual([]);
});

test('what was said is gone when another drives', async ({ headUnit, unit }) => {
  const page = await talkTo(headUnit, unit);
  await page.getByRole('button', { name: 'Play music' }).click();
  await expect(page.getByRole('log')).toContainText('Playing “First Light”.');
  const { id } = await profileOf(unit, 'secondary');
  await unit.call('profile.load', { profile: id });
  await unit.call('profile.load', { profile: (await profileOf(unit, 'primary')).id });
  await expect(page.getByRole('log')).not.toContainText('First Light');
});
