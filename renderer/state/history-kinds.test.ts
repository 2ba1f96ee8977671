import { describe, expect, it } from 'vitest';
import type { LedgerEntry } from '../../src/contract/schemas.ts';
import { joined, ofKind } from './history.ts';

const entry = (id: number, subject: string): LedgerEntry => ({
  id,
  at: '',
  profile: 'ada',
  profileKind: 'primary',
  subject,
  value: 'on',
  noticeVersion: '1.0',
  device: 'head-unit',
  screen: null,
  hash: '',
});
const ids = (rows: readonly LedgerEntry[]) => rows.map(({ id }) => id);

const ROWS = [
  entry(7, 'store.accept'),
  entry(6, 'profile.load'),
  entry(5, 'theft.report'),
  entry(4, 'notice.confirm'),
  entry(3, 'consent.partner-sharing'),
  entry(2, 'pause.geolocation'),
  entry(1, 'setting.geolocation'),
];

describe('R31 the history by kind', () => {
  it('sorts every row to a kind, and leaves none out of all', () => {
    expect(ids(ofKind(ROWS, 'all'))).toEqual([7, 6, 5, 4, 3, 2, 1]);
    expect(ids(ofKind(ROWS, 'switches'))).toEqual([2, 1]);
    expect(ids(ofKind(ROWS, 'consents'))).toEqual([4, 3]);
    expect(ids(ofKind(ROWS, 'services'))).toEqual([5]);
    expect(ids(ofKind(ROWS, 'drivers'))).toEqual([6]);
  });

  it('shows a row once where two pages of the record meet', () => {
    expect(ids(joined(ROWS.slice(0, 4), ROWS.slice(3)))).toEqual([7, 6, 5, 4, 3, 2, 1]);
  });
});
