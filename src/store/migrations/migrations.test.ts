import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { createLedger } from '../../ledger/ledger.ts';
import { createProfiles } from '../../profiles/profiles.ts';
import { type Database, openDatabase, pragma } from '../database.ts';
import { STORE_FILE } from '../open.ts';
import { cleanUp } from '../testing/clean-up.ts';
import { openIn, seededRandom, temporaryFolder } from '../testing/data-folder.ts';
import { APPLICATION_ID, MIGRATIONS, migrate, STORE_VERSION, versionOf } from './migrations.ts';

afterEach(cleanUp);

const tablesOf = (database: Database): readonly string[] =>
  database
    .prepare<[], { name: string }>("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")
    .all()
    .map((row) => row.name);

describe('the list of migrations', () => {
  test('rises by one from 1, and has one file each, named after it', () => {
    expect(MIGRATIONS.map((migration) => migration.version)).toEqual(MIGRATIONS.map((_, index) => index + 1));
    const files = readdirSync(import.meta.dirname).filter((name) => /^\d{4}-/.test(name));
    expect(files).toEqual(
      MIGRATIONS.map(({ version, name }) => `${String(version).padStart(4, '0')}-${name}.ts`),
    );
  });

  test('run a second time, it changes nothing', () => {
    const database = openDatabase(':memory:');
    migrate(database);
    const tables = tablesOf(database);
    migrate(database);
    expect(tablesOf(database)).toEqual(tables);
    expect(versionOf(database)).toBe(STORE_VERSION);
  });

  test('a step that fails leaves the version before it, and nothing of itself', () => {
    const database = openDatabase(':memory:');
    database.exec('CREATE TABLE ledger (in_the_way TEXT)');
    expect(() => migrate(database)).toThrow('already exists');
    expect(versionOf(database)).toBe(0);
    expect(tablesOf(database)).toEqual(['ledger']);
  });
});

describe('migration 1, begin', () => {
  const migrated = (): Database => {
    const database = openDatabase(':memory:');
    migrate(database, 1);
    return database;
  };

  test('makes a store of version 1 that bears our mark, with strict tables only', () => {
    const database = migrated();
    expect([versionOf(database), pragma(database, 'application_id')]).toEqual([1, APPLICATION_ID]);
    const tables = database
      .prepare<[], { name: string; strict: number }>(
        "SELECT name, strict FROM pragma_table_list WHERE schema = 'main' AND name NOT LIKE 'sqlite_%' ORDER BY name",
      )
      .all();
    expect(tables.map((table) => table.name)).toEqual([
      'consent',
      'guest_acceptance',
      'ledger',
      'meta',
      'outbox',
      'outbox_shape',
      'profile',
      'sequence',
      'setting',
      'vehicle',
    ]);
    expect(tables.every((table) => table.strict === 1)).toBe(true);
  });

  test('R1 at most one primary: the database itself refuses a second', () => {
    const database = migrated();
    const insert = database.prepare("INSERT INTO profile VALUES (?, ?, ?, 'en', 0)");
    insert.run('a', 'Alex', 'primary');
    insert.run('b', 'Bram', 'secondary');
    insert.run('c', 'Camille', 'secondary');
    expect(() => insert.run('d', 'Dora', 'primary')).toThrow('UNIQUE');
    expect(() => database.exec("UPDATE profile SET kind = 'primary' WHERE id = 'b'")).toThrow('UNIQUE');
    expect(() => insert.run('e', 'Emil', 'owner')).toThrow('CHECK');
  });

  test('R30 the ledger is append-only: the database itself refuses to change, delete or replace', () => {
    const database = migrated();
    const row = "(7, 0, 'p', 'guest', 's', 'v', '1', 'd', NULL)";
    database.exec(`INSERT INTO ledger VALUES ${row}`);
    for (const attempt of [
      "UPDATE ledger SET value = 'w'",
      'DELETE FROM ledger',
      `INSERT OR REPLACE INTO ledger VALUES ${row}`,
    ]) {
      expect(() => database.exec(attempt)).toThrow('the ledger is append-only');
    }
    expect(database.prepare('SELECT count(*) AS rows FROM ledger').get()).toEqual({ rows: 1 });
  });

  test('the queue can be searched by what its messages have in common without reading it all', () => {
    const [plan] = migrated()
      .prepare<[], { detail: string }>('EXPLAIN QUERY PLAN SELECT id FROM outbox WHERE shape = 1')
      .all();
    expect(plan?.detail).toContain('USING COVERING INDEX outbox_of_shape');
  });
});

