import fc from 'fast-check';
import type { PrivacyContext } from '../src/privacy/context.ts';
import { MESSAGE_KIND_NAMES } from '../src/privacy/message-kinds.ts';
import { SIGNAL_CATALOGUE } from '../src/privacy/signals.ts';
import {
  CONSENT_PURPOSES,
  CONTRACTS,
  DATA_CATEGORIES,
  PROFILE_KINDS,
  SETTINGS,
} from '../src/privacy/vocabulary.ts';

const each = <Name extends string, T>(names: readonly Name[], value: T): Record<Name, T> =>
  Object.fromEntries(names.map((name) => [name, value])) as Record<Name, T>;

const eachOf = <Name extends string, T>(
  names: readonly Name[],
  value: fc.Arbitrary<T>,
): fc.Arbitrary<Record<Name, T>> => fc.record(each(names, value)) as unknown as fc.Arbitrary<Record<Name, T>>;

/** The services that messages of their own rest on. */
export const SERVICES_WITH_MESSAGES = [
  'trip-log',
  'voice-assistant',
  'warning-light-support',
  'stolen-vehicle-location',
] as const;

/** A registered primary driver with every service and both switches on, no consent and no contract, unless told otherwise. */
export const contextWith = (changes: Partial<PrivacyContext> = {}): PrivacyContext => ({
  epoch: 1,
  store: 'ok',
  ledger: 'ok',
  profile: { id: 'primary', kind: 'primary' },
  accepted: true,
  settings: each(SETTINGS, true),
  paused: each(SETTINGS, false),
  consents: each(CONSENT_PURPOSES, false),
  services: new Set(SERVICES_WITH_MESSAGES),
  served: each(DATA_CATEGORIES, true),
  contracts: each(CONTRACTS, false),
  theft: { consented: false, reported: false },
  noticeVersion: '1.0',
  ...changes,
});

/** Any context at all, consistent or not. */
export const anyContext: fc.Arbitrary<PrivacyContext> = fc.record({
  epoch: fc.nat(),
  store: fc.constantFrom(
    'ok' as const,
    'ok' as const,
    'unreadable' as const,
    'unwritable' as const,
    'set-aside' as const,
  ),
  ledger: fc.constantFrom('ok' as const, 'ok' as const, 'broken' as const),
  profile: fc.record({ id: fc.string(), kind: fc.constantFrom(...PROFILE_KINDS) }),
  accepted: fc.boolean(),
  settings: eachOf(SETTINGS, fc.boolean()),
  paused: eachOf(SETTINGS, fc.boolean()),
  consents: eachOf(CONSENT_PURPOSES, fc.boolean()),
  services: fc.subarray([...SERVICES_WITH_MESSAGES]).map((ids): ReadonlySet<string> => new Set(ids)),
  served: eachOf(DATA_CATEGORIES, fc.boolean()),
  contracts: eachOf(CONTRACTS, fc.boolean()),
  theft: fc.record({ consented: fc.boolean(), reported: fc.boolean() }),
  noticeVersion: fc.string(),
});

/** Any kind of message. */
export const anyKind = fc.constantFrom(...MESSAGE_KIND_NAMES);

/** A signal of the catalogue, or any text. */
export const anySignal = fc.oneof(
  { weight: 9, arbitrary: fc.constantFrom(...SIGNAL_CATALOGUE.keys()) },
  { weight: 1, arbitrary: fc.string() },
);
