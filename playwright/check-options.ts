import { parseBrokerUrl } from '../src/broker/url.ts';
import { UnitError } from '../src/contract/errors.ts';
import { either, oneOf } from '../src/nearest.ts';
import { CONSENT_PURPOSES, LANGUAGES, SETTINGS } from '../src/privacy/vocabulary.ts';
import type { GloveboxOptions, OwnBroker } from './options.ts';

const bad = (sentence: string, remedy: string): UnitError => new UnitError('bad-input', sentence, remedy);

const shown = (value: unknown): string => (typeof value === 'string' ? `"${value}"` : JSON.stringify(value));

const checkWord = (option: string, value: unknown, known: readonly string[]): void => {
  if (typeof value === 'string' && known.includes(value)) return;
  throw bad(
    `The option "${option}" must be ${either(known)}; found ${shown(value)}.`,
    typeof value === 'string' ? oneOf(value, known) : `Choose ${either(known)}.`,
  );
};

const checkYesOrNo = (option: string, value: unknown): void => {
  if (typeof value !== 'boolean')
    throw bad(
      `The option "${option}" must be true or false; found ${shown(value)}.`,
      'Write it without quotes.',
    );
};

const isMapping = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const checkSwitches = (switches: unknown): void => {
  if (!isMapping(switches))
    throw bad(
      `The option "switches" must be such as { geolocation: true }; found ${shown(switches)}.`,
      `Name ${either(SETTINGS)}, each true or false.`,
    );
  for (const [name, on] of Object.entries(switches)) {
    checkWord('switches', name, SETTINGS);
    checkYesOrNo(`switches.${name}`, on);
  }
};

const checkConsents = (consents: unknown): void => {
  if (!Array.isArray(consents))
    throw bad(
      `The option "consents" must be a list such as ['partner-sharing']; found ${shown(consents)}.`,
      `Name ${either(CONSENT_PURPOSES)}.`,
    );
  for (const purpose of consents) checkWord('consents', purpose, CONSENT_PURPOSES);
};

const BROKER_KEYS = [
  'url',
  'username',
  'password',
  'ca',
  'cert',
  'key',
] as const satisfies readonly (keyof OwnBroker)[];

const checkBroker = (broker: unknown): void => {
  if (broker === 'embedded' || broker === 'mosquitto') return;
  if (typeof broker === 'string') {
    if (!broker.includes('://'))
      checkWord('broker', broker, ['embedded', 'mosquitto', 'mqtt://127.0.0.1:1883']);
    parseBrokerUrl(broker);
    return;
  }
  if (!isMapping(broker) || typeof broker['url'] !== 'string')
    throw bad(
      `The option "broker" must be embedded, mosquitto, a URL, or { url, username, password, … }; found ${shown(broker)}.`,
      "For example broker: 'mqtt://127.0.0.1:1883'.",
    );
  for (const key of Object.keys(broker)) checkWord('broker', key, BROKER_KEYS);
  const { url, ...extras } = broker as OwnBroker;
  parseBrokerUrl(url, extras);
};

const checkNumber = (
  option: string,
  value: unknown,
  expected: string,
  fits: (value: number) => boolean,
): void => {
  if (typeof value !== 'number' || !fits(value))
    throw bad(`The option "${option}" must be ${expected}; found ${shown(value)}.`, 'Give such a number.');
};

/** Options that can't hold at once. */
const checkTogether = (options: GloveboxOptions): void => {
  const { profile, accepted, switches, consents, scenario, snapshot, seed } = options;
  const { time, speed, welcomed, host, unitFor } = options;
  const asked = Object.entries({
    profile: profile !== null,
    accepted,
    switches: Object.keys(switches).length > 0,
    consents: consents.length > 0,
  }).find(([, given]) => given)?.[0];
  if (scenario !== null && asked !== undefined)
    throw bad(
      `The options "scenario" and "${asked}" contradict each other: both say how the unit begins.`,
      `Leave out one of them; what a scenario begins with stands under "start" in its file.`,
    );
  const besides = scenario !== null ? 'scenario' : (asked ?? (seed !== null ? 'seed' : undefined));
  if (snapshot !== null && besides !== undefined)
    throw bad(
      `The options "snapshot" and "${besides}" contradict each other: a snapshot holds all of the state that the unit begins in.`,
      'Leave out one of them.',
    );
  if (accepted && profile !== 'guest')
    throw bad(
      `The option "accepted" is for a guest, but the profile is ${profile === null ? 'not given' : `"${profile}"`}.`,
      'Set profile: \'guest\', or leave "accepted" out.',
    );
  if (profile === 'guest' && !accepted && Object.values(switches).includes(true))
    throw bad(
      'The options "switches" and "profile" contradict each other: a guest who accepted nothing has nothing on.',
      'Set accepted: true, or leave the switch off.',
    );
  if (profile === 'guest' && consents.length > 0)
    throw bad(
      'The options "consents" and "profile" contradict each other: a guest gives no consents.',
      'Load a registered profile.',
    );
  if (profile === null && (Object.values(switches).includes(true) || consents.length > 0))
    throw bad(
      `The option "${consents.length > 0 ? 'consents' : 'switches'}" needs to know whose it is, but there is no profile.`,
      'Set the option "profile" too, for example profile: \'primary\'.',
    );
  if (time === 'virtual' && speed !== 1)
    throw bad(
      `The options "time" and "speed" contradict each other: virtual time stands until clock.advance moves it.`,
      'Leave out one of them.',
    );
  if (!welcomed && snapshot !== null)
    throw bad(
      'The options "snapshot" and "welcomed" contradict each other: a snapshot knows whether the first start is over.',
      'Leave out "welcomed"; before the first start is snapshot: \'first-run\'.',
    );
  if (!welcomed && (profile !== null || scenario !== null))
    throw bad(
      `The options "welcomed" and "${profile === null ? 'scenario' : 'profile'}" contradict each other: nobody is loaded before the first start is over.`,
      'Leave out one of them.',
    );
  if (host === 'electron' && (time === 'virtual' || unitFor === 'worker'))
    throw bad(
      `The options "host" and "${time === 'virtual' ? 'time' : 'unitFor'}" contradict each other: a unit in Electron goes by real time, and belongs to one test.`,
      "Set host: 'web'.",
    );
};

/**
 * Checks what a test was set up with, before anything is started.
 * @throws UnitError `bad-input`: which option, what was expected, the nearest known word
 */
export const checkOptions = (options: GloveboxOptions): void => {
  const { profile, scenario, snapshot, language, host, unitFor, time, speed, seed } = options;
  for (const [option, value] of Object.entries({ profile, scenario, snapshot }))
    if (value !== null && (typeof value !== 'string' || value === ''))
      throw bad(
        `The option "${option}" must be a name or null; found ${shown(value)}.`,
        'Write it in quotes.',
      );
  for (const option of ['accepted', 'welcomed', 'pageFaultsFail'] as const)
    checkYesOrNo(option, options[option]);
  checkSwitches(options.switches);
  checkConsents(options.consents);
  checkWord('language', language, [...LANGUAGES, 'profile']);
  checkWord('host', host, ['web', 'electron']);
  checkWord('unitFor', unitFor, ['test', 'worker']);
  checkWord('time', time, ['real', 'virtual']);
  checkNumber('speed', speed, 'more than 0 and at most 100', (value) => value > 0 && value <= 100);
  if (seed !== null)
    checkNumber(
      'seed',
      seed,
      'a whole number from 0 to 4294967295',
      (value) => Number.isInteger(value) && value >= 0 && value < 2 ** 32,
    );
  checkBroker(options.broker);
  checkTogether(options);
};