describe('migration 2, whole model', () => {
  /** A store as version 1 left it: Alex is loaded, with a switch, a consent and a record; the guest had set something as well. */
  const versionOne = (damage = ''): string => {
    const folder = temporaryFolder();
    const database = openDatabase(join(folder, STORE_FILE));
    database.pragma('journal_mode = WAL');
    migrate(database, 1);
    database.pragma('ignore_check_constraints = ON');
    database.exec(`
      INSERT INTO profile VALUES ('a', 'Alex', 'primary', 'en', 210), ('b', 'Bram', 'secondary', 'nl', 32);
      INSERT INTO vehicle VALUES (1, 'Demo vehicle', '0123456789abcdef', 'a', 1, 'guest-1');
      INSERT INTO setting VALUES ('a', 'geolocation', 1), (NULL, 'voiceData', 1);
      INSERT INTO consent VALUES ('a', 'partner-sharing', 1), ('a', 'warning-support', 0), ('b', 'product-improvement', 1);
      INSERT INTO ledger (at, profile, profile_kind, subject, value, notice_version, device, screen) VALUES
        (1000, 'a', 'primary', 'setting.geolocation', 'on', '1.0', 'head-unit', 'privacy'),
        (2000, 'a', 'primary', 'consent.partner-sharing', 'on', '1.0', 'control', NULL),
        (3000, 'b', 'secondary', 'consent.product-improvement', 'on', '1.0', 'head-unit', NULL);
      ${damage}`);
    database.close();
    return folder;
  };

  test('R12 carries over who is loaded, what was set and what was consented to', () => {
    const store = openIn(versionOne());
    expect([store.status(), versionOf(store.database)]).toEqual(['ok', STORE_VERSION]);
    const profiles = createProfiles(store.database, seededRandom());
    expect(profiles.active()).toMatchObject({ id: 'a', name: 'Alex' });
    expect(profiles.settings()).toEqual({ geolocation: true, voiceData: false });
    expect(profiles.consents()).toMatchObject({ 'partner-sharing': true, 'warning-support': false });
    expect(profiles.notice()).toEqual({ version: '1.0', announced: false, changed: [] });
    profiles.load('Bram');
    expect(profiles.consents()).toMatchObject({ 'partner-sharing': false, 'product-improvement': true });
  });

  test('R30 chains what was recorded, which then goes on and is guarded', () => {
    const { database } = openIn(versionOne());
    const ledger = createLedger(database);
    expect(ledger.all().map((entry) => [entry.id, entry.at, entry.subject, entry.screen])).toEqual([
      [1, '1970-01-01T00:00:01.000Z', 'setting.geolocation', 'privacy'],
      [2, '1970-01-01T00:00:02.000Z', 'consent.partner-sharing', null],
      [3, '1970-01-01T00:00:03.000Z', 'consent.product-improvement', null],
    ]);
    expect(ledger.verify()).toEqual({ status: 'ok', entries: 3, broken: null, message: null });
    ledger.append({
      at: 4000,
      profile: 'a',
      profileKind: 'primary',
      subject: 'setting.geolocation',
      value: 'off',
      noticeVersion: '1.0',
      device: 'head-unit',
      screen: null,
    });
    expect(ledger.verify()).toMatchObject({ status: 'ok', entries: 4 });
    for (const attempt of ["UPDATE ledger SET value = 'w'", 'DELETE FROM ledger']) {
      expect(() => database.exec(attempt)).toThrow('append-only');
    }
  });

  test.each([
    ['a switch, a consent', 'UPDATE setting SET is_on = 7; UPDATE consent SET is_on = 7'],
    ['a profile', "UPDATE profile SET kind = 'owner', language = 'xx', hue = 999"],
    [
      'a consent of nobody',
      "PRAGMA foreign_keys = OFF; INSERT INTO consent VALUES ('nobody', 'partner-sharing', 1)",
    ],
    [
      'a time in the record',
      "DROP TRIGGER ledger_keeps_values; UPDATE ledger SET at = 9223372036854775807 WHERE id = 2; CREATE TRIGGER ledger_keeps_values BEFORE UPDATE ON ledger BEGIN SELECT RAISE(ABORT, 'no'); END",
    ],
  ])('R28 does not stumble over damage: %s', (_name, damage) => {
    const store = openIn(versionOne(damage));
    expect(store.status()).toBe('ok');
    const profiles = createProfiles(store.database, seededRandom());
    expect(profiles.list()).toHaveLength(3);
    if (damage.includes('is_on')) {
      expect(Object.values({ ...profiles.settings(), ...profiles.consents() })).not.toContain(true);
    }
    expect(createLedger(store.database).verify()).toMatchObject({ status: 'ok', entries: 3 });
  });

  test('makes strict tables only', () => {
    const { database } = openIn(':memory:');
    const loose = database
      .prepare(
        "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND strict = 0 AND name NOT LIKE 'sqlite_%'",
      )
      .all();
    expect(loose).toEqual([]);
  });

  test('R1 R18 R24 R27 the database itself refuses what can not be', () => {
    const { database } = openIn(':memory:');
    for (const attempt of [
      "INSERT INTO pause VALUES (NULL, 'geolocation', 10, 10)",
      "INSERT INTO contract VALUES ('leasing', 2)",
      'INSERT INTO theft VALUES (1, 0, 1)',
      'INSERT INTO theft VALUES (2, 0, 0)',
      "INSERT INTO service_switch VALUES ('weather', 2)",
    ]) {
      expect(() => database.exec(attempt), attempt).toThrow('CHECK');
    }
  });
});
