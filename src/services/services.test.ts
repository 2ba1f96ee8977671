import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type ServiceState, serviceState } from '../contract/schemas.ts';
import { CAPABILITIES } from '../privacy/capabilities.ts';
import type { PrivacyContext } from '../privacy/context.ts';
import { decide } from '../privacy/decide.ts';
import type { MessageKind } from '../privacy/message-kinds.ts';
import { CONSENT_PURPOSES, DATA_CATEGORIES, type ProfileKind, type Setting } from '../privacy/vocabulary.ts';
import { SERVICE_CATALOGUE } from './catalogue.ts';
import { served, serviceStates } from './services.ts';

const NO_CONSENT = {
  'product-improvement': false,
  'performance-insight-and-marketing': false,
  'partner-sharing': false,
  'personalised-communication': false,
  'warning-support': false,
};
const ALL_SERVICES = SERVICE_CATALOGUE.map((service) => service.id);
const NOT_PAUSED = { geolocation: false, voiceData: false };

const contextOf = (
  kind: ProfileKind,
  settings: Record<Setting, boolean>,
  changes: Partial<PrivacyContext> = {},
): PrivacyContext => {
  const services = changes.services ?? new Set(ALL_SERVICES);
  return {
    epoch: 1,
    store: 'ok',
    ledger: 'ok',
    profile: { id: 'someone', kind },
    accepted: true,
    settings,
    paused: NOT_PAUSED,
    consents: { ...NO_CONSENT, 'warning-support': true },
    services,
    served: served(services),
    contracts: { insurance: false, maintenance: false, leasing: false },
    theft: { consented: true, reported: true },
    noticeVersion: '1.0',
    ...changes,
  };
};

const ON = { geolocation: true, voiceData: true };
const OFF = { geolocation: false, voiceData: false };

const summary = (context: PrivacyContext): Record<string, string> =>
  Object.fromEntries(
    serviceStates(context).map(({ id, state, cause }) => [id, cause === null ? state : `${state}: ${cause}`]),
  );

const anySwitches = fc.record({ geolocation: fc.boolean(), voiceData: fc.boolean() });
const anyContext: fc.Arbitrary<PrivacyContext> = fc
  .record({
    epoch: fc.nat(),
    store: fc.constantFrom('ok', 'ok', 'ok', 'unreadable', 'unwritable', 'set-aside'),
    ledger: fc.constantFrom('ok', 'ok', 'broken'),
    profile: fc.record({ id: fc.string(), kind: fc.constantFrom('primary', 'secondary', 'guest') }),
    accepted: fc.boolean(),
    settings: anySwitches,
    paused: anySwitches,
    consents: fc.record({
      'product-improvement': fc.boolean(),
      'performance-insight-and-marketing': fc.boolean(),
      'partner-sharing': fc.boolean(),
      'personalised-communication': fc.boolean(),
      'warning-support': fc.boolean(),
    }),
    services: fc.subarray(ALL_SERVICES).map((ids) => new Set(ids)),
    contracts: fc.record({ insurance: fc.boolean(), maintenance: fc.boolean(), leasing: fc.boolean() }),
    theft: fc.record({ consented: fc.boolean(), reported: fc.boolean() }),
    noticeVersion: fc.string(),
  } satisfies { [Key in Exclude<keyof PrivacyContext, 'served'>]: fc.Arbitrary<PrivacyContext[Key]> })
  .map((context) => ({ ...context, served: served(context.services) }));

describe('the services of a registered profile', () => {
  test('all work while both switches are on, warnings are consented to, and a theft is reported', () => {
    const states = summary(contextOf('primary', ON));
    expect(Object.keys(states)).toEqual(SERVICE_CATALOGUE.map((service) => service.id));
    expect(new Set(Object.values(states))).toEqual(new Set(['available']));
  });

  test('R15 R24 with geolocation off each one says what it loses, and the crash notification goes on', () => {
    expect(summary(contextOf('primary', { geolocation: false, voiceData: true }))).toEqual({
      'crash-notification': 'degraded: geolocation',
      'warning-light-support': 'available',
      'maintenance-reminder': 'available',
      'trip-log': 'degraded: geolocation',
      'stolen-vehicle-location': 'available',
      'over-the-air-updates': 'available',
      'remote-control': 'available',
      'find-my-car': 'unavailable: geolocation',
      'connected-navigation': 'degraded: geolocation',
      'online-place-search': 'degraded: geolocation',
      'parking-and-fuel-prices': 'unavailable: geolocation',
      weather: 'degraded: geolocation',
      'voice-assistant': 'degraded: geolocation',
      'connected-score': 'degraded: geolocation',
      'charging-at-home': 'available',
    });
  });

  test('R15 with voice data off only the voice assistant is lost, and that cause outweighs geolocation', () => {
    const lost = Object.entries(
      summary(contextOf('primary', { geolocation: true, voiceData: false })),
    ).filter(([, state]) => state !== 'available');
    expect(lost).toEqual([['voice-assistant', 'unavailable: voiceData']]);
    expect(summary(contextOf('primary', OFF))['voice-assistant']).toBe('unavailable: voiceData');
  });
});

