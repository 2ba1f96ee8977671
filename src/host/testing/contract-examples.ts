import type { Argument, CommandName, Result } from '../../contract/commands.ts';

type Example<C extends CommandName> = { readonly argument: Argument<C>; readonly result: Result<C> };

const AT = '2026-01-01T00:00:00.000Z';

const alex: Result<'profile.list'>[number] = {
  id: 'p1',
  name: 'Alex',
  kind: 'primary',
  language: 'nl',
  hue: 210,
  active: true,
};

const privacy: Result<'privacy.get'> = {
  geolocation: { requested: true, effective: true, until: AT },
  voiceData: { requested: false, effective: false },
};

const consents: Result<'consent.set'> = {
  'product-improvement': false,
  'performance-insight-and-marketing': false,
  'partner-sharing': true,
  'personalised-communication': false,
  'warning-support': false,
};

const clock: Result<'clock.state'> = { time: AT, kind: 'virtual', running: false, speed: 1 };

const state: Result<'unit.state'> = {
  time: AT,
  clock: 'virtual',
  pace: { running: false, speed: 1 },
  outages: { broker: 'slow', network: 'back', store: 'free' },
  epoch: 3,
  vehicle: { name: 'Demo vehicle', pseudonym: 'v-1', ignition: 'on', light: { now: 'day', chosen: 'sun' } },
  profile: alex,
  driverConfirmed: true,
  accepted: true,
  language: 'nl',
  languageFixed: false,
  preferences: { units: 'metric', theme: 'auto', textSize: 125, sound: true },
  welcomed: true,
  noticeVersion: '4',
  termsVersion: '1',
  privacy,
  consents,
  notice: { announced: true, changed: ['partner-sharing'] },
  capabilities: ['switch-services'],
  contracts: { insurance: true, maintenance: false, leasing: false },
  theft: { consented: true, reported: false },
  ledger: { status: 'ok', message: null },
  guestEnds: null,
  indicators: { position: 'leaving', microphone: 'off' },
  connection: {
    broker: 'embedded',
    url: 'mqtt://127.0.0.1:1883',
    protocol: '3.1.1',
    status: 'online',
    since: AT,
    cause: null,
    reason: null,
  },
  drive: { route: 'demo', name: 'Demo', length: 12_000, arrived: false },
  destination: { route: 'demo', along: 9000, name: 'Square', position: [4.9, 52.37] },
  climate: { on: true, temperature: 21.5 },
  call: { to: 'dealer', since: AT },
  media: { playing: true, track: 'open-road' },
  motion: {
    at: 1_767_225_600_000,
    position: [4.9, 52.37],
    heading: 90,
    speed: 50,
    odometer: 1000,
    distance: 10,
    charge: 80,
    fuel: null,
    range: 200_000,
    outsideTemperature: 11.5,
    power: 12.5,
    consumption: 14.2,
    fuelConsumption: null,
    duration: 60,
  },
  conditions: {
    road: 'wet',
    doors: ['tailgate'],
    gnss: { fix: 'dead-reckoning', lost: true },
    sensors: { 'Vehicle.Speed': 'stuck' },
  },
  health: {
    tyres: [{ wheel: 'front-left', pressure: 190, recommended: 250, low: true }],
    faults: [{ fault: 'tyre-low', code: null, since: AT }],
    leaking: false,
    serviceDue: false,
  },
  notifications: [{ id: 1, at: AT, kind: 'charge-low', values: { charge: 14 }, read: false }],
  store: { status: 'ok', message: null },
};

const decision: Result<'privacy.why'> = {
  signal: 'Speed',
  outcome: 'publish',
  rule: 'R20',
  because: {
    reason: 'allowed',
    category: 'telematics',
    kind: 'sample',
    profile: 'p1',
    profileKind: 'primary',
    setting: null,
    settingOn: null,
    paused: false,
    restsOn: null,
    accepted: true,
    noticeVersion: '4',
    epoch: 3,
  },
};

const counts: Result<'telemetry.stats'>['location'] = {
  offered: 2,
  published: 1,
  acknowledged: 1,
  withheld: { 'setting-off': 1 },
  queued: 0,
  dropped: 0,
  expired: 0,
  purged: 0,
  left: { total: 1, lastMinute: 1, lastAt: AT },
};

const entry: Result<'ledger.list'>[number] = {
  id: 1,
  at: AT,
  profile: 'p1',
  profileKind: 'primary',
  subject: 'setting.geolocation',
  value: 'on',
  noticeVersion: '4',
  device: 'head-unit',
  screen: null,
  hash: '00',
};

