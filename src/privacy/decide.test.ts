import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { PrivacyContext } from './context.ts';
import { decide, GOVERNING_SETTING } from './decide.ts';
import { MESSAGE_KINDS, type MessageKind } from './message-kinds.ts';
import { SIGNAL_CATALOGUE } from './signals.ts';
import { CONSENT_PURPOSES, PROFILE_KINDS, type ProfileKind } from './vocabulary.ts';

const consents = Object.fromEntries(
  CONSENT_PURPOSES.map((purpose) => [purpose, false]),
) as PrivacyContext['consents'];

const base: PrivacyContext = {
  epoch: 7,
  store: 'ok',
  profile: { id: 'p1', kind: 'primary' },
  accepted: true,
  settings: { geolocation: false, voiceData: false },
  consents,
  noticeVersion: '1.0',
};

const LATITUDE = 'Vehicle.CurrentLocation.Latitude';
const SPEED = 'Vehicle.Speed';
const TRANSCRIPT = 'Private.Voice.Transcript';
const SUBJECT = 'Vehicle.Occupant.Row1.DriverSide.Identifier.Subject';

const anyKind = fc.constantFrom(...(Object.keys(MESSAGE_KINDS) as MessageKind[]));
const anyContext: fc.Arbitrary<PrivacyContext> = fc.record({
  epoch: fc.nat(),
  store: fc.constantFrom('ok' as const, 'unreadable' as const, 'unwritable' as const, 'set-aside' as const),
  profile: fc.record({ id: fc.string(), kind: fc.constantFrom(...PROFILE_KINDS) }),
  accepted: fc.boolean(),
  settings: fc.record({ geolocation: fc.boolean(), voiceData: fc.boolean() }),
  consents: fc.constant(consents),
  noticeVersion: fc.string(),
});
const anySignal = fc.oneof(fc.constantFrom(...SIGNAL_CATALOGUE.keys()), fc.string());

