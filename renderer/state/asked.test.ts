import { describe, expect, it } from 'vitest';
import type { LedgerEntry } from '../../src/contract/schemas.ts';
import { askedAgain } from './asked.ts';
import type { Purpose } from './switches.ts';

const NONE = {
  'product-improvement': false,
  'performance-insight-and-marketing': false,
  'partner-sharing': false,
  'personalised-communication': false,
  'warning-support': false,
};

const row = (value: 'on' | 'off', noticeVersion: string): LedgerEntry => ({
  id: 1,
  at: '',
  profile: 'ada',
  profileKind: 'primary',
  subject: 'consent.partner-sharing',
  value,
  noticeVersion,
  device: 'head-unit',
  screen: null,
  hash: '',
});

const at = (changed: Purpose[], ledger: readonly LedgerEntry[], consents = NONE) =>
  askedAgain({
    state: { consents, notice: { announced: true, changed }, noticeVersion: '1.1', epoch: 5 },
    ledger,
    ledgerEpoch: 5,
  });

describe('R33 what is asked again', () => {
  it('is a purpose that changed, until it was answered under the new version, either way', () => {
    expect(at(['partner-sharing'], [])).toEqual(['partner-sharing']);
    expect(at(['partner-sharing'], [row('on', '1.0')])).toEqual(['partner-sharing']);
    expect(at(['partner-sharing'], [row('off', '1.1'), row('on', '1.0')])).toEqual([]);
    expect(at(['partner-sharing'], [row('on', '1.1')], { ...NONE, 'partner-sharing': true })).toEqual([]);
  });

  it('is a consent that was given and rests, after the notice was confirmed without answering it', () => {
    expect(at([], [row('on', '1.0')])).toEqual(['partner-sharing']);
    expect(at([], [row('off', '1.1'), row('on', '1.0')])).toEqual([]);
    expect(at([], [row('on', '1.0')], { ...NONE, 'partner-sharing': true })).toEqual([]);
  });

  it('is not guessed from a record that is older than the state', () => {
    const state = {
      consents: NONE,
      notice: { announced: false, changed: [] },
      noticeVersion: '1.1',
      epoch: 6,
    };
    expect(askedAgain({ state, ledger: [row('on', '1.1')], ledgerEpoch: 5 })).toEqual([]);
  });
});
