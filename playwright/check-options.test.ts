import { expect, test } from 'vitest';
import { checkOptions } from './check-options.ts';
import { strayInConfig, strayOption } from './known-options.ts';
import { DEFAULTS, type GloveboxOptions } from './options.ts';

/** Wrong on purpose: what a suite in JavaScript can write. */
const WRONG: readonly (readonly [options: object, sentence: string])[] = [
  [{ profile: 7 }, 'The option "profile" must be a name or null; found 7.'],
  [{ profile: 'Alex', switches: { geolokation: true } }, 'Did you mean geolocation?'],
  [
    { profile: 'Alex', switches: { geolocation: 'on' } },
    '"switches.geolocation" must be true or false; found "on".',
  ],
  [
    { profile: 'Alex', consents: ['partner-sharin'] },
    'found "partner-sharin". Did you mean partner-sharing?',
  ],
  [{ profile: 'Alex', consents: 'partner-sharing' }, 'The option "consents" must be a list'],
  [
    { switches: { geolocation: true } },
    'The option "switches" needs to know whose it is, but there is no profile.',
  ],
  [{ profile: 'guest', switches: { geolocation: true } }, '"switches" and "profile" contradict each other'],
  [{ profile: 'guest', consents: ['partner-sharing'] }, 'a guest gives no consents.'],
  [{ profile: 'Alex', accepted: true }, 'The option "accepted" is for a guest, but the profile is "Alex".'],
  [
    { scenario: 'private-trip', profile: 'Alex' },
    'The options "scenario" and "profile" contradict each other',
  ],
  [{ language: 'en-GB' }, 'The option "language" must be nl, fr, de, en or profile; found "en-GB".'],
  [{ host: 'chrome' }, 'The option "host" must be web or electron; found "chrome".'],
  [{ snapshot: 3 }, 'The option "snapshot" must be a name or null; found 3.'],
  [
    { snapshot: 'consented', scenario: 'crash' },
    'The options "snapshot" and "scenario" contradict each other',
  ],
  [
    { snapshot: 'consented', switches: { geolocation: true } },
    'The options "snapshot" and "switches" contradict each other',
  ],
  [{ snapshot: 'consented', seed: 4 }, 'The options "snapshot" and "seed" contradict each other'],
  [{ snapshot: 'first-run', welcomed: false }, 'The options "snapshot" and "welcomed" contradict each other'],
  [{ time: 'virtual', speed: 5 }, 'The options "time" and "speed" contradict each other'],
  [{ speed: 0 }, 'The option "speed" must be more than 0 and at most 100; found 0.'],
  [{ seed: -1 }, 'The option "seed" must be a whole number from 0 to 4294967295; found -1.'],
  [{ welcomed: false, profile: 'Alex' }, 'nobody is loaded before the first start is over.'],
  [{ host: 'electron', time: 'virtual' }, 'a unit in Electron goes by real time'],
  [{ broker: 'mosquito' }, 'found "mosquito". Did you mean mosquitto?'],
  [{ broker: 'amqp://127.0.0.1' }, "The broker's address begins with amqp://"],
  [{ broker: { url: 'mqtt://127.0.0.1', pasword: 'x' } }, 'found "pasword". Did you mean password?'],
];

test.each(WRONG)('%j is told: %s', (options, sentence) => {
  expect(() => checkOptions({ ...DEFAULTS, ...options } as GloveboxOptions)).toThrow(sentence);
});

test.each<Partial<GloveboxOptions>>([
  {},
  { profile: 'Alex', switches: { geolocation: true, voiceData: false }, consents: ['partner-sharing'] },
  { profile: 'guest' },
  { profile: 'guest', accepted: true, switches: { geolocation: true } },
  { scenario: 'private-trip' },
  { time: 'virtual', unitFor: 'worker', seed: 0 },
  { broker: 'mosquitto', language: 'profile' },
  { broker: { url: 'mqtt://127.0.0.1:1883', username: 'a', password: 'b' }, speed: 100 },
  { welcomed: false, host: 'electron' },
])('%j can be used', (options) => {
  expect(() => checkOptions({ ...DEFAULTS, ...options })).not.toThrow();
});

test('An unknown option is told with the nearest, or with all of them where none is near', () => {
  expect(strayOption(['profil'], [])).toBe('There is no option "profil". Did you mean profile?');
  expect(strayOption(['viewPort'], [])).toBe('There is no option "viewPort". Did you mean viewport?');
  expect(strayOption(['chauffeur'], [])).toMatch(
    /^There is no option "chauffeur"\. Those of Glovebox are profile, /u,
  );
});

test('Options of Playwright, of Glovebox and of the suite itself are known', () => {
  expect(strayOption(['viewport', 'launchOptions', 'broker', 'mine'], ['mine'])).toBeNull();
});

test('In a config only what is nearly an option of Glovebox is taken for a slip', () => {
  expect(strayInConfig(['somethingElse', 'viewport', 'language'])).toBeNull();
  expect(strayInConfig(['langage'])).toBe('There is no option "langage". Did you mean language?');
});
