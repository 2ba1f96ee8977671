import { resolve } from 'node:path';
import { VEHICLE_KINDS } from '../contract/car.ts';
import { UnitError } from '../contract/errors.ts';
import { LANGUAGES } from '../privacy/vocabulary.ts';
import { either, oneOfThese } from './nearest.ts';

/** Where a value came from, as a sentence names it: `--speed`, `GLOVEBOX_SPEED`, or `"speed" in glovebox.config.json`. */
type Read<T> = (text: string, where: string) => T;

/** One option: its flag, its variable and its key in the config file all lead here. */
export type Option<T> = {
  /** As commander takes it. */
  readonly flag: string;
  readonly says: string;
  /**
   * The value, checked.
   * @throws UnitError `bad-input`, naming `where`
   */
  readonly read: Read<T>;
};

const bad = (where: string, expected: string, text: string, remedy: string): UnitError =>
  new UnitError('bad-input', `${where} must be ${expected}; found "${text}".`, remedy);

const asIs: Read<string> = (text) => text;

const choice =
  <T extends string>(choices: readonly T[]): Read<T> =>
  (text, where) => {
    const found = choices.find((known) => known === text);
    if (found !== undefined) return found;
    throw bad(where, either(choices), text, oneOfThese(text, choices));
  };

const number =
  (expected: string, fits: (value: number) => boolean): Read<number> =>
  (text, where) => {
    const value = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/iu.test(text) ? Number(text) : Number.NaN;
    if (fits(value)) return value;
    throw bad(where, expected, text, 'Give such a number, or leave it out.');
  };

const whole = (least: number, most: number): Read<number> =>
  number(
    `a whole number from ${least} to ${most}`,
    (value) => Number.isInteger(value) && value >= least && value <= most,
  );

const yesOrNo: Read<boolean> = (text, where) => choice(['true', 'false'])(text, where) === 'true';

const path: Read<string> = (text) => resolve(text);

const speed: Read<number | 'max'> = (text, where) =>
  text === 'max'
    ? text
    : number('more than 0 and at most 100, or max', (value) => value > 0 && value <= 100)(text, where);

const dataFolder: Read<string> = (text) => (text === ':memory:' ? text : resolve(text));

const LONGEST_PREFIX = 200;