const verdict: Result<'ledger.verify'> = { status: 'ok', entries: 1, broken: null, message: null };

const weather: Result<'service.list'>[number] = {
  id: 'weather',
  group: 'smart',
  needs: ['location'],
  on: true,
  state: 'degraded',
  cause: 'geolocation',
  without: { geolocation: 'degraded', voiceData: null },
};

const scenarioRun: Result<'scenario.stop'> = {
  run: 1,
  name: 'crash',
  title: 'A crash',
  parameters: { geolocation: 'off' },
  state: 'running',
  began: AT,
  duration: 60_000,
  elapsed: 12_000,
  steps: [{ id: 'crash', says: 'crash (crash: now)', due: null, at: 11_000, state: 'done', because: null }],
  expectations: [
    {
      says: 'told once',
      rule: 'R24',
      verdict: 'broke',
      at: 11_500,
      because: 'There came 2, and more may have followed.',
      message: { at: 11_500, topic: 'event/crash-notification', payload: '{}', retained: false },
    },
  ],
  timeLine: {
    switches: [{ lane: 'geolocation', changes: [{ at: 0, on: false }] }],
    slot: 200,
    messages: [{ lane: 'telematics', slots: [[55, 2]] }],
  },
  messages: 2,
  notes: [{ key: 'was-driving', sentence: 'A drive was under way.', remedy: 'Stop it first.', values: {} }],
  fault: null,
};

