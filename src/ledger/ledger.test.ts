import { afterEach, describe, expect, test } from 'vitest';
import { ledgerEntry } from '../contract/schemas.ts';
import { cleanUp } from '../store/testing/clean-up.ts';
import { NOW, openIn, temporaryFolder } from '../store/testing/data-folder.ts';
import { createLedger, type LedgerRecord } from './ledger.ts';

afterEach(cleanUp);

const record = (value: string, changes: Partial<LedgerRecord> = {}): LedgerRecord => ({
  at: NOW,
  profile: 'profile-1',
  profileKind: 'primary',
  subject: 'setting.geolocation',
  value,
  noticeVersion: '4',
  device: 'head-unit',
  screen: null,
  ...changes,
});

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
      { ...record('off'), id: 2, screen: 'privacy', at: '2026-01-02T03:04:06.500Z' },
      { ...record('on'), id: 1, at: '2026-01-02T03:04:05.000Z' },
    ]);
    for (const entry of entries) expect(ledgerEntry.parse(entry)).toEqual(entry);
  });

  test('lists fifty unless told otherwise', () => {
    const ledger = createLedger(openIn(':memory:').database);
    for (let count = 1; count <= 60; count += 1) ledger.append(record(String(count)));
    expect(ledger.list()).toHaveLength(50);
    expect(ledger.list(2).map((entry) => entry.value)).toEqual(['60', '59']);
    expect(ledger.list(1000)).toHaveLength(60);
  });

  test('rolls back with the change that it records', () => {
    const { database } = openIn(':memory:');
    const ledger = createLedger(database);
    const change = database.transaction(() => {
      ledger.append(record('on'));
      throw new Error('the change failed');
    });
    expect(change).toThrow('the change failed');
    expect(ledger.list()).toEqual([]);
  });

  test('a row with a time or role that cannot be is shown, and hides no other', () => {
    const { database } = openIn(':memory:');
    const ledger = createLedger(database);
    ledger.append(record('on'));
    database.exec(
      "INSERT INTO ledger VALUES (9, 9223372036854775807, 'p', 'owner', 's', 'v', '1', 'd', NULL)",
    );
    const entries = ledger.list();
    expect(entries.map((entry) => [entry.at, entry.profileKind])).toEqual([
      ['1970-01-01T00:00:00.000Z', 'guest'],
      ['2026-01-02T03:04:05.000Z', 'primary'],
    ]);
  });
});
