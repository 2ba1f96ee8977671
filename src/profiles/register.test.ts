import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { UnitError } from '../contract/errors.ts';
import { profile as profileShape } from '../contract/schemas.ts';
import { createLedger } from '../ledger/ledger.ts';
import { record } from '../ledger/testing/record.ts';
import { CONSENT_PURPOSES } from '../privacy/vocabulary.ts';
import { createVehicleChoices } from '../services/vehicle-choices.ts';
import { type Database, openDatabase } from '../store/database.ts';
import { STORE_FILE } from '../store/open.ts';
import { cleanUp } from '../store/testing/clean-up.ts';
import { NOW, openIn, seededRandom, temporaryFolder } from '../store/testing/data-folder.ts';
import { createProfiles, type Profiles } from './profiles.ts';

afterEach(cleanUp);

const BOTH_OFF = { geolocation: false, voiceData: false };
const NO_CONSENT = Object.fromEntries(CONSENT_PURPOSES.map((purpose) => [purpose, false]));
const dora = { name: 'Dora', kind: 'secondary', language: 'de', hue: 120 } as const;

const fresh = (): { readonly profiles: Profiles; readonly database: Database } => {
  const { database } = openIn(':memory:');
  return { profiles: createProfiles(database, seededRandom(7)), database };
};

const errorOf = (work: () => unknown): UnitError => {
  try {
    work();
  } catch (error) {
    if (error instanceof UnitError) return error;
    throw error;
  }
  throw new Error('nothing was refused');
};

/** Every refusal leaves all profiles as they were. */
const refusal = (profiles: Profiles, work: () => unknown): UnitError => {
  const before = profiles.list();
  const error = errorOf(work);
  expect(profiles.list()).toEqual(before);
  expect(error.sentence.length).toBeLessThan(250);
  return error;
};

describe('registering', () => {
  test('R2 a profile is there at once, with an id that says nothing of its name, and can be loaded', () => {
    const { profiles } = fresh();
    const id = profiles.create({ ...dora, name: '  Dora ' });
    expect(id).toMatch(/^profile-[0-9a-f]{8}$/);
    expect(profiles.list().find((profile) => profile.id === id)).toEqual({ ...dora, id, active: false });
    profiles.load('dora');
    expect(profiles.active().id).toBe(id);
  });

  test('R1 a second primary is refused by the database, with a sentence, and nothing is registered', () => {
    const { profiles } = fresh();
    const error = refusal(profiles, () => profiles.create({ ...dora, kind: 'primary' }));
    expect(error.code).toBe('not-allowed');
    expect(error.sentence).toContain('at most one');
  });

  test('R1 once the primary is removed there is room for another', () => {
    const { profiles } = fresh();
    profiles.remove('Alex');
    profiles.create({ ...dora, kind: 'primary' });
    expect(profiles.list().filter((profile) => profile.kind === 'primary')).toHaveLength(1);
  });

  test('R13 a new profile starts with both switches off, no pause and no consent', () => {
    const { profiles } = fresh();
    profiles.load('Alex');
    profiles.set('geolocation', true);
    profiles.pause('geolocation', { startedAt: NOW, endsAt: null });
    profiles.load(profiles.create(dora));
    expect(profiles.settings()).toEqual(BOTH_OFF);
    expect(profiles.consents()).toEqual(NO_CONSENT);
    expect(profiles.paused(NOW)).toEqual({ geolocation: null, voiceData: null });
  });

  test.each(['alex', ' ALEX ', 'Guest', 'guest '])('the name "%s" is taken', (name) => {
    const { profiles } = fresh();
    expect(refusal(profiles, () => profiles.create({ ...dora, name })).code).toBe('bad-input');
    expect(refusal(profiles, () => profiles.change('Bram', { name })).code).toBe('bad-input');
  });

  test.each([
    { name: '' },
    { name: '   ' },
    { name: 'x'.repeat(41) },
    { name: 'x'.repeat(100_000) },
    { hue: 360 },
    { hue: -1 },
    { hue: 1.5 },
    { language: 'xx' as 'en' },
  ])('%o is refused', (wrong) => {
    const { profiles } = fresh();
    expect(refusal(profiles, () => profiles.create({ ...dora, ...wrong })).code).toBe('bad-input');
    expect(refusal(profiles, () => profiles.change('Bram', wrong)).code).toBe('bad-input');
  });

  test('R30 the id of a removed profile is never given to another, even when a seeded run repeats its randomness', () => {
    const { database } = openIn(':memory:');
    const first = createProfiles(database, seededRandom(7));
    const id = first.create(dora);
    createLedger(database).append(record('on', { profile: id }));
    first.remove(id);
    expect(createProfiles(database, seededRandom(7)).create(dora)).not.toBe(id);
  });
});

