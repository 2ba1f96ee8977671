import * as z from 'zod/mini';
import { CAPABILITY_NAMES } from '../privacy/capabilities.ts';
import { RECIPIENTS } from '../privacy/message-kinds.ts';
import {
  CONSENT_PURPOSES,
  CONTRACTS,
  DATA_CATEGORIES,
  LANGUAGES,
  LEGAL_BASES,
  PROFILE_KINDS,
  SETTINGS,
} from '../privacy/vocabulary.ts';
import { climate, media, phoneCall } from './cabin.ts';
import { FAULT_NAMES, IGNITION_STATES, LIGHT_CHOICES } from './car.ts';
import { conditions, destination, health, motion } from './car-schemas.ts';
import { pace } from './clock-schemas.ts';
import { outages } from './outages.ts';

/** The shapes that cross the contract. Times are UTC, ISO 8601 with a `Z`. */

export const settingState = z.strictObject({
  /** What the driver asked for. */
  requested: z.boolean(),
  /** What is in force now: never on where it was not requested. */
  effective: z.boolean(),
  /** R18: when the pause ends that holds it off for now: a time, or the word `ignition-off`. */
  until: z.optional(z.string()),
});
export type SettingState = z.infer<typeof settingState>;

export const privacyState = z.strictObject({ geolocation: settingState, voiceData: settingState });
export type PrivacyState = z.infer<typeof privacyState>;

export const profile = z.strictObject({
  id: z.string(),
  name: z.string(),
  kind: z.enum(PROFILE_KINDS),
  language: z.enum(LANGUAGES),
  /** A hue in degrees for the avatar. */
  hue: z.number(),
  active: z.boolean(),
});
export type Profile = z.infer<typeof profile>;

/** R17: in use or not, and if so whether what it senses stays in the car. */
export const INDICATOR_STATES = ['off', 'on-board', 'leaving'] as const;
export const indicator = z.enum(INDICATOR_STATES);
export type Indicator = z.infer<typeof indicator>;

/** Why there is no connection, as far as it helps a driver; the sentence beside it says more. */
export const CONNECTION_CAUSES = [
  'first',
  'anew',
  'unreachable',
  'broken-off',
  'sign-in-refused',
  'taken-over',
  'not-trusted',
  'other-service',
  'stopped',
] as const;
export type ConnectionCause = (typeof CONNECTION_CAUSES)[number];

export const connection = z.strictObject({
  broker: z.enum(['embedded', 'external']),
  /** Never with a user name or password. */
  url: z.string(),
  protocol: z.enum(['3.1.1', '5']),
  status: z.enum(['connecting', 'online', 'offline']),
  since: z.string(),
  /** Why it is not online; null while it is. */
  cause: z.nullable(z.enum(CONNECTION_CAUSES)),
  /** The same as a sentence. */
  reason: z.nullable(z.string()),
});
export type Connection = z.infer<typeof connection>;

/** The themes a driver can choose; `auto` follows the light outside. */
export const THEMES = ['auto', 'day', 'night'] as const;
export const UNIT_SYSTEMS = ['metric', 'imperial'] as const;
/** Per cent of the designed size of text. */
export const TEXT_SIZES = [100, 125, 150] as const;

/** How a driver wants the unit to look and sound; the language is beside it, since it is the profile's. */
export const preferences = z.strictObject({
  units: z.enum(UNIT_SYSTEMS),
  theme: z.enum(THEMES),
  textSize: z.literal(TEXT_SIZES),
  /** Whether a touch is heard. */
  sound: z.boolean(),
});
export type Preferences = z.infer<typeof preferences>;

/** What the unit can tell a driver of its own accord. */
export const NOTIFICATION_KINDS = [
  ...FAULT_NAMES,
  'charge-low',
  'arrived',
  'private-trip-ended',
  'notice-published',
  'profile-paired',
  'connection-lost',
  'connection-back',
  'guest-session-ended',
] as const;
export const notification = z.strictObject({
  id: z.number(),
  at: z.string(),
  kind: z.enum(NOTIFICATION_KINDS),
  /** What its text is filled with, by name. */
  values: z.record(z.string(), z.union([z.string(), z.number()])),
  /** Whether the loaded profile has read it. */
  read: z.boolean(),
});
export type Notification = z.infer<typeof notification>;

