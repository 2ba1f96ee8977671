import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { UnitError } from '../contract/errors.ts';
import { profile as profileShape } from '../contract/schemas.ts';
import { createLedger } from '../ledger/ledger.ts';
import { CONSENT_PURPOSES, SETTINGS } from '../privacy/vocabulary.ts';
import type { Database } from '../store/database.ts';
import { openDatabase } from '../store/database.ts';
import { STORE_FILE } from '../store/open.ts';
import { cleanUp } from '../store/testing/clean-up.ts';
import { openIn, seededRandom, temporaryFolder } from '../store/testing/data-folder.ts';
import { startProcess } from '../store/testing/spawn.ts';
import { createProfiles, type Profiles } from './profiles.ts';

afterEach(cleanUp);

const BOTH_OFF = { geolocation: false, voiceData: false };
const NO_CONSENT = Object.fromEntries(CONSENT_PURPOSES.map((purpose) => [purpose, false]));

type Opened = { readonly profiles: Profiles; readonly database: Database; readonly close: () => void };

const openProfiles = (folder: string): Opened => {
  const { database, close } = openIn(folder);
  return { profiles: createProfiles(database, seededRandom(7)), database, close };
};
const fresh = (): Opened => openProfiles(':memory:');

const errorOf = (work: () => unknown): UnitError => {
  try {
    work();
  } catch (error) {
    if (error instanceof UnitError) return error;
    throw error;
  }
  throw new Error('nothing was refused');
};

describe('the demo vehicle', () => {
  test('R1 R2 has one primary and two secondaries, in different languages, and any of them can be loaded', () => {
    const { profiles } = fresh();
    const registered = profiles.list().slice(0, -1);
    expect(registered.map((profile) => profile.kind)).toEqual(['primary', 'secondary', 'secondary']);
    expect(new Set(registered.map((profile) => profile.language)).size).toBe(3);
    expect(new Set(registered.map((profile) => profile.hue)).size).toBe(3);
    for (const { id, name } of registered) {
      profiles.load(id);
      expect(profiles.active()).toMatchObject({ id, name });
      expect(profiles.list().filter((profile) => profile.active)).toEqual([expect.objectContaining({ id })]);
    }
  });

  test('R4 nobody is loaded on the first run: the driver is a guest who has accepted nothing', () => {
    const { profiles } = fresh();
    expect(profiles.active()).toMatchObject({ kind: 'guest', name: 'Guest' });
    expect(profiles.accepted()).toBe(false);
    expect(profiles.vehicle().driverConfirmed).toBe(false);
    expect(profiles.list().at(-1)).toMatchObject({ kind: 'guest', active: true, id: profiles.active().id });
  });

  test('its name on the wire and its ids are random, and say nothing of a person', () => {
    const { profiles } = fresh();
    expect(profiles.vehicle().pseudonym).toMatch(/^[0-9a-f]{16}$/);
    const other = createProfiles(openIn(temporaryFolder(), seededRandom(99)).database, seededRandom());
    expect(other.vehicle().pseudonym).not.toBe(profiles.vehicle().pseudonym);
    for (const { id, name, kind } of profiles.list()) {
      expect(id).toMatch(kind === 'guest' ? /^guest-[0-9a-f]{8}$/ : /^profile-[0-9a-f]{8}$/);
      if (kind !== 'guest') expect(id.toLowerCase()).not.toContain(name.toLowerCase());
    }
  });

  test('every profile has the shape that the contract promises', () => {
    for (const profile of fresh().profiles.list()) expect(profileShape.parse(profile)).toEqual(profile);
  });
});