describe('changing', () => {
  test('a name, a language and a hue change each on their own; the rest stays', () => {
    const { profiles } = fresh();
    const bram = profiles.list().find((profile) => profile.name === 'Bram');
    const id = bram?.id ?? '';
    profiles.change(id, { name: 'Bea' });
    profiles.change('bea', { language: 'fr' });
    profiles.change(id, { hue: 7 });
    profiles.change(id, {});
    expect(profiles.list()).toContainEqual({ ...bram, name: 'Bea', language: 'fr', hue: 7 });
  });

  test('a profile may keep its own name, or change its case', () => {
    const { profiles } = fresh();
    profiles.change('Bram', { name: 'BRAM' });
    expect(profiles.list().map((profile) => profile.name)).toContain('BRAM');
  });

  test('nobody who is unknown is changed or removed, nor the guest', () => {
    const { profiles } = fresh();
    for (const work of [
      (who: string) => profiles.change(who, { hue: 1 }),
      (who: string) => profiles.remove(who),
    ]) {
      expect(refusal(profiles, () => work('Bramm')).sentence).toContain('the nearest is "Bram"');
      expect(refusal(profiles, () => work('guest')).code).toBe('not-allowed');
      expect(refusal(profiles, () => work(profiles.active().id)).code).toBe('not-allowed');
    }
  });
});

describe('removing', () => {
  test('wipes settings, pauses, consents and confirmation; the ledger stays', () => {
    const { profiles, database } = fresh();
    profiles.load('Bram');
    const { id } = profiles.active();
    profiles.set('geolocation', true);
    profiles.pause('voiceData', { startedAt: NOW, endsAt: null });
    profiles.setConsent('partner-sharing', true);
    profiles.confirmNotice();
    createLedger(database).append(record('on', { profile: id }));
    profiles.load('Alex');
    profiles.set('voiceData', true);

    profiles.remove('Bram');
    const left = (table: string): unknown =>
      database.prepare(`SELECT count(*) FROM ${table} WHERE profile_id = ?`).pluck().get(id);
    expect(['setting', 'pause', 'consent', 'notice_confirmed'].map(left)).toEqual([0, 0, 0, 0]);
    expect(createLedger(database).all(id)).toHaveLength(1);
    expect(profiles.active().name).toBe('Alex');
    expect(profiles.settings().voiceData).toBe(true);
    expect(errorOf(() => profiles.load(id)).code).toBe('unknown-profile');
  });

  test('R4 makes whoever had it loaded a guest, with nothing set and nothing accepted', () => {
    const { profiles } = fresh();
    profiles.load('Bram');
    profiles.set('geolocation', true);
    profiles.remove('Bram');
    expect(profiles.active().kind).toBe('guest');
    expect([profiles.settings(), profiles.accepted()]).toEqual([BOTH_OFF, false]);
  });

  test('R27 of the primary takes the owner’s consent to be located along; of another it does not', () => {
    const { profiles, database } = fresh();
    const choices = createVehicleChoices(database);
    choices.setTheftConsent(true);
    profiles.remove('Bram');
    expect(choices.theft().consented).toBe(true);
    profiles.remove('Alex');
    expect(choices.theft().consented).toBe(false);
  });
});

describe('R28 a damaged profile row', () => {
  const COLUMNS = ['name', 'kind', 'language', 'hue'] as const;

  test.each(
    COLUMNS.flatMap((column) =>
      ["''", 'char(0)', "'owner'", '-1', '360', '1e300', "x'ff00'", 'NULL', "'xx'"].map(
        (value) => [column, value] as const,
      ),
    ),
  )(
    'with %s = %s is shown with the lesser role, can be loaded, changed and removed, and hides no other',
    (column, value) => {
      const folder = temporaryFolder();
      openIn(folder).close();
      const raw = openDatabase(join(folder, STORE_FILE));
      raw.pragma('ignore_check_constraints = ON');
      raw.exec(`PRAGMA foreign_keys = OFF;
      CREATE TABLE loose AS SELECT * FROM profile;
      DROP TABLE profile;
      CREATE TABLE profile (id TEXT PRIMARY KEY, name, kind, language, hue);
      INSERT INTO profile SELECT * FROM loose;
      DROP TABLE loose;
      CREATE UNIQUE INDEX profile_one_primary ON profile (kind) WHERE kind = 'primary';
      CREATE UNIQUE INDEX profile_name ON profile (name COLLATE NOCASE);
      UPDATE profile SET ${column} = ${value} WHERE name = 'Alex'`);
      raw.close();

      const { database } = openIn(folder);
      const profiles = createProfiles(database, seededRandom(7));
      const list = profiles.list();
      expect(list).toHaveLength(4);
      for (const profile of list) expect(profileShape.parse(profile)).toEqual(profile);
      const known = ['Bram', 'Camille', 'Guest'];
      const damaged = list.find(({ name, hue }) => !known.includes(name) && hue !== 32);
      expect(damaged?.kind).toBe(column === 'kind' ? 'secondary' : 'primary');
      const id = damaged?.id ?? '';
      profiles.load(id);
      profiles.set('geolocation', true);
      expect(profiles.active().id).toBe(id);
      expect(errorOf(() => profiles.find('nobody at all')).code).toBe('unknown-profile');
      profiles.change(id, { name: 'Zoe', language: 'en', hue: 1 });
      profiles.remove(id);
      expect(profiles.list()).toHaveLength(3);
    },
  );
});
