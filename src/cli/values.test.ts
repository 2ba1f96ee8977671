import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { UnitError } from '../contract/errors.ts';
import { defaultDataFolder } from './data-folder.ts';
import { flagOf, OPTION_KEYS, type Values, variableOf } from './options.ts';
import { settingsOf } from './unit-settings.ts';
import { readValues, strayVariables } from './values.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'glovebox-config-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const config = (text: string): void => writeFileSync(join(folder, 'glovebox.config.json'), text);

const read = (flags: Record<string, unknown> = {}, environment: Record<string, string> = {}): Values =>
  readValues(OPTION_KEYS, { flags, environment, folder });

const errorOf = (work: () => unknown): UnitError => {
  try {
    work();
  } catch (error) {
    if (error instanceof UnitError) return error;
    throw error;
  }
  throw new Error('nothing was thrown');
};

describe('where an option comes from', () => {
  it('flags win over variables, variables over the file', () => {
    config('{"seed": 1, "prefix": "file/a", "speed": 2}');
    const environment = { GLOVEBOX_SEED: '2', GLOVEBOX_PREFIX: 'variable/a' };
    expect(read({ seed: '3' }, environment)).toEqual({ seed: 3, prefix: 'variable/a', speed: 2 });
  });

  it('has one name, written three ways', () => {
    expect([flagOf('logLevel'), variableOf('logLevel')]).toEqual(['--log-level', 'GLOVEBOX_LOG_LEVEL']);
    expect(variableOf('brokerPasswordFile')).toBe('GLOVEBOX_BROKER_PASSWORD_FILE');
  });

  it('takes nothing from no file, and counts an empty variable as unset', () => {
    expect(read({}, { GLOVEBOX_SEED: '' })).toEqual({});
  });

  it('reads switches from all three', () => {
    config('{"kiosk": true, "open": false}');
    expect(read({ open: true })).toEqual({ kiosk: true, open: false });
    expect(read({ open: false }, { GLOVEBOX_KIOSK: 'false' })).toEqual({ kiosk: false, open: false });
  });

  it('makes paths absolute, and leaves :memory: alone', () => {
    expect(read({ data: 'here', ca: 'ca.pem' })).toEqual({ data: resolve('here'), ca: resolve('ca.pem') });
    expect(read({ data: ':memory:' })).toEqual({ data: ':memory:' });
  });
});

describe('what is refused, with what, where and what to do', () => {
  const cases: readonly [string, Record<string, unknown>, Record<string, string>, string, RegExp, RegExp?][] =
    [
      ['a number that is none', { seed: 'x' }, {}, '', /^--seed must be a whole number.*found "x"/u],
      ['a seed with a fraction', { seed: '1.5' }, {}, '', /^--seed must be a whole number/u],
      [
        'a speed of 0',
        { speed: '0' },
        {},
        '',
        /^--speed must be more than 0 and at most 100, or max; found "0"/u,
      ],
      ['a speed over 100', {}, { GLOVEBOX_SPEED: '101' }, '', /^GLOVEBOX_SPEED must be .*"101"/u],
      ['an infinite speed', { speed: 'Infinity' }, {}, '', /^--speed must be/u],
      ['a speed in other digits', { speed: '0x10' }, {}, '', /^--speed must be/u],
      [
        'a clock of another kind',
        { clock: 'virtuel' },
        {},
        '',
        /^--clock must be real or virtual/u,
        /virtual\?/u,
      ],
      ['a language it has not', {}, { GLOVEBOX_LANG: 'es' }, '', /^GLOVEBOX_LANG must be nl, fr, de or en/u],
      ['a log level it has not', {}, {}, '{"logLevel":"inf"}', /^"logLevel" in glovebox/u, /info\?/u],
      ['a port over 65535', { port: '65536' }, {}, '', /^--port must be a whole number from 0 to 65535/u],
      [
        'a prefix with a wildcard',
        { prefix: 'a/+/b' },
        {},
        '',
        /^--prefix must be topic levels.*"a\/\+\/b"/u,
      ],
      ['a prefix with #', { prefix: 'a/#' }, {}, '', /^--prefix/u],
      ['a prefix with NUL', {}, {}, '{"prefix":"a\\u0000"}', /^"prefix" in glovebox/u],
      ['a prefix with a leading slash', { prefix: '/a' }, {}, '', /^--prefix/u],
      ['a prefix with an empty level', { prefix: 'a//b' }, {}, '', /^--prefix/u],
      ["a prefix among the broker's own topics", { prefix: '$SYS' }, {}, '', /^--prefix/u],
      ['an unknown key', {}, {}, '{"log-level":"info"}', /no key "log-level"/u, /logLevel\?/u],
      ['a key of objects', {}, {}, '{"constructor":"x"}', /no key "constructor"/u],
      ['a password in the file', {}, {}, '{"brokerPassword":"x"}', /no key/u, /brokerPasswordFile\?/u],
      ['a value that is a list', {}, {}, '{"seed":[1]}', /^"seed" in glovebox.config.json must be text/u],
      ['a file that is a list', {}, {}, '[]', /must hold one JSON object/u],
      ['a file that is no JSON', {}, {}, '{seed:1}', /glovebox\.config\.json is not JSON: .*position 1/u],
      [
        'a switch that is neither',
        {},
        { GLOVEBOX_KIOSK: 'yes' },
        '',
        /^GLOVEBOX_KIOSK must be true or false/u,
      ],
      ['a bad value that is overridden', { seed: '1' }, { GLOVEBOX_SEED: 'x' }, '', /^GLOVEBOX_SEED/u],
    ];
  for (const [what, flags, environment, file, sentence, remedy] of cases) {
    it(what, () => {
      if (file !== '') config(file);
      const error = errorOf(() => read(flags, environment));
      expect(error.code).toBe('bad-input');
      expect(error.sentence).toMatch(sentence);
      expect(error.remedy).toMatch(remedy ?? /\w/u);
    });
  }

  it('a misspelt variable is told, and ignored', () => {
    const told = strayVariables({ GLOVEBOX_BROKR: 'x', GLOVEBOX_BROKER_PASSWORD: 'x', PATH: 'x' });
    expect(told).toEqual([
      "The variable GLOVEBOX_BROKR is not one of Glovebox's and is ignored. Did you mean GLOVEBOX_BROKER?",
    ]);
  });
});