describe('finding', () => {
  test('goes by id, by name in whatever case, and by guest', () => {
    const { profiles } = fresh();
    const [alex] = profiles.list();
    for (const word of [alex?.id ?? '', 'Alex', 'alex', ' ALEX ']) expect(profiles.find(word)).toBe(alex?.id);
    for (const word of ['guest', 'Guest', profiles.active().id]) expect(profiles.find(word)).toBe('guest');
  });

  test('names the nearest profile and lists all when there is none', () => {
    const error = errorOf(() => fresh().profiles.find('Camile'));
    expect(error.code).toBe('unknown-profile');
    expect(error.sentence).toContain('the nearest is "Camille"');
    expect(error.remedy).toBe('Choose one of: Alex, Bram, Camille, guest.');
  });

  test.each(['', "'; DROP TABLE profile; --", '\u0000', 'profile-', 'x'.repeat(100_000)])(
    'is not misled by odd input',
    (word) => {
      const { profiles } = fresh();
      const error = errorOf(() => profiles.load(word));
      expect(error.code).toBe('unknown-profile');
      expect(error.sentence.length).toBeLessThan(200);
      expect(profiles.active().kind).toBe('guest');
    },
  );
});

describe('R5 the guest session', () => {
  const behave = ({ profiles }: Opened): string => {
    for (const setting of SETTINGS) profiles.set(setting, true);
    for (const purpose of CONSENT_PURPOSES) profiles.setConsent(purpose, true);
    profiles.acceptAsGuest('1', '4', 1000);
    expect(profiles.accepted()).toBe(true);
    expect(profiles.settings()).toEqual({ geolocation: true, voiceData: true });
    return profiles.active().id;
  };

  test.each([
    ['a profile is loaded', (profiles: Profiles) => profiles.load(profiles.find('Bram'))],
    ['another guest takes over', (profiles: Profiles) => profiles.unload()],
    ['the guest is loaded by name', (profiles: Profiles) => profiles.load(profiles.find('guest'))],
    ['the guest is loaded by its id', (profiles: Profiles) => profiles.load(profiles.active().id)],
  ])('R13 ends when %s: all that it set is gone, and the next has an id of its own', (_name, end) => {
    const opened = fresh();
    const { profiles, database } = opened;
    const first = behave(opened);
    end(profiles);
    profiles.unload();
    expect(profiles.active().id).not.toBe(first);
    expect(profiles.settings()).toEqual(BOTH_OFF);
    expect(profiles.consents()).toEqual(NO_CONSENT);
    expect(profiles.accepted()).toBe(false);
    const left = database.prepare(
      `SELECT (SELECT count(*) FROM setting) + (SELECT count(*) FROM consent) + (SELECT count(*) FROM guest_acceptance) AS rows`,
    );
    expect(left.get()).toEqual({ rows: 0 });
  });

  test('R12 goes on across a restart, with its choices', () => {
    const folder = temporaryFolder();
    const first = openProfiles(folder);
    const id = behave(first);
    first.close();
    const { profiles } = openProfiles(folder);
    expect(profiles.active().id).toBe(id);
    expect(profiles.accepted()).toBe(true);
    expect(profiles.settings()).toEqual({ geolocation: true, voiceData: true });
  });

  test('two guests never share an id, even when a seeded run repeats its randomness', () => {
    const folder = temporaryFolder();
    const seen: string[] = [];
    for (let run = 0; run < 5; run += 1) {
      const { profiles, database, close } = openProfiles(folder);
      const { id } = profiles.active();
      seen.push(id);
      const record = {
        at: 0,
        profile: id,
        profileKind: 'guest',
        subject: 'profile.load',
        value: 'guest',
      } as const;
      createLedger(database).append({ ...record, noticeVersion: '1', device: 'test', screen: null });
      profiles.unload();
      close();
    }
    expect(new Set(seen).size).toBe(5);
  });

  test('a guest can neither read nor change what a profile set, and the other way round', () => {
    const { profiles } = fresh();
    profiles.load(profiles.find('Alex'));
    profiles.set('geolocation', true);
    profiles.unload();
    expect(profiles.settings()).toEqual(BOTH_OFF);
    profiles.set('voiceData', true);
    profiles.set('geolocation', false);
    profiles.load(profiles.find('Alex'));
    expect(profiles.settings()).toEqual({ geolocation: true, voiceData: false });
  });

  test('only a guest can accept as one', () => {
    const { profiles } = fresh();
    profiles.load(profiles.find('Alex'));
    expect(errorOf(() => profiles.acceptAsGuest('1', '1', 0)).code).toBe('not-now');
    expect(profiles.accepted()).toBe(true);
  });
});

