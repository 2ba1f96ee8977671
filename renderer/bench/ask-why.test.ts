import { describe, expect, it } from 'vitest';
import { ALL_KINDS, type Decision, signalsToAsk, utcOf } from './ask-why.ts';

const decision = (signal: string, kind: string): Decision => ({
  signal,
  outcome: 'withhold',
  rule: 'R20',
  because: {
    reason: 'setting-off',
    category: 'location',
    kind,
    profile: 'p',
    profileKind: 'primary',
    setting: 'geolocation',
    settingOn: false,
    paused: false,
    restsOn: null,
    accepted: true,
    noticeVersion: '1.0',
    epoch: 1,
  },
});
const DECISIONS = [decision('a', 'telemetry'), decision('b', 'telemetry'), decision('a', 'leasing-report')];

describe('R29 what is asked about', () => {
  it('is every decision, each with its kind, or those of one kind', () => {
    expect(signalsToAsk(DECISIONS, ALL_KINDS)).toHaveLength(3);
    expect(signalsToAsk(DECISIONS, 'leasing-report')).toEqual([{ signal: 'a', kind: 'leasing-report' }]);
  });

  it('is each signal once for a kind that may carry any', () => {
    expect(signalsToAsk(DECISIONS, 'drive-start')).toEqual([
      { signal: 'a', kind: 'drive-start' },
      { signal: 'b', kind: 'drive-start' },
    ]);
  });

  it('takes a local time as UTC, and nothing for no time', () => {
    expect(utcOf('2026-11-22T10:00:00')).toBe(new Date('2026-11-22T10:00:00').toISOString());
    expect(utcOf('')).toBeNull();
    expect(utcOf('soon')).toBeNull();
  });
});
