import fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import { ledgerVerdict } from '../contract/schemas.ts';
import type { Database } from '../store/database.ts';
import { cleanUp } from '../store/testing/clean-up.ts';
import { NOW, openIn } from '../store/testing/data-folder.ts';
import { BEGINNING, hashOf, type LedgerRow } from './chain.ts';
import { createLedger, type Ledger } from './ledger.ts';
import { record } from './testing/record.ts';

afterEach(cleanUp);

const TEN_YEARS_ON = Date.UTC(2036, 5, 1);

/** A record of `length` entries; the first two are removed by the retention job if there are old ones. */
const recordOf = (length: number, old = 0): { readonly database: Database; readonly ledger: Ledger } => {
  const { database } = openIn(':memory:');
  const ledger = createLedger(database);
  for (let count = 1; count <= length; count += 1) {
    ledger.append(record(String(count), { at: count <= old ? NOW : TEN_YEARS_ON, screen: 'privacy' }));
  }
  if (old > 0) expect(ledger.retain(TEN_YEARS_ON)).toBe(old);
  return { database, ledger };
};

/** What somebody with the file in hand can do: no trigger stops them. */
const unguarded = (database: Database): Database => {
  const triggers = database
    .prepare<[], string>("SELECT name FROM sqlite_schema WHERE type = 'trigger'")
    .pluck()
    .all() as unknown as string[];
  for (const name of triggers) database.exec(`DROP TRIGGER ${name}`);
  return database;
};

const refuses = (database: Database, attempts: readonly string[]): void => {
  for (const attempt of attempts) {
    expect(() => database.exec(attempt), attempt).toThrow(/append-only|only moves on/);
  }
};

const COPY = "at, profile, profile_kind, subject, 'forged', notice_version, device, screen, previous, hash";

describe('R30 the database itself refuses, on whatever path,', () => {
  test('to change, delete or replace an entry', () => {
    const { database, ledger } = recordOf(4);
    const before = ledger.all();
    refuses(database, [
      "UPDATE ledger SET value = 'w'",
      "UPDATE OR REPLACE ledger SET value = 'w' WHERE id = 2",
      "UPDATE OR IGNORE ledger SET value = 'w' WHERE id = 2",
      'UPDATE ledger SET id = 9 WHERE id = 4',
      'DELETE FROM ledger',
      'DELETE FROM ledger WHERE id = 4',
      `INSERT OR REPLACE INTO ledger SELECT id, ${COPY} FROM ledger WHERE id = 2`,
      `REPLACE INTO ledger SELECT id, ${COPY} FROM ledger WHERE id = 4`,
      `INSERT INTO ledger SELECT id, ${COPY} FROM ledger WHERE id = 2 ON CONFLICT (id) DO UPDATE SET value = 'w'`,
      `INSERT OR IGNORE INTO ledger SELECT id, ${COPY} FROM ledger WHERE id = 2`,
    ]);
    expect(ledger.all()).toEqual(before);
    expect(ledger.verify().status).toBe('ok');
  });

  test('to add an entry anywhere but at the end of the chain', () => {
    const { database, ledger } = recordOf(4, 2);
    refuses(database, [
      `INSERT INTO ledger SELECT 1, ${COPY} FROM ledger WHERE id = 4`,
      `INSERT INTO ledger SELECT -7, ${COPY} FROM ledger WHERE id = 4`,
      `INSERT INTO ledger SELECT 5, ${COPY} FROM ledger WHERE id = 4`,
    ]);
    expect(ledger.verify()).toMatchObject({ status: 'ok', entries: 2 });
  });

  test('to replace an entry of a record that has lost its head', () => {
    const { database, ledger } = recordOf(4, 2);
    database.exec('DROP TRIGGER ledger_head_stays; DELETE FROM ledger_head');
    refuses(database, [
      `INSERT OR REPLACE INTO ledger SELECT id, ${COPY} FROM ledger WHERE id = 4`,
      `INSERT OR REPLACE INTO ledger SELECT 2, ${COPY} FROM ledger WHERE id = 4`,
    ]);
    expect(ledger.all()).toHaveLength(2);
  });

  test('to move the head back, and to touch or invent what the retention job left', () => {
    const { database, ledger } = recordOf(4, 2);
    refuses(database, [
      'UPDATE ledger_head SET entry = 3, hash = (SELECT hash FROM ledger WHERE id = 3)',
      "UPDATE ledger_head SET entry = 9, hash = 'x'",
      "UPDATE ledger_head SET hash = 'x'",
      'DELETE FROM ledger_head',
      "INSERT OR REPLACE INTO ledger_head VALUES (1, 9, 'x')",
      'DELETE FROM ledger_removed',
      "UPDATE ledger_removed SET hash = 'x'",
      "INSERT INTO ledger_removed VALUES (9, 'x', 'y')",
      "INSERT OR REPLACE INTO ledger_removed VALUES (1, 'x', 'y')",
    ]);
    expect(ledger.verify().status).toBe('ok');
  });
});