export const unitState = z.strictObject({
  time: z.string(),
  /** Whether `clock.advance` moves this unit's time. */
  clock: z.enum(['real', 'virtual']),
  pace,
  outages,
  epoch: z.number(),
  vehicle: z.strictObject({
    name: z.string(),
    /** The random name that this vehicle has on the wire. */
    pseudonym: z.string(),
    ignition: z.enum(IGNITION_STATES),
    /** What the light sensor tells, and whether it follows the sun or was set by hand. */
    light: z.strictObject({ now: z.enum(['day', 'night']), chosen: z.enum(LIGHT_CHOICES) }),
  }),
  profile,
  /** R3: false from ignition on until somebody said who drives. */
  driverConfirmed: z.boolean(),
  /** R4: always true for a registered profile. */
  accepted: z.boolean(),
  /** The language of the user interface: the loaded profile's, unless one was forced at start. */
  language: z.enum(LANGUAGES),
  /** Whether the language was forced at start, so that nobody can choose another. */
  languageFixed: z.boolean(),
  preferences,
  /** False until somebody went through the first start of this unit. */
  welcomed: z.boolean(),
  noticeVersion: z.string(),
  termsVersion: z.string(),
  /** R33: a version of the notice that this profile has not confirmed yet, and the purposes that it changed. */
  notice: z.strictObject({ announced: z.boolean(), changed: z.array(z.enum(CONSENT_PURPOSES)) }),
  /** R6: what the loaded profile may do. */
  capabilities: z.array(z.enum(CAPABILITY_NAMES)),
  contracts: z.record(z.enum(CONTRACTS), z.boolean()),
  theft: z.strictObject({ consented: z.boolean(), reported: z.boolean() }),
  /** R30: whether the record is whole; if not, which entry breaks it. */
  ledger: z.strictObject({ status: z.enum(['ok', 'broken']), message: z.nullable(z.string()) }),
  /** R5: when the guest session ends by itself because the ignition is off; null while it does not. */
  guestEnds: z.nullable(z.string()),
  privacy: privacyState,
  consents: z.record(z.enum(CONSENT_PURPOSES), z.boolean()),
  indicators: z.strictObject({ position: indicator, microphone: indicator }),
  connection,
  drive: z.nullable(
    z.strictObject({ route: z.string(), name: z.string(), length: z.number(), arrived: z.boolean() }),
  ),
  destination: z.nullable(destination),
  climate,
  call: z.nullable(phoneCall),
  media,
  motion,
  health,
  /** Null where they cannot be changed, as in a replay. */
  conditions: z.nullable(conditions),
  /** What the loaded profile is to know, newest first; gone when the unit starts anew. */
  notifications: z.array(notification),
  store: z.strictObject({
    status: z.enum(['ok', 'unreadable', 'unwritable', 'set-aside']),
    message: z.nullable(z.string()),
  }),
});
export type UnitState = z.infer<typeof unitState>;

export const decision = z.strictObject({
  signal: z.string(),
  outcome: z.enum(['publish', 'withhold']),
  rule: z.string(),
  because: z.strictObject({
    reason: z.string(),
    category: z.nullable(z.enum(DATA_CATEGORIES)),
    kind: z.string(),
    profile: z.string(),
    profileKind: z.enum(PROFILE_KINDS),
    setting: z.nullable(z.enum(SETTINGS)),
    settingOn: z.nullable(z.boolean()),
    paused: z.boolean(),
    restsOn: z.nullable(z.string()),
    accepted: z.boolean(),
    noticeVersion: z.string(),
    epoch: z.number(),
  }),
});

export const ledgerEntry = z.strictObject({
  id: z.number(),
  at: z.string(),
  profile: z.string(),
  profileKind: z.enum(PROFILE_KINDS),
  /** What was decided: `setting.geolocation`, `consent.partner-sharing`, `guest.terms`, `profile.load`, … */
  subject: z.string(),
  value: z.string(),
  noticeVersion: z.string(),
  device: z.string(),
  screen: z.nullable(z.string()),
  /** SHA-256 over the former entry's hash and all of this entry, in hexadecimal. */
  hash: z.string(),
});
export type LedgerEntry = z.infer<typeof ledgerEntry>;

/** Whether every entry of the record still is what was written (R30). */
export const ledgerVerdict = z.strictObject({
  status: z.enum(['ok', 'broken']),
  entries: z.number(),
  /** The first entry that does not fit, null while all do. */
  broken: z.nullable(z.number()),
  message: z.nullable(z.string()),
});
export type LedgerVerdict = z.infer<typeof ledgerVerdict>;

/** A kind of message: why it is sent, to whom, all that it may contain, and whether it would leave now (R24, R25). */
export const messageKind = z.strictObject({
  kind: z.string(),
  topic: z.string(),
  purpose: z.string(),
  legalBasis: z.enum(LEGAL_BASES),
  recipient: z.enum(RECIPIENTS),
  rests: z.enum(['service', 'consent', 'law', 'contract', 'theft']),
  restsOn: z.nullable(z.string()),
  mandatory: z.boolean(),
  /** Null where any signal of the catalogue may be in it. */
  signals: z.nullable(
    z.array(z.strictObject({ signal: z.string(), leaves: z.boolean(), reason: z.string() })),
  ),
});

export const serviceState = z.strictObject({
  id: z.string(),
  group: z.enum(['standard', 'remote', 'smart', 'insurance', 'homecharge']),
  needs: z.array(z.enum(DATA_CATEGORIES)),
  /** Whether the primary has it switched on. */
  on: z.boolean(),
  state: z.enum(['available', 'degraded', 'unavailable']),
  /** What makes it so, null while it is available. */
  cause: z.nullable(
    z.enum([
      'geolocation',
      'voiceData',
      'not-accepted',
      'store-not-trusted',
      'switched-off',
      'consent-missing',
      'theft-not-reported',
    ]),
  ),
  /** What each switch costs this service while it is off (R15). */
  without: z.strictObject({
    geolocation: z.nullable(z.enum(['degraded', 'unavailable'])),
    voiceData: z.nullable(z.enum(['degraded', 'unavailable'])),
  }),
});
export type ServiceState = z.infer<typeof serviceState>;
