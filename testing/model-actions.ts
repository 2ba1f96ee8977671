import fc from 'fast-check';
import type { Origin } from '../src/contract/dispatch.ts';
import { SERVICE_IDS } from '../src/matrix/reference.ts';
import {
  CONSENT_PURPOSES,
  CONTRACTS,
  type ConsentPurpose,
  type Contract,
  SETTINGS,
  type Setting,
} from '../src/privacy/vocabulary.ts';

export type Device = Origin['device'];

/** What somebody may ask of a unit, in the words of the model. */
export type Command =
  | { readonly command: 'profile.load'; readonly profile: string }
  | { readonly command: 'profile.confirm' | 'guest.accept' | 'notice.confirm' }
  | { readonly command: 'privacy.set'; readonly setting: Setting; readonly on: boolean }
  | {
      readonly command: 'privacy.pause';
      readonly settings: readonly Setting[];
      readonly minutes: number | null;
    }
  | { readonly command: 'privacy.resume'; readonly settings: readonly Setting[] }
  | { readonly command: 'consent.set'; readonly purpose: ConsentPurpose; readonly on: boolean }
  | { readonly command: 'service.set'; readonly service: string; readonly on: boolean }
  | { readonly command: 'contract.set'; readonly contract: Contract; readonly on: boolean }
  | { readonly command: 'theft.consent'; readonly on: boolean }
  | { readonly command: 'theft.report' | 'theft.end' }
  | {
      readonly command: 'notice.publish';
      readonly version: string;
      readonly changed: readonly ConsentPurpose[];
    }
  | { readonly command: 'vehicle.set'; readonly ignition: 'off' | 'acc' | 'on' }
  | { readonly command: 'vehicle.crash' | 'drive.start' | 'drive.stop' | 'assistant.say' };

/** What can happen to a unit. */
export type Action =
  | { readonly what: 'ask'; readonly asks: Command; readonly device: Device }
  | { readonly what: 'pass'; readonly seconds: number }
  | { readonly what: 'set-clock'; readonly seconds: number }
  /** `clock`: how far the clock was set meanwhile, in seconds. */
  | { readonly what: 'restart' | 'kill'; readonly clock: number }
  | { readonly what: 'writable'; readonly on: boolean };

const setting = fc.constantFrom(...SETTINGS);
const settings = fc.constantFrom<readonly Setting[]>(['geolocation'], ['voiceData'], SETTINGS);
const on = fc.boolean();
const purpose = fc.constantFrom(...CONSENT_PURPOSES);

const plain = <C extends string>(command: C) => fc.constant({ command });

/** Any command, of the drivers `people`. */
const anyCommand = (people: readonly string[]): fc.Arbitrary<Command> =>
  fc.oneof(
    {
      weight: 5,
      arbitrary: fc.record({
        command: fc.constant('profile.load' as const),
        profile: fc.constantFrom(...people, 'guest'),
      }),
    },
    { weight: 3, arbitrary: plain('guest.accept' as const) },
    {
      weight: 6,
      arbitrary: fc.record({ command: fc.constant('privacy.set' as const), setting, on }),
    },
    {
      weight: 4,
      arbitrary: fc.record({
        command: fc.constant('privacy.pause' as const),
        settings,
        minutes: fc.option(fc.constantFrom(1, 5, 30, 120)),
      }),
    },
    { weight: 1, arbitrary: fc.record({ command: fc.constant('privacy.resume' as const), settings }) },
    { weight: 4, arbitrary: fc.record({ command: fc.constant('consent.set' as const), purpose, on }) },
    {
      weight: 3,
      arbitrary: fc.record({
        command: fc.constant('service.set' as const),
        service: fc.constantFrom(...SERVICE_IDS),
        on,
      }),
    },
    {
      weight: 3,
      arbitrary: fc.record({
        command: fc.constant('contract.set' as const),
        contract: fc.constantFrom(...CONTRACTS),
        on,
      }),
    },
    { weight: 2, arbitrary: fc.record({ command: fc.constant('theft.consent' as const), on }) },
    { weight: 3, arbitrary: fc.oneof(plain('theft.report' as const), plain('theft.end' as const)) },
    {
      weight: 3,
      arbitrary: fc.record({
        command: fc.constant('notice.publish' as const),
        version: fc.constantFrom('0.9', '1.0', '1.1', '1.2', '2.0', '2.10', '10.0'),
        changed: fc.subarray([...CONSENT_PURPOSES]),
      }),
    },
    { weight: 2, arbitrary: plain('notice.confirm' as const) },
    {
      weight: 4,
      arbitrary: fc.record({
        command: fc.constant('vehicle.set' as const),
        ignition: fc.constantFrom('off' as const, 'off' as const, 'acc' as const, 'on' as const),
      }),
    },
    { weight: 4, arbitrary: plain('drive.start' as const) },
    { weight: 1, arbitrary: plain('drive.stop' as const) },
    { weight: 2, arbitrary: plain('vehicle.crash' as const) },
    { weight: 2, arbitrary: plain('assistant.say' as const) },
    { weight: 1, arbitrary: plain('profile.confirm' as const) },
  );

/** Any action at all, of the drivers `people`. */
export const anyAction = (people: readonly string[]): fc.Arbitrary<Action> =>
  fc.oneof(
    {
      weight: 30,
      arbitrary: fc.record({
        what: fc.constant('ask' as const),
        asks: anyCommand(people),
        device: fc.constantFrom('control' as const, 'head-unit' as const),
      }),
    },
    {
      weight: 8,
      arbitrary: fc.record({
        what: fc.constant('pass' as const),
        seconds: fc.oneof(fc.integer({ min: 1, max: 70 }), fc.constantFrom(300, 899, 901, 1800, 7200)),
      }),
    },
    {
      weight: 2,
      arbitrary: fc.record({
        what: fc.constant('set-clock' as const),
        seconds: fc.constantFrom(-60, -3600, -86_400, 600, 4000),
      }),
    },
    {
      weight: 2,
      arbitrary: fc.record({
        what: fc.constantFrom('restart' as const, 'kill' as const),
        clock: fc.constantFrom(0, 0, -600, 3600),
      }),
    },
    { weight: 2, arbitrary: fc.record({ what: fc.constant('writable' as const), on }) },
  );

/** A command in the words of the contract. */
export const argumentOf = (asks: Command): unknown => {
  switch (asks.command) {
    case 'profile.load':
      return { profile: asks.profile };
    case 'guest.accept':
      return { terms: true, notice: true };
    case 'privacy.pause': {
      const only = asks.settings.length === 1 ? { setting: asks.settings[0] } : {};
      return { ...only, ...(asks.minutes === null ? { until: 'ignition-off' } : { minutes: asks.minutes }) };
    }
    case 'privacy.resume':
      return asks.settings.length === 1 ? { setting: asks.settings[0] } : {};
    case 'assistant.say':
      return { text: 'find a quiet place' };
    default: {
      const { command: _command, ...argument } = asks;
      return Object.keys(argument).length === 0 ? undefined : argument;
    }
  }
};
