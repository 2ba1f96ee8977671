import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  anyContext,
  anyKind,
  anySignal,
  contextWith,
  SERVICES_WITH_MESSAGES,
} from '../../testing/contexts.ts';
import { referenceAllows } from '../matrix/reference.ts';
import type { PrivacyContext } from './context.ts';
import { decide, GOVERNING_SETTING } from './decide.ts';
import { factsOf, MESSAGE_KIND_NAMES } from './message-kinds.ts';
import { SIGNAL_CATALOGUE } from './signals.ts';
import { CONSENT_PURPOSES, CONTRACTS, type ProfileKind } from './vocabulary.ts';

const base = contextWith({ settings: { geolocation: false, voiceData: false } });

const LATITUDE = 'Vehicle.CurrentLocation.Latitude';
const SPEED = 'Vehicle.Speed';
const TRANSCRIPT = 'Private.Voice.Transcript';
const SUBJECT = 'Vehicle.Occupant.Row1.DriverSide.Identifier.Subject';

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
          paused: setting !== null && context.paused[setting],
          accepted: context.accepted,
          noticeVersion: context.noticeVersion,
          epoch: context.epoch,
          kind,
        });
      }),
    );
  });

  test('R20 R21 R24 R25 R27 R28 the answer is that of the reference model, for every context, signal and kind', () => {
    fc.assert(
      fc.property(anySignal, anyContext, anyKind, (signal, context, kind) => {
        const allowed = SIGNAL_CATALOGUE.has(signal) && referenceAllows(signal, context, kind);
        expect(decide(signal, context, kind).outcome).toBe(allowed ? 'publish' : 'withhold');
      }),
      { numRuns: 20_000 },
    );
  });

  test('R18 a pause holds back what its switch would let go', () => {
    const paused = contextWith({ paused: { geolocation: true, voiceData: false } });
    expect(decide(LATITUDE, paused)).toMatchObject({
      outcome: 'withhold',
      rule: 'R18',
      because: { settingOn: true, paused: true },
    });
    expect(decide(LATITUDE, paused, 'crash-notification')).toMatchObject({
      outcome: 'withhold',
      rule: 'R18',
    });
    expect(decide(SPEED, paused).outcome).toBe('publish');
  });

  test('R25 what serves one consent only leaves with that consent, and with no other', () => {
    for (const purpose of CONSENT_PURPOSES) {
      const consents = { ...base.consents, [purpose]: true };
      for (const kind of CONSENT_PURPOSES) {
        for (const signal of factsOf(kind).minimalSet ?? []) {
          expect(decide(signal, { ...base, consents }, kind)).toMatchObject({
            outcome: kind === purpose ? 'publish' : 'withhold',
            rule: 'R25',
            because: { restsOn: kind },
          });
        }
      }
    }
  });

  test('R24 the report of a contract exists only while that contract is on, and then whatever the switches say', () => {
    for (const contract of CONTRACTS) {
      const off = contextWith({
        accepted: false,
        settings: base.settings,
        profile: { id: 'g', kind: 'guest' },
      });
      const on = { ...off, contracts: { ...off.contracts, [contract]: true } };
      expect(decide('Vehicle.TraveledDistance', off, `${contract}-report`)).toMatchObject({
        outcome: 'withhold',
        rule: 'R24',
      });
      expect(decide('Vehicle.TraveledDistance', on, `${contract}-report`)).toMatchObject({
        outcome: 'publish',
        rule: 'R24',
      });
    }
  });

  test('R27 a stolen vehicle is located only after consent and report, whatever the switch says', () => {
    const position = (consented: boolean, reported: boolean) =>
      decide(LATITUDE, { ...base, theft: { consented, reported } }, 'stolen-vehicle-position');
    expect(position(true, true)).toMatchObject({ outcome: 'publish', rule: 'R27' });
    expect(position(true, false)).toMatchObject({
      outcome: 'withhold',
      because: { reason: 'no-theft-report' },
    });
    expect(position(false, true)).toMatchObject({
      outcome: 'withhold',
      because: { reason: 'no-theft-consent' },
    });
    const reported = { ...base, theft: { consented: true, reported: true } };
    expect(decide(LATITUDE, reported).outcome).toBe('withhold');
  });

  test('R15 data that no service in use needs stays in the car', () => {
    const context = contextWith({ served: { ...base.served, location: false } });
    expect(decide(LATITUDE, context)).toMatchObject({ outcome: 'withhold', rule: 'R15' });
    expect(decide(SPEED, context).outcome).toBe('publish');
    expect(
      decide('Private.Trip.Start.Latitude', { ...base, services: new Set() }, 'drive-start').outcome,
    ).toBe('withhold');
  });

  test('R28 R30 while the record is broken, nothing that rests on consent leaves', () => {
    const context = contextWith({
      ledger: 'broken',
      consents: { ...base.consents, 'partner-sharing': true },
    });
    expect(decide(LATITUDE, context)).toMatchObject({
      outcome: 'withhold',
      because: { reason: 'ledger-broken' },
    });
    expect(decide('Vehicle.TraveledDistance', context, 'partner-sharing').outcome).toBe('withhold');
    expect(decide(SPEED, context).outcome).toBe('publish');
    expect(decide(SPEED, context, 'crash-notification').outcome).toBe('publish');
  });

  test('the whole decision table is that of the reference model', { timeout: 120_000 }, () => {
    const flags = [false, true];
    const pairs = flags.flatMap((geolocation) => flags.map((voiceData) => ({ geolocation, voiceData })));
    const services = [
      [],
      ['trip-log', 'warning-light-support'],
      ['voice-assistant'],
      SERVICES_WITH_MESSAGES,
    ].map((ids): ReadonlySet<string> => new Set(ids));
    const consents = Array.from({ length: 2 ** CONSENT_PURPOSES.length }, (_, bits) =>
      Object.fromEntries(CONSENT_PURPOSES.map((purpose, bit) => [purpose, (bits & (1 << bit)) !== 0])),
    ) as PrivacyContext['consents'][];
    const drivers = (['primary', 'secondary', 'guest'] as const).flatMap((kind) =>
      flags.map((accepted) => ({ profile: { id: kind, kind }, accepted })),
    );
    let size = 0;
    const differing: unknown[] = [];
    for (const driver of drivers)
      for (const settings of pairs)
        for (const paused of pairs)
          for (const given of consents)
            for (const inUse of services) {
              const context = contextWith({ ...driver, settings, paused, consents: given, services: inUse });
              for (const kind of MESSAGE_KIND_NAMES)
                for (const signal of SIGNAL_CATALOGUE.keys()) {
                  size += 1;
                  const outcome = referenceAllows(signal, context, kind) ? 'publish' : 'withhold';
                  if (decide(signal, context, kind).outcome !== outcome)
                    differing.push([signal, kind, context]);
                }
            }
    expect(differing.slice(0, 3)).toEqual([]);
    console.info(`decision table: ${size.toLocaleString('en')} decisions`);
    expect(size).toBe(6 * 4 * 4 * 32 * 4 * MESSAGE_KIND_NAMES.length * SIGNAL_CATALOGUE.size);
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