describe('R30 tampering shows', () => {
  const LENGTH = 8;
  const anEntry = fc.integer({ min: 1, max: LENGTH });

  /** Ways to falsify a record, and the first entry that then does not fit. */
  const tampering: fc.Arbitrary<{ readonly sql: string; readonly first: number }> = fc.oneof(
    fc
      .tuple(
        fc.constantFrom(
          "profile = 'profile-2'",
          "profile_kind = 'guest'",
          "subject = 'setting.voiceData'",
          "value = value || ' '",
          "notice_version = '0.9'",
          "device = 'control'",
          'screen = NULL',
          "screen = ''",
          'at = at + 1',
          'at = -at',
          `previous = '${'f'.repeat(64)}'`,
          `hash = '${'f'.repeat(64)}'`,
          "hash = ''",
        ),
        anEntry,
      )
      .map(([change, id]) => ({ sql: `UPDATE ledger SET ${change} WHERE id = ${id}`, first: id })),
    anEntry.map((id) => ({
      sql: `DELETE FROM ledger WHERE id = ${id}`,
      first: Math.min(id + 1, LENGTH),
    })),
    fc.integer({ min: 1, max: LENGTH }).map((from) => ({
      sql: `DELETE FROM ledger WHERE id >= ${from}`,
      first: LENGTH,
    })),
    // In the middle there is no room between two ids, so the later ones move up.
    anEntry.map((id) => ({
      sql: `UPDATE ledger SET id = -id WHERE id > ${id};
            UPDATE ledger SET id = 1 - id WHERE id < 0;
            INSERT INTO ledger SELECT ${id + 1}, ${COPY} FROM ledger WHERE id = ${id}`,
      first: id + 1,
    })),
    fc
      .tuple(anEntry, anEntry)
      .filter(([one, other]) => one !== other)
      .map(([one, other]) => ({
        sql: `UPDATE ledger SET id = -1 WHERE id = ${one};
              UPDATE ledger SET id = ${one} WHERE id = ${other};
              UPDATE ledger SET id = ${other} WHERE id = -1`,
        first: Math.min(one, other),
      })),
    // A stub in the place of an entry, as if retention had removed it, with a hash of the forger's.
    anEntry.map((id) => ({
      sql: `DELETE FROM ledger WHERE id = ${id};
            INSERT INTO ledger_removed SELECT ${id}, coalesce((SELECT hash FROM ledger WHERE id = ${id} - 1), '${BEGINNING}'), 'forged'`,
      first: Math.min(id + 1, LENGTH),
    })),
    fc.constantFrom(
      { sql: 'DELETE FROM ledger_head', first: LENGTH },
      { sql: "UPDATE ledger_head SET hash = 'x'", first: LENGTH },
      { sql: `UPDATE ledger_head SET entry = ${LENGTH - 1}`, first: LENGTH },
      { sql: `UPDATE ledger_head SET entry = ${LENGTH + 1}`, first: LENGTH + 1 },
    ),
  );

  test('any column of any entry, removal, insertion, reordering, a cut tail, a false stub, another head', () => {
    fc.assert(
      fc.property(tampering, ({ sql, first }) => {
        const { database, ledger } = recordOf(LENGTH);
        expect(ledger.verify()).toEqual({ status: 'ok', entries: LENGTH, broken: null, message: null });
        unguarded(database).exec(sql);
        const verdict = ledger.verify();
        expect(ledgerVerdict.parse(verdict)).toEqual(verdict);
        expect(verdict).toMatchObject({ status: 'broken', broken: first });
        expect(verdict.message?.toLowerCase()).toContain(`entry ${first}`);
        database.close();
      }),
      { numRuns: 200 },
    );
  });

  test('also behind entries that the retention job removed', () => {
    for (const [sql, first] of [
      ["UPDATE ledger_removed SET hash = 'x' WHERE id = 1", 2],
      ["UPDATE ledger_removed SET previous = 'x' WHERE id = 2", 2],
      ['DELETE FROM ledger_removed WHERE id = 1', 2],
      ['DELETE FROM ledger_removed', 3],
      ["UPDATE ledger SET value = 'w' WHERE id = 3", 3],
      ['DELETE FROM ledger', 4],
    ] as const) {
      const { database, ledger } = recordOf(4, 2);
      expect(ledger.verify()).toMatchObject({ status: 'ok', entries: 2 });
      unguarded(database).exec(sql);
      expect([sql, ledger.verify().broken]).toEqual([sql, first]);
    }
  });

  test('a record that is numbered anew', () => {
    const { database, ledger } = recordOf(3);
    unguarded(database).exec(`
      UPDATE ledger SET id = -id;
      UPDATE ledger SET id = 100 - id;
      UPDATE ledger_head SET entry = 103`);
    expect(ledger.verify()).toMatchObject({ status: 'broken', broken: 101 });
  });

  test('an entry rewritten with a hash that fits it still does not fit the one after it', () => {
    const { database, ledger } = recordOf(3);
    const row = database
      .prepare<[], LedgerRow & { previous: string }>('SELECT * FROM ledger WHERE id = 2')
      .get();
    if (row === undefined) throw new Error('no entry');
    unguarded(database)
      .prepare("UPDATE ledger SET value = 'forged', hash = ? WHERE id = 2")
      .run(hashOf(row.previous, { ...row, value: 'forged' }));
    expect(ledger.verify()).toMatchObject({ status: 'broken', broken: 3 });
  });

  test.each([
    ['an entry is changed', "UPDATE ledger SET value = 'w' WHERE id = 2", 2],
    ['the tail is cut', 'DELETE FROM ledger WHERE id > 2', 4],
    ['the head is lost', 'DELETE FROM ledger_head', 4],
    ['everything is gone', 'DELETE FROM ledger; DELETE FROM ledger_head', 2],
  ])('R28 the unit goes on recording after %s, and the record stays broken', (_name, sql, first) => {
    const { database, ledger } = recordOf(3);
    const triggers = database
      .prepare<[], { sql: string }>("SELECT sql FROM sqlite_schema WHERE type = 'trigger'")
      .all();
    unguarded(database).exec(sql);
    for (const trigger of triggers) database.exec(trigger.sql);
    for (const value of ['on', 'off']) ledger.append(record(value));
    expect(
      ledger
        .list()
        .map((entry) => entry.value)
        .slice(0, 2),
    ).toEqual(['off', 'on']);
    expect(ledger.verify()).toMatchObject({ status: 'broken', broken: first });
  });

  test('R28 a record that can not be read is broken, and no reason to stop', () => {
    const { database, ledger } = recordOf(3);
    database.exec('DROP TABLE ledger_removed');
    expect(ledger.verify()).toMatchObject({ status: 'broken', entries: 0, broken: null });
  });
});
