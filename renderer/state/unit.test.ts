import { describe, expect, it } from 'vitest';
import type { UnitState } from '../../src/contract/schemas.ts';
import { overlayOf } from '../unit/overlay.ts';
import { lanesOf, leavingOf } from './leaving.ts';
import { isMoving, NOTHING_YET, restsOn, unitTime, withMotion, withState } from './unit.ts';

const MOTION = {
  at: Date.UTC(2026, 10, 22, 10, 0, 0),
  position: [5.4, 51.4] as [number, number],
  heading: 0,
  speed: 0,
  odometer: 0,
  distance: 0,
  charge: 50,
  fuel: null,
  range: 1000,
  outsideTemperature: 10,
  power: 0,
  consumption: null,
  fuelConsumption: null,
  duration: 0,
};

const STATE: UnitState = {
  time: '2026-11-22T10:00:00.000Z',
  clock: 'real',
  pace: { running: true, speed: 1 },
  outages: { broker: 'up', network: 'back', store: 'free' },
  epoch: 1,
  vehicle: { name: 'Demo vehicle', pseudonym: 'v', ignition: 'on', light: { now: 'day', chosen: 'sun' } },
  profile: { id: 'p', name: 'Ada', kind: 'primary', language: 'en', hue: 1, active: true },
  driverConfirmed: true,
  accepted: true,
  language: 'en',
  languageFixed: false,
  preferences: { units: 'metric', theme: 'auto', textSize: 100, sound: true },
  welcomed: true,
  noticeVersion: '1.0',
  termsVersion: '1.0',
  notice: { announced: false, changed: [] },
  capabilities: [],
  contracts: { insurance: false, maintenance: false, leasing: false },
  theft: { consented: false, reported: false },
  ledger: { status: 'ok', message: null },
  guestEnds: null,
  privacy: {
    geolocation: { requested: false, effective: false },
    voiceData: { requested: false, effective: false },
  },
  consents: {
    'product-improvement': false,
    'performance-insight-and-marketing': false,
    'partner-sharing': false,
    'personalised-communication': false,
    'warning-support': false,
  },
  indicators: { position: 'on-board', microphone: 'off' },
  connection: {
    broker: 'embedded',
    url: 'mqtt://x',
    protocol: '5',
    status: 'online',
    since: '',
    cause: null,
    reason: null,
  },
  drive: null,
  destination: null,
  climate: { on: true, temperature: 21 },
  call: null,
  media: { playing: false, track: 'first-light' },
  motion: MOTION,
  health: { tyres: [], faults: [], leaking: false, serviceDue: false },
  conditions: null,
  notifications: [],
  store: { status: 'ok', message: null },
};

const NOTHING = { declined: false, noticePutOff: false };
const DECLINED = { declined: true, noticePutOff: false };

const decision = (
  category: 'location' | 'telematics',
  outcome: 'publish' | 'withhold',
  kind = 'telemetry',
) => ({
  signal: `s.${category}`,
  outcome,
  rule: 'R20',
  because: {
    reason: outcome === 'publish' ? 'setting-on' : 'setting-off',
    category,
    kind,
    profile: 'p',
    profileKind: 'primary' as const,
    setting: null,
    settingOn: null,
    paused: false,
    restsOn: null,
    accepted: true,
    noticeVersion: '1.0',
    epoch: 1,
  },
});

describe('what the unit has told', () => {
  it('lets the time run on from what was last heard, on a real clock only', () => {
    const heard = withState(NOTHING_YET, STATE, 5000);
    expect(unitTime(heard, 7000)).toBe(MOTION.at + 2000);
    const paced = (pace: typeof STATE.pace) =>
      unitTime(withState(NOTHING_YET, { ...STATE, pace }, 5000), 7000);
    expect(paced({ running: true, speed: 50 })).toBe(MOTION.at + 100_000);
    expect(paced({ running: false, speed: 50 })).toBe(MOTION.at);
    expect(paced({ running: true, speed: 'max' })).toBe(MOTION.at);
    expect(unitTime(NOTHING_YET, 7000)).toBeNull();
  });

  it('moves when the car says so', () => {
    const still = withState(NOTHING_YET, STATE, 0);
    expect(isMoving(still)).toBe(false);
    expect(isMoving(withMotion(still, { ...MOTION, speed: 30 }, 0))).toBe(true);
  });

  it('asks again what rests on the epoch when it rises, and not for anything else', () => {
    expect(restsOn({ ...STATE, epoch: 2 })).not.toBe(restsOn(STATE));
    expect(restsOn({ ...STATE, driverConfirmed: false })).toBe(restsOn(STATE));
    expect(restsOn({ ...STATE, ledger: { status: 'broken', message: '' } })).not.toBe(restsOn(STATE));
  });
});