describe('decide', () => {
  test('R20 every location signal leaves only while geolocation is on', () => {
    for (const [signal, category] of SIGNAL_CATALOGUE) {
      if (category !== 'location') continue;
      expect(decide(signal, base)).toMatchObject({ outcome: 'withhold', rule: 'R20' });
      const on = { ...base, settings: { geolocation: true, voiceData: false } };
      expect(decide(signal, on)).toMatchObject({ outcome: 'publish', rule: 'R20' });
    }
  });

  test('R21 every voice signal leaves only while voice data is on', () => {
    for (const [signal, category] of SIGNAL_CATALOGUE) {
      if (category !== 'voice') continue;
      expect(decide(signal, base, 'utterance')).toMatchObject({ outcome: 'withhold', rule: 'R21' });
      const on = { ...base, settings: { geolocation: false, voiceData: true } };
      expect(decide(signal, on, 'utterance')).toMatchObject({ outcome: 'publish', rule: 'R21' });
    }
  });

  test('R4 a guest who has not accepted sends nothing but mandatory messages, whatever the switches', () => {
    const guest: PrivacyContext = {
      ...base,
      profile: { id: 'g', kind: 'guest' },
      accepted: false,
      settings: { geolocation: true, voiceData: true },
    };
    for (const signal of SIGNAL_CATALOGUE.keys()) {
      expect(decide(signal, guest).outcome).toBe('withhold');
    }
    expect(decide(SPEED, guest)).toMatchObject({ rule: 'R4', because: { reason: 'terms-not-accepted' } });
    expect(decide(SPEED, guest, 'crash-notification')).toMatchObject({ outcome: 'publish', rule: 'R24' });
    expect(decide(SPEED, { ...guest, accepted: true }).outcome).toBe('publish');
  });

  test('R6 a guest has no account to identify', () => {
    const guest: PrivacyContext = { ...base, profile: { id: 'g', kind: 'guest' } };
    expect(decide(SUBJECT, guest)).toMatchObject({ outcome: 'withhold', rule: 'R6' });
    expect(decide(SUBJECT, base).outcome).toBe('publish');
  });

  test('R24 a crash notification is minimal, and goes without a position while geolocation is off', () => {
    expect(decide(SPEED, base, 'crash-notification')).toMatchObject({ outcome: 'publish', rule: 'R24' });
    expect(decide(LATITUDE, base, 'crash-notification')).toMatchObject({ outcome: 'withhold', rule: 'R20' });
    const on = { ...base, settings: { geolocation: true, voiceData: true } };
    expect(decide(LATITUDE, on, 'crash-notification')).toMatchObject({ outcome: 'publish', rule: 'R24' });
    expect(decide(SUBJECT, on, 'crash-notification')).toMatchObject({
      outcome: 'withhold',
      because: { reason: 'beyond-minimal-set' },
    });
    expect(decide(TRANSCRIPT, on, 'crash-notification').outcome).toBe('withhold');
  });

  test('R28 an unknown signal is withheld, also one that is named like a property of an object', () => {
    for (const signal of [
      '',
      'Vehicle.Speed ',
      'vehicle.speed',
      '__proto__',
      'constructor',
      'Vehicle.Cabin.Secret',
    ]) {
      expect(decide(signal, { ...base, settings: { geolocation: true, voiceData: true } })).toMatchObject({
        outcome: 'withhold',
        rule: 'R28',
      });
    }
  });

  test('R28 a store that is not trusted withholds everything, mandatory messages included', () => {
    fc.assert(
      fc.property(anySignal, anyContext, anyKind, (signal, context, kind) => {
        fc.pre(context.store !== 'ok');
        expect(decide(signal, context, kind)).toMatchObject({ outcome: 'withhold', rule: 'R28' });
      }),
    );
  });

  test('R29 every decision names the rule, the profile, the setting and the notice version', () => {
    fc.assert(
      fc.property(anySignal, anyContext, anyKind, (signal, context, kind) => {
        const { because, rule } = decide(signal, context, kind);
        const setting = because.category === null ? null : GOVERNING_SETTING[because.category];
        expect(rule).toMatch(/^R\d+$/u);
        expect(because).toMatchObject({
          profile: context.profile.id,
          profileKind: context.profile.kind,
          setting,
          settingOn: setting === null ? null : context.settings[setting],
          accepted: context.accepted,
          noticeVersion: context.noticeVersion,
          epoch: context.epoch,
          kind,
        });
      }),
    );
  });

  /** The rules once more, as a table of their own: written from the requirements, not from decide(). */
  const allowed = (signal: string, context: PrivacyContext, kind: MessageKind): boolean => {
    const category = SIGNAL_CATALOGUE.get(signal);
    if (category === undefined || context.store !== 'ok') return false;
    const inCrashSet = /Airbag|^Vehicle\.Speed$|CurrentLocation\.(Latitude|Longitude|Heading)$/u.test(signal);
    const opened = {
      location: context.settings.geolocation,
      voice: context.settings.voiceData,
      telematics: true,
      account: context.profile.kind !== ('guest' satisfies ProfileKind),
    } as Record<string, boolean>;
    if (kind === 'crash-notification') return inCrashSet && opened[category] === true;
    return context.accepted && opened[category] === true;
  };

  test('R20 R21 R24 R28 the answer is that of a reference model, for every context, signal and kind of message', () => {
    fc.assert(
      fc.property(anySignal, anyContext, anyKind, (signal, context, kind) => {
        const outcome = allowed(signal, context, kind) ? 'publish' : 'withhold';
        expect(decide(signal, context, kind).outcome).toBe(outcome);
      }),
      { numRuns: 5000 },
    );
  });

  test('R1 the roles of registered profiles get the same answers from the gate', () => {
    fc.assert(
      fc.property(anySignal, anyContext, anyKind, (signal, context, kind) => {
        const as = (profileKind: ProfileKind) =>
          decide(signal, { ...context, profile: { id: 'x', kind: profileKind } }, kind).outcome;
        expect(as('primary')).toBe(as('secondary'));
      }),
    );
  });
});
