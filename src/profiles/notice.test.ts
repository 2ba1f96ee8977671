import { afterEach, describe, expect, test } from 'vitest';
import { UnitError } from '../contract/errors.ts';
import { CONSENT_PURPOSES } from '../privacy/vocabulary.ts';
import type { Database } from '../store/database.ts';
import { cleanUp } from '../store/testing/clean-up.ts';
import { NOW, openIn, seededRandom, temporaryFolder } from '../store/testing/data-folder.ts';
import { createProfiles, type Profiles } from './profiles.ts';

afterEach(cleanUp);

const NO_CONSENT = Object.fromEntries(CONSENT_PURPOSES.map((purpose) => [purpose, false]));
const CONFIRMED = (version: string) => ({ version, announced: false, changed: [] });

const fresh = (loaded = 'Alex'): { readonly profiles: Profiles; readonly database: Database } => {
  const { database } = openIn(':memory:');
  const profiles = createProfiles(database, seededRandom(7));
  profiles.load(loaded);
  return { profiles, database };
};

describe('R33 a new version of the notice', () => {
  test('is announced to every profile until each has confirmed it, across a restart', () => {
    const folder = temporaryFolder();
    const store = openIn(folder);
    const first = createProfiles(store.database, seededRandom(7));
    first.load('Alex');
    expect(first.notice()).toEqual(CONFIRMED('1.0'));
    first.publishNotice('1.1', ['partner-sharing'], NOW);
    expect(first.notice()).toEqual({ version: '1.1', announced: true, changed: ['partner-sharing'] });
    first.confirmNotice();
    expect(first.notice()).toEqual(CONFIRMED('1.1'));
    store.close();

    const profiles = createProfiles(openIn(folder).database, seededRandom(8));
    expect(profiles.notice()).toEqual(CONFIRMED('1.1'));
    for (const name of ['Bram', 'Camille']) {
      profiles.load(name);
      expect(profiles.notice()).toEqual({ version: '1.1', announced: true, changed: ['partner-sharing'] });
    }
  });

  test('adds to what changed in those that a profile missed', () => {
    const { profiles } = fresh();
    profiles.publishNotice('1.1', ['warning-support'], NOW);
    profiles.publishNotice('2.0', ['partner-sharing', 'warning-support'], NOW);
    profiles.publishNotice('10.0', [], NOW);
    expect(profiles.notice()).toEqual({
      version: '10.0',
      announced: true,
      changed: ['partner-sharing', 'warning-support'],
    });
  });

  test('suspends the consents whose purpose changed until each is answered anew, either way', () => {
    const { profiles } = fresh();
    for (const purpose of ['partner-sharing', 'warning-support', 'product-improvement'] as const) {
      profiles.setConsent(purpose, true);
    }
    profiles.publishNotice('2.0', ['partner-sharing', 'warning-support', 'personalised-communication'], NOW);
    expect(profiles.consents()).toEqual({ ...NO_CONSENT, 'product-improvement': true });
    // Nobody is asked again for what they never agreed to.
    expect(profiles.suspended()).toEqual(['partner-sharing', 'warning-support']);

    profiles.confirmNotice();
    expect(profiles.suspended()).toEqual(['partner-sharing', 'warning-support']);
    profiles.setConsent('partner-sharing', true);
    profiles.setConsent('warning-support', false);
    expect(profiles.suspended()).toEqual([]);
    expect(profiles.consents()).toEqual({
      ...NO_CONSENT,
      'partner-sharing': true,
      'product-improvement': true,
    });
    profiles.publishNotice('2.1', [], NOW);
    expect(profiles.consents()['partner-sharing']).toBe(true);
  });

  test('R13 a profile registered under it has nothing to confirm', () => {
    const { profiles } = fresh();
    profiles.publishNotice('2.0', ['partner-sharing'], NOW);
    profiles.load(profiles.create({ name: 'Dora', kind: 'secondary', language: 'de', hue: 3 }));
    expect(profiles.notice()).toEqual(CONFIRMED('2.0'));
  });

  test('R4 a guest’s acceptance is for the version that was accepted, and lasts the session', () => {
    const { profiles } = fresh('guest');
    expect(() => profiles.confirmNotice()).toThrow(UnitError);
    profiles.publishNotice('1.1', [], NOW);
    expect([profiles.notice(), profiles.accepted()]).toEqual([CONFIRMED('1.1'), false]);
    profiles.acceptAsGuest('1.0', '1.1', NOW);
    profiles.setConsent('partner-sharing', true);
    profiles.publishNotice('2.0', ['partner-sharing'], NOW);
    expect(profiles.accepted()).toBe(true);
    expect(profiles.notice()).toEqual({ version: '2.0', announced: true, changed: ['partner-sharing'] });
    expect(profiles.suspended()).toEqual(['partner-sharing']);
    profiles.confirmNotice();
    expect(profiles.notice()).toEqual(CONFIRMED('2.0'));
    profiles.unload();
    expect([profiles.notice(), profiles.accepted(), profiles.suspended()]).toEqual([
      CONFIRMED('2.0'),
      false,
      [],
    ]);
  });

  test.each([
    '',
    '1',
    '1.0.0',
    'v2.0',
    '2.0 ',
    '02.0',
    '2.',
    '-2.0',
    '2.x',
    '9'.repeat(400),
    '1.0',
    '0.9',
    '1.00',
  ])('is refused as "%s", and nothing changes', (version) => {
    const { profiles } = fresh();
    profiles.setConsent('partner-sharing', true);
    const publish = (): void => profiles.publishNotice(version, ['partner-sharing'], NOW);
    expect(publish).toThrow(UnitError);
    expect(publish).toThrow(/no version of the privacy notice|is not newer than 1\.0/);
    expect(profiles.notice()).toEqual(CONFIRMED('1.0'));
    expect(profiles.consents()['partner-sharing']).toBe(true);
  });

  test('1.10 is newer than 1.9', () => {
    const { profiles } = fresh();
    profiles.publishNotice('1.9', [], NOW);
    profiles.publishNotice('1.10', [], NOW);
    expect(() => profiles.publishNotice('1.9', [], NOW)).toThrow('not newer than 1.10');
  });

  test('the database itself lets versions only rise, and none change', () => {
    const { database } = fresh();
    for (const attempt of [
      "INSERT INTO notice VALUES (999, '0.9', '[]', 0)",
      "INSERT OR REPLACE INTO notice VALUES (1000000, '1.0', '[]', 1)",
      "INSERT OR REPLACE INTO notice VALUES (2000000, '1.0', '[]', 1)",
      "UPDATE notice SET changed = '[]'",
      'DELETE FROM notice',
    ]) {
      expect(() => database.exec(attempt), attempt).toThrow('only rise');
    }
  });
});

