import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { type Database, openDatabase, pragma } from '../database.ts';
import { APPLICATION_ID, MIGRATIONS, migrate, STORE_VERSION, versionOf } from './migrations.ts';

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

  test('the queue can be searched by its signals without reading it all', () => {
    const [plan] = migrated()
      .prepare<[], { detail: string }>("EXPLAIN QUERY PLAN SELECT id FROM outbox WHERE signals = '[]'")
      .all();
    expect(plan?.detail).toContain('USING COVERING INDEX outbox_signals');
  });
});
