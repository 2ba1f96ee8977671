import fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import { ledgerEntry } from '../contract/schemas.ts';
import { cleanUp } from '../store/testing/clean-up.ts';
import { NOW, openIn, temporaryFolder } from '../store/testing/data-folder.ts';
import { createLedger, type LedgerRecord } from './ledger.ts';
import { record } from './testing/record.ts';

afterEach(cleanUp);

const HASH = expect.stringMatching(/^[0-9a-f]{64}$/);

describe('R30 the ledger', () => {
  test('keeps what, value, when, who, where and the notice version, newest first, across a restart', () => {
    const folder = temporaryFolder();
    const store = openIn(folder);
    const ledger = createLedger(store.database);
    ledger.append(record('on'));
    ledger.append(record('off', { screen: 'privacy', at: NOW + 1500 }));
    store.close();

    const entries = createLedger(openIn(folder).database).list();
    expect(entries).toEqual([
      { ...record('off'), id: 2, screen: 'privacy', at: '2026-01-02T03:04:06.500Z', hash: HASH },
      { ...record('on'), id: 1, at: '2026-01-02T03:04:05.000Z', hash: HASH },
    ]);
    for (const entry of entries) expect(ledgerEntry.parse(entry)).toEqual(entry);
  });

  test('lists fifty unless told otherwise', () => {
    const ledger = createLedger(openIn(':memory:').database);
    for (let count = 1; count <= 60; count += 1) ledger.append(record(String(count)));
    expect(ledger.list()).toHaveLength(50);
    expect(ledger.list({ limit: 2 }).map((entry) => entry.value)).toEqual(['60', '59']);
    expect(ledger.list({ limit: 1000 })).toHaveLength(60);
  });

  test('R31 is searched by profile and time, both ends included, and read whole from its beginning', () => {
    const ledger = createLedger(openIn(':memory:').database);
    for (let minute = 0; minute < 10; minute += 1) {
      ledger.append(record(String(minute), { at: NOW + minute * 60_000, profile: `p${minute % 2}` }));
    }
    const values = (query: Parameters<typeof ledger.list>[0]): string =>
      ledger
        .list(query)
        .map((entry) => entry.value)
        .join('');
    expect(values({ profile: 'p1' })).toBe('97531');
    expect(values({ profile: 'p1', limit: 2 })).toBe('97');
    expect(values({ from: NOW + 2 * 60_000, to: NOW + 4 * 60_000 })).toBe('432');
    expect(values({ profile: 'p0', from: NOW + 2 * 60_000, to: NOW + 4 * 60_000 })).toBe('42');
    expect(values({ profile: 'nobody' })).toBe('');
    expect(ledger.all().map((entry) => entry.value)).toEqual([...'0123456789']);
    expect(ledger.all('p0').map((entry) => entry.value)).toEqual([...'02468']);
  });

  test('rolls back with the change that it records, and the chain goes on as if it had not been', () => {
    const { database } = openIn(':memory:');
    const ledger = createLedger(database);
    ledger.append(record('before'));
    const change = database.transaction(() => {
      ledger.append(record('on'));
      throw new Error('the change failed');
    });
    expect(change).toThrow('the change failed');
    ledger.append(record('after'));
    expect(ledger.list().map((entry) => [entry.id, entry.value])).toEqual([
      [2, 'after'],
      [1, 'before'],
    ]);
    expect(ledger.verify()).toEqual({ status: 'ok', entries: 2, broken: null, message: null });
  });

  test('a row with a time or role that cannot be is shown, hides no other, and breaks the chain visibly', () => {
    const { database } = openIn(':memory:');
    const ledger = createLedger(database);
    ledger.append(record('on'));
    ledger.append(record('off'));
    database.exec(
      "DROP TRIGGER ledger_keeps_values; UPDATE ledger SET at = 9223372036854775807, profile_kind = 'owner' WHERE id = 2",
    );
    const entries = ledger.list();
    expect(entries.map((entry) => [entry.at, entry.profileKind])).toEqual([
      ['1970-01-01T00:00:00.000Z', 'guest'],
      ['2026-01-02T03:04:05.000Z', 'primary'],
    ]);
    expect(ledger.verify()).toMatchObject({ status: 'broken', broken: 2 });
  });

  test('holds together whatever text is put on the record', () => {
    const anyText = fc.string({ unit: 'binary', maxLength: 20 });
    const anyRecord: fc.Arbitrary<LedgerRecord> = fc.record({
      at: fc.oneof(fc.integer(), fc.maxSafeNat(), fc.double({ min: 0, max: 8e15, noNaN: true })),
      profile: anyText,
      profileKind: fc.constantFrom('primary', 'secondary', 'guest'),
      subject: anyText,
      value: anyText,
      noticeVersion: anyText,
      device: anyText,
      screen: fc.option(fc.oneof(anyText, fc.constant('\ud800'), fc.constant('\u0000a'))),
    });
    fc.assert(
      fc.property(fc.array(anyRecord, { maxLength: 10 }), (records) => {
        const store = openIn(':memory:');
        const ledger = createLedger(store.database);
        for (const one of records) ledger.append(one);
        expect(ledger.verify()).toMatchObject({ status: 'ok', entries: records.length });
        store.close();
      }),
      { numRuns: 50 },
    );
  });
});