describe('the settings of a run', () => {
  it('have defaults that run on any machine', () => {
    expect(settingsOf({}, undefined)).toMatchObject({
      broker: { kind: 'embedded' },
      prefix: 'glovebox/v1',
      seed: expect.any(Number),
      speed: 1,
      clock: 'real',
      language: null,
      route: null,
      map: null,
      logLevel: 'info',
    });
  });

  it('speak MQTT 5 to an outside broker, with the password from the environment', () => {
    const { broker } = settingsOf({ broker: 'mqtt://b.example:1', brokerUsername: 'u' }, 'p');
    expect(broker).toMatchObject({
      kind: 'external',
      target: { url: 'mqtt://b.example:1', protocol: '5', username: 'u', password: 'p' },
    });
  });

  it('take user name and password from the address, and show neither', () => {
    const { broker } = settingsOf({ broker: 'mqtt://u:p@b.example' }, undefined);
    expect(broker).toMatchObject({ target: { url: 'mqtt://b.example', username: 'u', password: 'p' } });
  });

  it('read the password file without its last line end', () => {
    const file = join(folder, 'password');
    writeFileSync(file, 'secret\n');
    const values = { broker: 'mqtt://b.example', brokerUsername: 'u', brokerPasswordFile: file };
    expect(settingsOf(values, 'other').broker).toMatchObject({ target: { password: 'secret' } });
  });

  it('refuse what is for an outside broker where there is none', () => {
    const error = errorOf(() => settingsOf({ ca: '/ca.pem' }, undefined));
    expect(error.sentence).toBe('--ca is for an outside broker, but the broker is the embedded one.');
  });

  it('refuse another scheme and a file that is not there', () => {
    expect(errorOf(() => settingsOf({ broker: 'http://x' }, undefined)).code).toBe('bad-input');
    const missing = { broker: 'mqtts://x', ca: join(folder, 'none.pem') };
    expect(errorOf(() => settingsOf(missing, undefined)).sentence).toContain('none.pem');
  });
});

describe('the data folder, where none is named', () => {
  it('follows the custom of each platform', () => {
    expect(defaultDataFolder('linux', {}, '/home/a')).toBe('/home/a/.local/share/glovebox');
    expect(defaultDataFolder('linux', { XDG_DATA_HOME: '/x' }, '/home/a')).toBe('/x/glovebox');
    expect(defaultDataFolder('linux', { XDG_DATA_HOME: 'relative' }, '/home/a')).toContain('/home/a');
    expect(defaultDataFolder('darwin', {}, '/Users/a')).toBe('/Users/a/Library/Application Support/Glovebox');
    expect(defaultDataFolder('win32', { APPDATA: '/r' }, '/u')).toBe(join('/r', 'Glovebox'));
    expect(defaultDataFolder('linux', {})).toContain(homedir());
  });
});
