import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type ServiceState, serviceState } from '../contract/schemas.ts';
import type { PrivacyContext } from '../privacy/context.ts';
import { decide } from '../privacy/decide.ts';
import { CONSENT_PURPOSES, type ProfileKind, type Setting } from '../privacy/vocabulary.ts';
import { SERVICE_CATALOGUE } from './catalogue.ts';
import { serviceStates } from './services.ts';

const NO_CONSENT = {
  'product-improvement': false,
  'performance-insight-and-marketing': false,
  'partner-sharing': false,
  'personalised-communication': false,
  'warning-support': false,
};

const contextOf = (
  kind: ProfileKind,
  settings: Record<Setting, boolean>,
  accepted = true,
): PrivacyContext => ({
  epoch: 1,
  store: 'ok',
  profile: { id: 'someone', kind },
  accepted,
  settings,
  consents: NO_CONSENT,
  noticeVersion: '4',
});

const ON = { geolocation: true, voiceData: true };
const OFF = { geolocation: false, voiceData: false };

const summary = (context: PrivacyContext): Record<string, string> =>
  Object.fromEntries(
    serviceStates(context).map(({ id, state, cause }) => [id, cause === null ? state : `${state}: ${cause}`]),
  );

const anyContext: fc.Arbitrary<PrivacyContext> = fc.record({
  epoch: fc.nat(),
  store: fc.constantFrom('ok', 'unreadable', 'unwritable', 'set-aside'),
  profile: fc.record({ id: fc.string(), kind: fc.constantFrom('primary', 'secondary', 'guest') }),
  accepted: fc.boolean(),
  settings: fc.record({ geolocation: fc.boolean(), voiceData: fc.boolean() }),
  consents: fc.record({
    'product-improvement': fc.boolean(),
    'performance-insight-and-marketing': fc.boolean(),
    'partner-sharing': fc.boolean(),
    'personalised-communication': fc.boolean(),
    'warning-support': fc.boolean(),
  }),
  noticeVersion: fc.string(),
});

describe('the services of a registered profile', () => {
  test('all work while both switches are on', () => {
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
      'stolen-vehicle-location': 'unavailable: geolocation',
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
    const states = summary(contextOf('guest', ON, false));
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
    const leaves = (service: ServiceState, context: PrivacyContext): boolean => {
      const kind = service.id === 'crash-notification' ? service.id : 'telemetry';
      const goes = (signal: string): boolean => decide(signal, context, kind).outcome === 'publish';
      return (
        (!service.needs.includes('location') || goes('Vehicle.CurrentLocation.Latitude')) &&
        (!service.needs.includes('telematics') || goes('Vehicle.Speed')) &&
        (!service.needs.includes('voice') || goes('Private.Voice.Transcript'))
      );
    };
    fc.assert(
      fc.property(anyContext, (context) => {
        for (const service of serviceStates(context)) {
          if (!leaves(service, context)) expect([service.id, service.state]).not.toContain('available');
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