/** One fitting argument and result for each row of the contract, so that a transport can be tried with the whole table. */
export const EXAMPLES: { readonly [C in CommandName]: Example<C> } = {
  'unit.state': { argument: {}, result: state },
  'profile.list': { argument: {}, result: [alex] },
  'profile.load': { argument: { profile: 'Alex' }, result: state },
  'profile.unload': { argument: {}, result: state },
  'profile.confirm': { argument: {}, result: state },
  'profile.create': { argument: { name: 'Alex', kind: 'secondary' }, result: alex },
  'profile.change': { argument: { profile: 'Alex', hue: 20 }, result: alex },
  'profile.remove': { argument: { profile: 'Alex' }, result: state },
  'pairing.start': { argument: {}, result: { code: '012345', expires: AT } },
  'pairing.complete': { argument: { code: '012345', name: 'Alex' }, result: alex },
  'notice.publish': { argument: { version: '1.1', changed: ['partner-sharing'] }, result: state },
  'notice.confirm': { argument: {}, result: state },
  'guest.accept': { argument: { terms: true, notice: true }, result: state },
  'preferences.set': { argument: { units: 'imperial', textSize: 150 }, result: state },
  'setup.complete': { argument: { language: 'nl' }, result: state },
  'privacy.get': { argument: {}, result: privacy },
  'privacy.set': { argument: { setting: 'geolocation', on: true }, result: privacy },
  'privacy.pause': { argument: { until: 'ignition-off' }, result: privacy },
  'privacy.resume': { argument: { setting: 'geolocation' }, result: privacy },
  'contract.set': {
    argument: { contract: 'insurance', on: true },
    result: { insurance: true, maintenance: false, leasing: false },
  },
  'theft.consent': { argument: { on: true }, result: state },
  'theft.report': { argument: {}, result: state },
  'theft.end': { argument: {}, result: state },
  'message.list': {
    argument: {},
    result: [
      {
        kind: 'leasing-report',
        topic: 'event/leasing-report',
        purpose: 'leasing',
        legalBasis: 'contract',
        recipient: 'leasing-company',
        rests: 'contract',
        restsOn: 'leasing',
        mandatory: true,
        signals: [{ signal: 'Vehicle.TraveledDistance', leaves: true, reason: 'contract-on' }],
      },
    ],
  },
  'ledger.export': { argument: {}, result: { verdict, entries: [entry] } },
  'ledger.verify': { argument: {}, result: verdict },
  'privacy.why': { argument: { signal: 'Speed' }, result: decision },
  'privacy.decisions': { argument: {}, result: [decision] },
  'consent.set': { argument: { purpose: 'partner-sharing', on: true }, result: consents },
  'ledger.list': {
    argument: { limit: 10 },
    result: [entry],
  },
  'service.list': { argument: {}, result: [weather] },
  'service.set': { argument: { service: 'weather', on: false }, result: [weather] },
  'vehicle.set': { argument: { ignition: 'acc' }, result: state },
  'vehicle.crash': { argument: {}, result: state },
  'vehicle.fault': { argument: { fault: 'tyre-low', on: true }, result: state },
  'vehicle.door': { argument: { door: 'tailgate', open: true }, result: state },
  'gnss.set': { argument: { lost: true }, result: state },
  'sensor.fault': { argument: { signal: 'Vehicle.Speed', fault: 'stuck' }, result: state },
  'notification.read': { argument: { id: 1 }, result: state },
  'notification.dismiss': { argument: {}, result: state },
  'drive.start': { argument: { route: 'demo' }, result: state },
  'drive.stop': { argument: {}, result: state },
  'destination.set': { argument: { route: 'demo', along: 9000, name: 'Square' }, result: state },
  'destination.clear': { argument: {}, result: state },
  'route.list': {
    argument: {},
    result: [
      {
        id: 'demo',
        name: 'Demo',
        length: 12_000,
        geometry: [[4.9, 52.37]],
        places: [{ id: 'square', name: 'Square', position: [4.9, 52.37], along: 9000 }],
      },
    ],
  },
  'route.add': {
    argument: {
      name: 'To the lake',
      geometry: [
        [4.9, 52.37],
        [4.91, 52.37],
      ],
    },
    result: {
      id: 'drawn-1',
      name: 'To the lake',
      length: 679,
      geometry: [
        [4.9, 52.37],
        [4.91, 52.37],
      ],
      places: [],
    },
  },
  'route.remove': { argument: { route: 'drawn-1' }, result: state },
  'climate.set': { argument: { temperature: 21.5 }, result: state },
  'call.start': { argument: { to: 'dealer' }, result: state },
  'call.end': { argument: {}, result: state },
  'media.set': { argument: { playing: true, track: 'open-road' }, result: state },
  'assistant.say': {
    argument: { text: 'How warm is it?', source: 'spoken', duration: 1.5, confidence: 0.9 },
    result: {
      left: false,
      decision,
      answer: {
        intent: 'weather',
        outcome: 'weather-kept',
        values: { temperature: 11.5, cause: 'voiceData' },
      },
    },
  },
  'assistant.listen': { argument: { on: true }, result: state },
  'telemetry.stats': {
    argument: {},
    result: {
      account: counts,
      billing: counts,
      location: counts,
      telematics: counts,
      vehicle: counts,
      homecharge: counts,
      security: counts,
      voice: counts,
    },
  },
  'wire.list': {
    argument: {},
    result: [{ at: AT, topic: 'glovebox/v1/v-1/state', payload: '{}', retained: true, qos: 1 }],
  },
  'scenario.list': {
    argument: {},
    result: [
      {
        name: 'crash',
        title: 'A crash',
        about: null,
        rules: ['R24'],
        duration: 60_000,
        parameters: { geolocation: ['on', 'off'] },
        checks: ['told once'],
        obstacles: [],
      },
    ],
  },
  'scenario.run': { argument: { name: 'crash', parameters: { geolocation: 'off' } }, result: { run: 1 } },
  'scenario.stop': { argument: {}, result: scenarioRun },
  'scenario.state': { argument: {}, result: scenarioRun },
  'store.accept': { argument: {}, result: state },
  'clock.state': { argument: {}, result: clock },
  'clock.pause': { argument: {}, result: clock },
  'clock.resume': { argument: {}, result: clock },
  'clock.speed': { argument: { times: 'max' }, result: { ...clock, speed: 'max' } },
  'clock.step': { argument: { milliseconds: 100 }, result: clock },
  'clock.set': { argument: { seconds: -3600 }, result: clock },
  'broker.fault': { argument: { state: 'wrong-certificate' }, result: state },
  'network.fault': { argument: { state: 'lost' }, result: state },
  'store.fault': { argument: { state: 'full' }, result: state },
  'power.cut': { argument: {}, result: { pid: 1 } },
  'clock.advance': { argument: { seconds: 60 }, result: state },
  'snapshot.list': {
    argument: {},
    result: [{ name: 'first-run', says: 'A unit that nobody has used yet.', bundled: true }],
  },
  'snapshot.save': {
    argument: { name: 'before-the-tunnel' },
    result: { name: 'before-the-tunnel', says: null, bundled: false },
  },
  'snapshot.restore': { argument: { name: 'before-the-tunnel' }, result: state },
  'snapshot.remove': { argument: { name: 'before-the-tunnel' }, result: [] },
  'host.link': { argument: {}, result: { url: 'http://127.0.0.1:1/#token=x' } },
};
