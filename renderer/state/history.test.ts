import { describe, expect, it } from 'vitest';
import type { LedgerEntry } from '../../src/contract/schemas.ts';
import { historyOf } from './history.ts';

const entry = (id: number, profile: string, subject: string): LedgerEntry => ({
  id,
  at: '',
  profile,
  profileKind: profile === 'guest' ? 'guest' : 'primary',
  subject,
  value: 'on',
  noticeVersion: '1.0',
  device: 'head-unit',
  screen: null,
  hash: '',
});

/** Newest first: a guest, after Ada, after another guest. */
const LEDGER = [
  entry(6, 'guest', 'setting.geolocation'),
  entry(5, 'guest', 'profile.load'),
  entry(4, 'ada', 'setting.geolocation'),
  entry(3, 'ada', 'profile.load'),
  entry(2, 'guest', 'setting.voiceData'),
  entry(1, 'guest', 'profile.load'),
];
const ids = (rows: readonly LedgerEntry[]) => rows.map(({ id }) => id);

describe('the history', () => {
  it('shows a registered profile its own rows', () => {
    expect(ids(historyOf(LEDGER, { id: 'ada', kind: 'primary' }))).toEqual([4, 3]);
  });

  it('R5 shows a guest nothing of others, nor of the guest before', () => {
    expect(ids(historyOf(LEDGER, { id: 'guest', kind: 'guest' }))).toEqual([6, 5]);
    expect(ids(historyOf(LEDGER.slice(2), { id: 'guest', kind: 'guest' }))).toEqual([]);
  });

  it('R5 begins anew where one guest follows another', () => {
    const after = [entry(3, 'guest', 'profile.load'), ...LEDGER.slice(4)];
    expect(ids(historyOf(after, { id: 'guest', kind: 'guest' }))).toEqual([3]);
  });
});