describe('a service', () => {
  const stateOf = (id: string, changes: Partial<PrivacyContext>, settings = ON): string | undefined =>
    summary(contextOf('primary', settings, changes))[id];

  test('R15 that the primary switched off says so, whatever else would keep it', () => {
    const services = new Set(ALL_SERVICES.filter((id) => id !== 'weather'));
    expect(stateOf('weather', { services })).toBe('unavailable: switched-off');
    expect(stateOf('weather', { services }, OFF)).toBe('unavailable: switched-off');
    expect(stateOf('parking-and-fuel-prices', { services })).toBe('available');
    const on = Object.fromEntries(
      serviceStates(contextOf('primary', ON, { services })).map((state) => [state.id, state.on]),
    );
    expect(on).toEqual({ ...Object.fromEntries(ALL_SERVICES.map((id) => [id, true])), weather: false });
  });

  test('R18 misses a paused switch as it misses one that is off', () => {
    for (const setting of ['geolocation', 'voiceData'] as const) {
      const paused = summary(contextOf('primary', ON, { paused: { ...NOT_PAUSED, [setting]: true } }));
      expect(paused).toEqual(summary(contextOf('primary', { ...ON, [setting]: false })));
    }
  });

  test('R25 warning-light support asks for its consent', () => {
    expect(stateOf('warning-light-support', { consents: NO_CONSENT })).toBe('unavailable: consent-missing');
    expect(stateOf('warning-light-support', {}, OFF)).toBe('available');
  });

  test.each([
    [false, false, 'unavailable: consent-missing'],
    [false, true, 'unavailable: consent-missing'],
    [true, false, 'unavailable: theft-not-reported'],
    [true, true, 'available'],
  ])(
    'R27 stolen-vehicle location with consent %s and report %s is %s, whatever the switch',
    (consented, reported, state) => {
      for (const settings of [ON, OFF]) {
        expect(stateOf('stolen-vehicle-location', { theft: { consented, reported } }, settings)).toBe(state);
      }
    },
  );

  test('R28 R30 loses what rests on consent while the record is broken', () => {
    expect(summary(contextOf('primary', ON, { ledger: 'broken' }))).toMatchObject({
      'crash-notification': 'degraded: store-not-trusted',
      'warning-light-support': 'unavailable: store-not-trusted',
      'stolen-vehicle-location': 'unavailable: store-not-trusted',
      'find-my-car': 'unavailable: store-not-trusted',
      'maintenance-reminder': 'available',
    });
  });

  test('R24 the crash notification is there without any subscription', () => {
    expect(stateOf('crash-notification', { services: new Set() })).toBe('available');
  });
});

describe('what the services that are on need', () => {
  const needed = (ids: readonly string[]): readonly string[] =>
    DATA_CATEGORIES.filter((category) => served(new Set(ids))[category]);

  test('R15 is served, and nothing else', () => {
    expect(needed(ALL_SERVICES)).toEqual([
      'account',
      'location',
      'telematics',
      'vehicle',
      'homecharge',
      'voice',
    ]);
    expect(needed(['weather'])).toEqual(['account', 'location']);
    expect(needed(['maintenance-reminder', 'voice-assistant'])).toEqual([
      'account',
      'location',
      'telematics',
      'vehicle',
      'voice',
    ]);
    expect(needed(['nonsense'])).toEqual([]);
  });

  test('R24 R25 R27 a service with messages of its own is no reason to publish telemetry', () => {
    expect(needed(['crash-notification', 'warning-light-support', 'stolen-vehicle-location'])).toEqual([]);
  });

  test('R15 no telemetry leaves for services that are all off, and location only while one that needs it is on', () => {
    fc.assert(
      fc.property(anyContext, (context) => {
        const leaves = decide('Vehicle.CurrentLocation.Latitude', context).outcome === 'publish';
        const needing = SERVICE_CATALOGUE.filter(
          ({ id, needs, fedByTelemetry }) =>
            fedByTelemetry && needs.includes('location') && context.services.has(id),
        );
        if (needing.length === 0) expect(leaves).toBe(false);
      }),
    );
  });
});