describe('R28 damaged', () => {
  test.each(['9.9', '', 'x', '0.0'])(
    'a consent under a version that never was (%s) is not in force',
    (version) => {
      const { profiles, database } = fresh();
      profiles.setConsent('partner-sharing', true);
      database.prepare('UPDATE consent SET notice_version = ?').run(version);
      expect(profiles.consents()).toEqual(NO_CONSENT);
      expect(profiles.suspended()).toEqual(['partner-sharing']);
    },
  );

  test('a confirmation that can not be read is none', () => {
    const { profiles, database } = fresh();
    profiles.publishNotice('1.1', ['partner-sharing'], NOW);
    profiles.confirmNotice();
    database.exec('DELETE FROM notice_confirmed');
    expect(profiles.notice()).toEqual({ version: '1.1', announced: true, changed: ['partner-sharing'] });
  });

  test.each(['', '{', 'null', '{}', '7'])(
    'a list of changes (%s) that can not be read stands for all',
    (text) => {
      const { profiles, database } = fresh();
      profiles.setConsent('warning-support', true);
      profiles.publishNotice('1.1', [], NOW);
      database.exec('DROP TRIGGER notice_keeps_values');
      database.prepare("UPDATE notice SET changed = ? WHERE version = '1.1'").run(text);
      expect(profiles.notice().changed).toEqual([...CONSENT_PURPOSES]);
      expect(profiles.suspended()).toEqual(['warning-support']);
    },
  );

  test('without any version of the notice no consent is in force', () => {
    const { profiles, database } = fresh();
    profiles.setConsent('warning-support', true);
    database.exec('DROP TRIGGER notice_keeps_rows; DELETE FROM notice');
    expect(profiles.consents()).toEqual(NO_CONSENT);
    expect(profiles.notice()).toMatchObject({ version: '0.0', announced: true });
    profiles.publishNotice('1.0', [], NOW);
    expect(profiles.notice().version).toBe('1.0');
  });
});