const prefix: Read<string> = (text, where) => {
  const levels = text.split('/');
  const control = [...text].some((letter) => letter < ' ' || letter === '\u007f');
  if (
    control ||
    /[+#]/u.test(text) ||
    levels.includes('') ||
    text.startsWith('$') ||
    text.length > LONGEST_PREFIX
  ) {
    throw bad(
      where,
      'topic levels such as glovebox/v1, without +, #, control characters, an empty level or a leading $',
      text,
      'A slash stands only between two levels: write depot/7, not /depot/7/.',
    );
  }
  return text;
};

/** Every option of the command line, by its key in the config file. */
export const OPTIONS = {
  data: {
    flag: '--data <folder>',
    says: 'where profiles and settings are kept, or :memory:',
    read: dataFolder,
  },
  broker: {
    flag: '--broker <url>',
    says: 'embedded, or an mqtt://, mqtts://, ws:// or wss:// URL',
    read: asIs,
  },
  brokerUsername: { flag: '--broker-username <name>', says: 'user name for the broker', read: asIs },
  brokerPasswordFile: {
    flag: '--broker-password-file <file>',
    says: 'password for the broker, as a file; or set GLOVEBOX_BROKER_PASSWORD',
    read: path,
  },
  ca: { flag: '--ca <file>', says: 'certificate authority of the broker, PEM', read: path },
  cert: { flag: '--cert <file>', says: 'client certificate, PEM', read: path },
  key: { flag: '--key <file>', says: 'key of the client certificate, PEM', read: path },
  prefix: {
    flag: '--prefix <topic>',
    says: 'first levels of every topic (default: glovebox/v1)',
    read: prefix,
  },
  seed: {
    flag: '--seed <number>',
    says: 'same seed, same drive (default: by chance)',
    read: whole(0, 2 ** 32 - 1),
  },
  speed: {
    flag: '--speed <factor>',
    says: 'how fast the time of the unit passes, up to 100 (default: 1), or max without a window',
    read: speed,
  },
  clock: {
    flag: '--clock <kind>',
    says: 'real, or virtual: time stands until clock.advance moves it',
    read: choice(['real', 'virtual'] as const),
  },
  lang: {
    flag: '--lang <language>',
    says: 'nl, fr, de or en, instead of the language of the profile',
    read: choice(LANGUAGES),
  },
  route: { flag: '--route <file>', says: 'a GPX track or GeoJSON line of your own', read: path },
  asRecorded: {
    flag: '--as-recorded',
    says: 'drive that route at the speeds that its times tell, where the car can',
    read: yesOrNo,
  },
  vehicle: {
    flag: '--vehicle <kind>',
    says: 'what drives the car: electric, hybrid or combustion (default: electric)',
    read: choice(VEHICLE_KINDS),
  },
  rate: {
    flag: '--rate <hertz>',
    says: 'how often the car moves and is sampled in a second: 10, 20, 25 or 50 (default: 10)',
    read: choice(['10', '20', '25', '50'] as const),
  },
  telemetryRate: {
    flag: '--telemetry-rate <hertz>',
    says: 'how often telemetry is offered to the gate in a second, evenly, up to --rate (default: 1)',
    read: whole(1, 50),
  },
  map: {
    flag: '--map <file>',
    says: 'a PMTiles file of your own, drawn under the route',
    read: path,
  },
  record: {
    flag: '--record <file>',
    says: 'record signals, decisions, messages and commands in a file',
    read: path,
  },
  tolerance: {
    flag: '--tolerance <seconds>',
    says: 'how far times may lie apart (default: times are not compared)',
    read: number('at least 0', (value) => value >= 0),
  },
  logLevel: {
    flag: '--log-level <level>',
    says: 'debug, info, warn, error or silent (default: info)',
    read: choice(['debug', 'info', 'warn', 'error', 'silent'] as const),
  },
  port: {
    flag: '--port <number>',
    says: 'port of the web host (default: a free one)',
    read: whole(0, 65_535),
  },
  host: {
    flag: '--host <kind>',
    says: 'auto, electron or web (default: auto)',
    read: choice(['auto', 'electron', 'web'] as const),
  },
  kiosk: { flag: '--kiosk', says: 'the unit alone on the whole screen, without the bench', read: yesOrNo },
  open: { flag: '--no-open', says: 'open no browser window', read: yesOrNo },
  control: { flag: '--control <url>', says: 'the control URL of a running unit', read: asIs },
  controlApi: {
    flag: '--control-api <state>',
    says: 'on or off: whether programs may send commands, with the token of the run (default: on, in a packaged app off)',
    read: choice(['on', 'off'] as const),
  },
  run: { flag: '--run', says: 'run the tests beside the code first', read: yesOrNo },
  junit: { flag: '--junit <file>', says: 'write the result as JUnit XML too', read: path },
  report: { flag: '--report <file>', says: 'the same as --junit', read: path },
  jobs: {
    flag: '--jobs <number>',
    says: 'how many scenarios run at once (default: one for each processor)',
    read: whole(1, 64),
  },
  whole: {
    flag: '--whole',
    says: 'every combination, not only so many that every pair of values is met',
    read: yesOrNo,
  },
  only: {
    flag: '--only <values>',
    says: 'some values of some factors, such as profile=guest+none,ignition=on, or race=two-toggles',
    read: asIs,
  },
  races: {
    flag: '--races <number>',
    says: 'how often each race is run (default: 5; 0 for none)',
    read: whole(0, 10_000),
  },
  json: { flag: '--json', says: 'the result as JSON', read: yesOrNo },
} as const satisfies Record<string, Option<unknown>>;

export type OptionKey = keyof typeof OPTIONS;
export type Values = { readonly [K in OptionKey]?: ReturnType<(typeof OPTIONS)[K]['read']> };
export const OPTION_KEYS = Object.keys(OPTIONS) as readonly OptionKey[];

/** `logLevel` as a flag: `--log-level`. */
export const flagOf = (key: OptionKey): string => OPTIONS[key].flag.split(' ')[0] ?? key;

/** `logLevel` as a variable: `GLOVEBOX_LOG_LEVEL`. */
export const variableOf = (key: string): string =>
  `GLOVEBOX_${key.replaceAll(/[A-Z]/gu, (letter) => `_${letter}`).toUpperCase()}`;

/** What runs a unit, with or without a window. */
export const UNIT_OPTIONS = [
  'data',
  'broker',
  'brokerUsername',
  'brokerPasswordFile',
  'ca',
  'cert',
  'key',
  'prefix',
  'seed',
  'speed',
  'clock',
  'lang',
  'route',
  'asRecorded',
  'vehicle',
  'rate',
  'telemetryRate',
  'map',
  'record',
  'logLevel',
  'port',
] as const satisfies readonly OptionKey[];
