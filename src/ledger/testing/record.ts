import { NOW } from '../../store/testing/data-folder.ts';
import type { LedgerRecord } from '../ledger.ts';

/** A switch that the primary turned on the screen. */
export const record = (value: string, changes: Partial<LedgerRecord> = {}): LedgerRecord => ({
  at: NOW,
  profile: 'profile-1',
  profileKind: 'primary',
  subject: 'setting.geolocation',
  value,
  noticeVersion: '1.0',
  device: 'head-unit',
  screen: null,
  ...changes,
});