describe('R6 who may use what', () => {
  const idsFor = (kind: ProfileKind): readonly string[] =>
    serviceStates(contextOf(kind, ON)).map(({ id }) => id);

  test('the primary all, a secondary all but the remote services', () => {
    expect(idsFor('primary')).toEqual(ALL_SERVICES);
    expect(ALL_SERVICES.filter((id) => !idsFor('secondary').includes(id))).toEqual([
      'remote-control',
      'find-my-car',
    ]);
  });

  test('the catalogue says the same of every service as the table of capabilities of its group', () => {
    for (const { id, group, mayUse } of SERVICE_CATALOGUE) {
      if (id === 'crash-notification') expect(mayUse).toEqual(['primary', 'secondary', 'guest']);
      else if (group === 'remote') expect(mayUse).toEqual(CAPABILITIES['remote-services']);
      else if (group === 'smart') expect(mayUse).toEqual(CAPABILITIES['smart-services']);
      else expect(mayUse).toEqual(['primary', 'secondary']);
    }
  });
});

describe('the services of a guest', () => {
  const GUEST_SERVICES = [
    'crash-notification',
    'connected-navigation',
    'online-place-search',
    'parking-and-fuel-prices',
    'weather',
    'voice-assistant',
  ];

  test('R4 before acceptance none works but the crash notification', () => {
    const states = summary(contextOf('guest', ON, { accepted: false }));
    expect(states).toEqual({
      ...Object.fromEntries(GUEST_SERVICES.map((id) => [id, 'unavailable: not-accepted'])),
      'crash-notification': 'available',
    });
  });

  test('R6 after acceptance there are the Smart services and the crash notification, no more', () => {
    const states = summary(contextOf('guest', ON));
    expect(Object.keys(states)).toEqual(GUEST_SERVICES);
    expect(new Set(Object.values(states))).toEqual(new Set(['available']));
  });
});

describe('in whatever context', () => {
  test('every service has an answer of the promised shape, and the context is left as it was', () => {
    fc.assert(
      fc.property(anyContext, (context) => {
        const before = structuredClone(context);
        for (const state of serviceStates(context)) expect(serviceState.parse(state)).toEqual(state);
        expect(context).toEqual(before);
      }),
    );
  });

  test('R28 no service works while the store is not trusted', () => {
    fc.assert(
      fc.property(anyContext, (context) => {
        fc.pre(context.store !== 'ok');
        for (const { state, cause } of serviceStates(context)) {
          expect({ state, cause }).toEqual({ state: 'unavailable', cause: 'store-not-trusted' });
        }
      }),
    );
  });

  test('R20 R21 a service is whole only if the gate lets out every sort of data that it needs', () => {
    const KIND: Readonly<Record<string, MessageKind>> = {
      'crash-notification': 'crash-notification',
      'warning-light-support': 'warning-support',
      'stolen-vehicle-location': 'stolen-vehicle-position',
    };
    const SPEED: Readonly<Record<string, string>> = {
      'warning-light-support': 'Vehicle.Diagnostics.DTCCount',
    };
    const leaves = (service: ServiceState, context: PrivacyContext): boolean => {
      const goes = (signal: string, kind = KIND[service.id] ?? 'telemetry'): boolean =>
        decide(signal, context, kind).outcome === 'publish';
      return (
        (!service.needs.includes('location') || goes('Vehicle.CurrentLocation.Latitude')) &&
        (!service.needs.includes('telematics') || goes(SPEED[service.id] ?? 'Vehicle.Speed')) &&
        (!service.needs.includes('voice') || goes('Private.Voice.Transcript', 'utterance'))
      );
    };
    fc.assert(
      fc.property(anyContext, (context) => {
        for (const service of serviceStates(context)) {
          // A category that is not collected, such as of home charging, can't be missed.
          expect([service.id, service.state === 'available' && !leaves(service, context)]).toEqual([
            service.id,
            false,
          ]);
        }
      }),
    );
  });

  test('turning a switch on never takes a service away', () => {
    const RANK = { unavailable: 0, degraded: 1, available: 2 };
    fc.assert(
      fc.property(anyContext, fc.constantFrom('geolocation', 'voiceData'), (context, setting: Setting) => {
        const on = serviceStates({ ...context, settings: { ...context.settings, [setting]: true } });
        const off = serviceStates({ ...context, settings: { ...context.settings, [setting]: false } });
        expect(on.map(({ id }) => id)).toEqual(off.map(({ id }) => id));
        on.forEach((service, index) => {
          expect(RANK[service.state]).toBeGreaterThanOrEqual(RANK[off[index]?.state ?? 'unavailable']);
        });
      }),
    );
  });

  test('the consents are five', () => {
    expect(Object.keys(NO_CONSENT)).toEqual([...CONSENT_PURPOSES]);
  });
});