describe('what stays', () => {
  test('R3 R12 a loaded profile and its choices are there after a restart, each profile with its own', () => {
    const folder = temporaryFolder();
    const first = openProfiles(folder);
    first.profiles.load(first.profiles.find('Camille'));
    first.profiles.set('voiceData', true);
    first.profiles.load(first.profiles.find('Bram'));
    first.profiles.set('geolocation', true);
    first.profiles.setConsent('partner-sharing', true);
    first.profiles.confirmDriver(false);
    first.close();

    const { profiles } = openProfiles(folder);
    expect(profiles.active().name).toBe('Bram');
    expect(profiles.vehicle().driverConfirmed).toBe(false);
    expect(profiles.settings()).toEqual({ geolocation: true, voiceData: false });
    expect(profiles.consents()).toEqual({ ...NO_CONSENT, 'partner-sharing': true });
    profiles.load(profiles.find('Camille'));
    expect(profiles.vehicle().driverConfirmed).toBe(true);
    expect(profiles.settings()).toEqual({ geolocation: false, voiceData: true });
    expect(profiles.consents()).toEqual(NO_CONSENT);
  });

  test('R3 R12 killed with -9 in the middle of its work, it keeps the profile and every choice that it acknowledged', async () => {
    const folder = temporaryFolder();
    const child = startProcess(folder, 'toggle');
    expect(await child.line()).toBe('ready');
    let acknowledged = 0;
    while (acknowledged < 60) acknowledged = Number(await child.line());
    await child.kill();
    for (let line = await child.line(); line !== undefined; line = await child.line())
      acknowledged = Number(line);

    const { profiles, database } = openProfiles(folder);
    expect(profiles.active().name).toBe('Bram');
    const [newest, ...others] = createLedger(database).list({ limit: 100_000 });
    const recorded = others.length + 1;
    // One more may have become durable in the moment before it could be said.
    expect([acknowledged, acknowledged + 1]).toContain(recorded);
    expect(newest?.value).toBe(String(recorded % 2 === 1));
    expect(profiles.settings().geolocation).toBe(recorded % 2 === 1);
  });
});

describe('R28 a damaged row', () => {
  const damaged = (sql: string): Opened => {
    const folder = temporaryFolder();
    const first = openProfiles(folder);
    first.profiles.load(first.profiles.find('Alex'));
    first.profiles.set('geolocation', true);
    first.profiles.setConsent('partner-sharing', true);
    first.close();
    const database = openDatabase(join(folder, STORE_FILE));
    database.pragma('ignore_check_constraints = ON');
    database.pragma('foreign_keys = OFF');
    database.exec(sql);
    database.close();
    return openProfiles(folder);
  };

  test.each([7, -1, 2, 9_007_199_254_740_993n])(
    'a switch stored as %s is off, and can be set again',
    (value) => {
      const { profiles } = damaged(
        `UPDATE setting SET is_on = ${value}; UPDATE consent SET is_on = ${value}`,
      );
      expect(profiles.settings()).toEqual(BOTH_OFF);
      expect(profiles.consents()).toEqual(NO_CONSENT);
      profiles.set('geolocation', true);
      expect(profiles.settings().geolocation).toBe(true);
    },
  );

  test('a switch that nobody knows is not heard of', () => {
    const { profiles } = damaged("UPDATE setting SET name = 'everything'");
    expect(profiles.settings()).toEqual(BOTH_OFF);
  });

  test('a loaded profile that is not there any more makes the driver a guest', () => {
    const { profiles } = damaged("UPDATE vehicle SET active_profile = 'nobody'");
    expect(profiles.active().kind).toBe('guest');
    expect(profiles.accepted()).toBe(false);
    expect(profiles.settings()).toEqual(BOTH_OFF);
  });

  test('a profile with an unknown language and role is still shown, with the lesser role', () => {
    const { profiles } = damaged("UPDATE profile SET language = 'xx', kind = 'owner' WHERE name = 'Alex'");
    const alex = profiles.list().find((profile) => profile.name === 'Alex');
    expect(alex).toMatchObject({ kind: 'secondary', language: 'en' });
    expect(profileShape.safeParse(alex).success).toBe(true);
  });
});
