import { describe, expect, it } from 'vitest';
import type { Result } from '../../src/contract/commands.ts';
import type { UnitState } from '../../src/contract/schemas.ts';
import { type Lane, lanesOf, modeOf, rateOf, wayTo } from './leaving.ts';

type Decision = Result<'privacy.decisions'>[number];
type Message = Result<'message.list'>[number];

const decision = (
  category: Decision['because']['category'],
  outcome: Decision['outcome'],
  because: Partial<Decision['because']> = {},
): Decision => ({
  signal: 'x',
  outcome,
  rule: 'R15',
  because: {
    reason: outcome === 'publish' ? 'service-in-use' : 'service-off',
    category,
    kind: 'telemetry',
    profile: 'p',
    profileKind: 'primary',
    setting: null,
    settingOn: null,
    paused: false,
    restsOn: null,
    accepted: true,
    noticeVersion: '1.0',
    epoch: 1,
    ...because,
  },
});

const message = (kind: string, recipient: Message['recipient'], mandatory = false): Message => ({
  kind,
  topic: 'data',
  purpose: kind,
  legalBasis: 'consent',
  recipient,
  rests: 'consent',
  restsOn: kind,
  mandatory,
  signals: null,
});

const MESSAGES = [
  message('telemetry', 'service-providers'),
  message('partner-sharing', 'partners'),
  message('consumption-report', 'authorities', true),
];

const only = (decisions: readonly Decision[]): Lane => {
  const [lane, ...others] = lanesOf([...decisions], null, MESSAGES);
  if (lane === undefined || others.length > 0) throw new Error('Expected one lane.');
  return lane;
};

const unit = (status: string, ignition: string): UnitState =>
  ({ connection: { status }, vehicle: { ignition } }) as UnitState;

describe('a lane', () => {
  const SHARING = { kind: 'partner-sharing', reason: 'consent-given', restsOn: 'partner-sharing' };

  it('R61 names everyone who receives it now, once, and nobody while it is shut', () => {
    const open = [decision('telematics', 'publish'), decision('telematics', 'publish')];
    expect(only(open).recipients).toEqual(['service-providers']);
    expect(only([...open, decision('telematics', 'publish', SHARING)]).recipients).toEqual([
      'service-providers',
      'partners',
    ]);
    expect(only([decision('telematics', 'withhold')]).recipients).toEqual([]);
  });

  it('R25 is open for a consent alone, and then says so', () => {
    const lane = only([decision('telematics', 'withhold'), decision('telematics', 'publish', SHARING)]);
    expect(lane).toMatchObject({ open: true, reason: 'consent-given', recipients: ['partners'] });
    expect(wayTo(lane)).toEqual({ to: 'consent', purpose: 'partner-sharing' });
  });

  it('R24 is not opened by what the law requires, and does not name who receives that', () => {
    const required = decision('telematics', 'publish', { kind: 'consumption-report', reason: 'mandatory' });
    expect(only([decision('telematics', 'withhold'), required])).toMatchObject({
      open: false,
      reason: 'service-off',
      recipients: [],
    });
  });

  it('waits without a connection, rests with the ignition, and is shut whatever the connection', () => {
    const open = only([decision('telematics', 'publish')]);
    const shut = only([decision('telematics', 'withhold')]);
    expect(modeOf(open, unit('online', 'on'))).toBe('open');
    expect(modeOf(open, unit('offline', 'on'))).toBe('waits');
    expect(modeOf(open, unit('connecting', 'on'))).toBe('waits');
    expect(modeOf(open, unit('online', 'off'))).toBe('rests');
    expect(modeOf(shut, unit('offline', 'off'))).toBe('shut');
  });

  it.each([
    ['setting-off', 'geolocation', { to: 'switch', setting: 'geolocation' }],
    ['paused', 'voiceData', { to: 'switch', setting: 'voiceData' }],
    ['service-off', 'geolocation', { to: 'services' }],
    ['service-in-use', null, { to: 'services' }],
    ['terms-not-accepted', 'geolocation', { to: 'terms' }],
    ['guest-has-no-account', null, { to: 'people' }],
    ['theft-reported', 'geolocation', { to: 'theft' }],
    ['store-not-trusted', 'geolocation', { to: 'record' }],
    ['ledger-broken', 'geolocation', { to: 'record' }],
  ] as const)('leads from %s to what governs it', (reason, setting, way) => {
    expect(wayTo(only([decision('location', 'withhold', { reason, setting })]))).toEqual(way);
  });

  it('is drawn by the messages of its last minute', () => {
    const left = (lastMinute: number) => rateOf({ left: { lastMinute } } as Lane['counts']);
    expect(
      [null, 0, 1, 29, 30, 599, 600].map((count) => (count === null ? rateOf(null) : left(count))),
    ).toEqual([0, 0, 1, 1, 2, 2, 3]);
  });
});