describe('what lies over the screens', () => {
  it('R14 quick privacy comes before everything, standby and the question who drives included', () => {
    const off = { ...STATE, vehicle: { ...STATE.vehicle, ignition: 'off' as const }, driverConfirmed: false };
    expect(overlayOf(off, 'quick-privacy', NOTHING)).toBe('quick-privacy');
    expect(overlayOf(off, 'none', NOTHING)).toBe('standby');
  });

  it('R3 asks who drives until somebody said so', () => {
    expect(overlayOf({ ...STATE, driverConfirmed: false }, 'none', NOTHING)).toBe('who-drives');
    expect(overlayOf(STATE, 'none', NOTHING)).toBe('none');
  });

  it('R4 shows a guest the terms once, and after a refusal only when asked', () => {
    const guest = { ...STATE, profile: { ...STATE.profile, kind: 'guest' as const }, accepted: false };
    expect(overlayOf(guest, 'none', NOTHING)).toBe('guest-terms');
    expect(overlayOf(guest, 'none', DECLINED)).toBe('none');
    expect(overlayOf(guest, 'guest-terms', DECLINED)).toBe('guest-terms');
    expect(overlayOf({ ...guest, accepted: true }, 'guest-terms', NOTHING)).toBe('none');
  });
});

describe('R33 a notice that changed', () => {
  const announced = { ...STATE, notice: { announced: true, changed: [] } };

  it('is announced once the driver is confirmed, and after who drives', () => {
    expect(overlayOf(announced, 'none', NOTHING)).toBe('new-notice');
    expect(overlayOf({ ...announced, driverConfirmed: false }, 'none', NOTHING)).toBe('who-drives');
  });

  it('is not shown again once it was put off, unless asked for', () => {
    const off = { declined: false, noticePutOff: true };
    expect(overlayOf(announced, 'none', off)).toBe('none');
    expect(overlayOf(announced, 'new-notice', off)).toBe('new-notice');
  });

  it('never lies over quick privacy, nor over what the driver opened', () => {
    expect(overlayOf(announced, 'quick-privacy', NOTHING)).toBe('quick-privacy');
    expect(overlayOf(announced, 'profiles', NOTHING)).toBe('profiles');
  });
});

describe('what leaves', () => {
  it('opens a lane where any signal of the category may leave, and shuts it otherwise', () => {
    const lanes = lanesOf(
      [
        decision('location', 'withhold'),
        decision('telematics', 'withhold'),
        decision('telematics', 'publish'),
      ],
      null,
    );
    expect(lanes.map(({ category, open }) => [category, open])).toEqual([
      ['location', false],
      ['telematics', true],
    ]);
    expect(leavingOf(STATE, lanes)).toEqual({
      kind: 'some',
      leave: [],
      may: ['telematics'],
      stay: ['location'],
    });
  });

  it('says that nothing leaves by an open lane before something has left by it', () => {
    const idle = {
      offered: 0,
      published: 0,
      acknowledged: 0,
      withheld: {},
      queued: 0,
      dropped: 0,
      expired: 0,
      purged: 0,
      left: { total: 0, lastMinute: 0, lastAt: null },
    };
    const lanes = lanesOf([decision('telematics', 'publish')], null).map((lane) => ({
      ...lane,
      counts: idle,
    }));
    expect(leavingOf(STATE, lanes)).toEqual({ kind: 'some', leave: [], may: ['telematics'], stay: [] });
    const waiting = lanes.map((lane) => ({
      ...lane,
      counts: { ...idle, offered: 1, published: 1, queued: 1 },
    }));
    expect(leavingOf(STATE, waiting)).toMatchObject({ leave: [], may: ['telematics'] });
    const left = { total: 1, lastMinute: 0, lastAt: null };
    const busy = lanes.map((lane) => ({ ...lane, counts: { ...idle, offered: 1, left } }));
    expect(leavingOf(STATE, busy)).toEqual({ kind: 'some', leave: ['telematics'], may: [], stay: [] });
  });

  it('R24 does not count a mandatory message as an open lane', () => {
    const lanes = lanesOf(
      [decision('telematics', 'withhold'), { ...decision('telematics', 'publish', 'crash-notification') }],
      null,
    );
    expect(lanes.map(({ open }) => open)).toEqual([false]);
    expect(leavingOf(STATE, lanes)).toEqual({ kind: 'nothing', but: 'law' });
    const insured = { ...STATE, contracts: { ...STATE.contracts, insurance: true } };
    expect(leavingOf(insured, lanes)).toEqual({ kind: 'nothing', but: 'contract' });
    const untrusted = { ...STATE, store: { ...STATE.store, status: 'set-aside' as const } };
    expect(leavingOf(untrusted, lanes)).toEqual({ kind: 'nothing', but: 'none' });
  });

  it('says that nothing leaves while there is no connection or the ignition is off', () => {
    const lanes = lanesOf([decision('telematics', 'publish')], null);
    const offline = { ...STATE, connection: { ...STATE.connection, status: 'offline' as const } };
    expect(leavingOf(offline, lanes)).toEqual({ kind: 'offline' });
    const off = { ...STATE, vehicle: { ...STATE.vehicle, ignition: 'off' as const } };
    expect(leavingOf(off, lanes)).toEqual({ kind: 'ignition-off' });
  });
});
