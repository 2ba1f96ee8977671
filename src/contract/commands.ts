import * as z from 'zod/mini';
import { MESSAGE_KIND_NAMES } from '../privacy/message-kinds.ts';
import { CONSENT_PURPOSES, CONTRACTS, LANGUAGES, SETTINGS } from '../privacy/vocabulary.ts';
import { CAR_COMMANDS } from './car-commands.ts';
import { CLOCK_COMMANDS } from './clock-commands.ts';
import { OUTAGE_COMMANDS } from './outage-commands.ts';
import { none, type Row } from './row.ts';
import { SCENARIO_COMMANDS } from './scenario-commands.ts';
import * as shape from './schemas.ts';
import { SNAPSHOT_COMMANDS } from './snapshot-commands.ts';
import * as telemetry from './telemetry-schemas.ts';

const name = z.string().check(z.minLength(1), z.maxLength(40));
const hue = z.int().check(z.minimum(0), z.maximum(359));
const at = z.iso.datetime();

/**
 * What a user interface, a test or a script may ask of a head unit: one row a command. Every host binds the whole
 * table once and checks arguments and results against it, so the two ends of a channel can't drift apart.
 */
export const COMMANDS = {
  'unit.state': {
    says: 'Everything a user interface shows, one snapshot',
    argument: none,
    result: shape.unitState,
  },
  'profile.list': {
    says: 'The registered profiles and the guest',
    argument: none,
    result: z.array(shape.profile),
  },
  'profile.load': {
    says: 'Loads a profile by id or name; it stays loaded until another is (R3)',
    argument: z.strictObject({ profile: z.string() }),
    result: shape.unitState,
  },
  'profile.unload': {
    says: 'Makes the driver a guest, with both switches off (R13)',
    argument: none,
    result: shape.unitState,
  },
  'profile.confirm': {
    says: 'The loaded profile is the one who drives (R3)',
    argument: none,
    result: shape.unitState,
  },
  'profile.create': {
    says: 'Registers a profile, with both switches off and no consent (R13); a vehicle has at most one primary (R1)',
    argument: z.strictObject({
      name,
      kind: z.enum(['primary', 'secondary']),
      language: z.optional(z.enum(LANGUAGES)),
      hue: z.optional(hue),
    }),
    result: shape.profile,
    capability: 'manage-profiles',
  },
  'profile.change': {
    says: 'Renames or recolours a profile, or changes its language',
    argument: z.strictObject({
      profile: z.string(),
      name: z.optional(name),
      language: z.optional(z.enum(LANGUAGES)),
      hue: z.optional(hue),
    }),
    result: shape.profile,
    capability: 'manage-profiles',
  },
  'profile.remove': {
    says: 'Removes a registered profile with all that it set; whoever had it loaded is a guest from then on',
    argument: z.strictObject({ profile: z.string() }),
    result: shape.unitState,
    capability: 'manage-profiles',
  },
  'pairing.start': {
    says: 'Shows a code with which a phone pairs a new profile, for five minutes',
    argument: none,
    result: z.strictObject({ code: z.string(), expires: z.string() }),
    capability: 'pair-with-head-unit',
  },
  'pairing.complete': {
    says: 'What the phone sends: the code, and who is paired, as a secondary',
    argument: z.strictObject({ code: z.string(), name, language: z.optional(z.enum(LANGUAGES)) }),
    result: shape.profile,
  },
  'notice.publish': {
    says: 'A new version of the privacy notice: announced to each profile at its next load, changed purposes asked again (R33)',
    argument: z.strictObject({ version: z.string(), changed: z.optional(z.array(z.enum(CONSENT_PURPOSES))) }),
    result: shape.unitState,
  },
  'notice.confirm': {
    says: 'The loaded profile has read the announced notice (R33)',
    argument: none,
    result: shape.unitState,
  },
  'guest.accept': {
    says: 'The guest accepts the terms of use and confirms the privacy notice (R4)',
    argument: z.strictObject({ terms: z.literal(true), notice: z.literal(true) }),
    result: shape.unitState,
  },
  'preferences.set': {
    says: 'Language, units, theme, text size and sound, for the loaded profile; a guest leaves none behind (R5)',
    argument: z.strictObject({
      language: z.optional(z.enum(LANGUAGES)),
      ...z.partial(shape.preferences).shape,
    }),
    result: shape.unitState,
  },
  'setup.complete': {
    says: 'The first start is over: the language that the unit speaks to whoever has none of their own; a guest who comes later changes nothing (R5)',
    argument: z.strictObject({ language: z.enum(LANGUAGES) }),
    result: shape.unitState,
  },
  'privacy.get': {
    says: 'Both switches, requested and effective (R16)',
    argument: none,
    result: shape.privacyState,
  },
  'privacy.set': {
    says: 'Turns a switch; off answers only when nothing of that category can reach the wire any more (R26)',
    argument: z.strictObject({ setting: z.enum(SETTINGS), on: z.boolean() }),
    result: shape.privacyState,
  },
  'privacy.pause': {
    says: 'Holds a switch off, or both, until the ignition is off or for some minutes; then what was before is restored (R18)',
    argument: z.union([
      z.strictObject({ setting: z.optional(z.enum(SETTINGS)), until: z.literal('ignition-off') }),
      z.strictObject({
        setting: z.optional(z.enum(SETTINGS)),
        minutes: z.int().check(z.minimum(1), z.maximum(24 * 60)),
      }),
    ]),
    result: shape.privacyState,
  },
  'privacy.resume': {
    says: 'Ends a pause before its time',
    argument: z.optional(z.strictObject({ setting: z.optional(z.enum(SETTINGS)) })),
    result: shape.privacyState,
  },
  'privacy.why': {
    says: 'Whether a signal would leave now, or would have at a time in the past, and why (R29)',
    argument: z.strictObject({
      signal: z.string(),
      kind: z.optional(z.enum(MESSAGE_KIND_NAMES)),
      at: z.optional(at),
    }),
    result: shape.decision,
  },
  'privacy.decisions': {
    says: 'The decision for every signal of the catalogue, and for each mandatory message (R24, R29)',
    argument: none,
    result: z.array(shape.decision),
  },
  'consent.set': {
    says: 'Gives or withdraws the consent for one purpose (R25, R55)',
    argument: z.strictObject({ purpose: z.enum(CONSENT_PURPOSES), on: z.boolean() }),
    result: z.record(z.enum(CONSENT_PURPOSES), z.boolean()),
  },
  'contract.set': {
    says: 'Switches a contract about the vehicle on or off; its reports go out only while it is on (R24)',
    argument: z.strictObject({ contract: z.enum(CONTRACTS), on: z.boolean() }),
    result: z.record(z.enum(CONTRACTS), z.boolean()),
    capability: 'manage-contracts',
  },
  'theft.consent': {
    says: 'The owner agrees beforehand that a stolen vehicle may be located, or withdraws that (R27)',
    argument: z.strictObject({ on: z.boolean() }),
    result: shape.unitState,
    capability: 'report-theft',
  },
  'theft.report': {
    says: 'The owner reports the vehicle stolen, by the account: its position leaves until theft.end (R27)',
    argument: none,
    result: shape.unitState,
  },
  'theft.end': {
    says: 'The vehicle is found: no position leaves for it any more (R27)',
    argument: none,
    result: shape.unitState,
  },
  'message.list': {
    says: 'Every kind of message: why, on what ground, to whom, and whether it would leave now (R24, R25)',
    argument: none,
    result: z.array(shape.messageKind),
  },
  'ledger.list': {
    says: 'The record of every acceptance, consent and switch, newest first (R30)',
    argument: z.optional(
      z.strictObject({
        profile: z.optional(z.string()),
        from: z.optional(at),
        to: z.optional(at),
        limit: z.optional(z.int().check(z.minimum(1), z.maximum(1000))),
      }),
    ),
    result: z.array(shape.ledgerEntry),
  },
  'ledger.export': {
    says: 'The whole record of one profile as data, oldest first, with the verdict on the record (R31)',
    argument: z.optional(z.strictObject({ profile: z.optional(z.string()) })),
    result: z.strictObject({ verdict: shape.ledgerVerdict, entries: z.array(shape.ledgerEntry) }),
  },
  'ledger.verify': {
    says: 'Checks the chain of the record from its first entry to its last (R30)',
    argument: none,
    result: shape.ledgerVerdict,
  },
  'service.set': {
    says: 'Switches a service on or off for the vehicle; data of a service that is off is not published',
    argument: z.strictObject({ service: z.string(), on: z.boolean() }),
    result: z.array(shape.serviceState),
    capability: 'switch-services',
  },
  'service.list': {
    says: 'Every service, its state, and what each switch costs it (R15)',
    argument: none,
    result: z.array(shape.serviceState),
  },
  ...CAR_COMMANDS,
  ...SCENARIO_COMMANDS,
  'telemetry.stats': {
    says: 'Counts for each category: offered, published, acknowledged, withheld by reason, queued',
    argument: none,
    result: telemetry.telemetryStats,
  },
  'wire.list': {
    says: 'The newest messages that an independent subscriber received from the broker, oldest first',
    argument: none,
    result: z.array(telemetry.wireMessage),
  },
  'store.accept': {
    says: 'A person has read that the damaged store was set aside: the new one is trusted from now on (R28)',
    argument: none,
    result: shape.unitState,
  },
  ...CLOCK_COMMANDS,
  ...SNAPSHOT_COMMANDS,
  ...OUTAGE_COMMANDS,
  'host.link': {
    says: 'A fresh one-time link to the head unit, for one more browser window',
    argument: none,
    result: z.strictObject({ url: z.string() }),
  },
} as const satisfies Record<string, Row>;

export type CommandName = keyof typeof COMMANDS;
export type Argument<C extends CommandName> = z.infer<(typeof COMMANDS)[C]['argument']>;
export type Result<C extends CommandName> = z.infer<(typeof COMMANDS)[C]['result']>;

/** The command names, in table order. */
export const COMMAND_NAMES = Object.keys(COMMANDS) as readonly CommandName[];

/** Whether `name` is a row of the table; own keys only, so that `constructor` is none. */
export const isCommand = (name: string): name is CommandName => Object.hasOwn(COMMANDS, name);
