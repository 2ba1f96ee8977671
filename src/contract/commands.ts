import * as z from 'zod/mini';
import { CONSENT_PURPOSES, SETTINGS } from '../privacy/vocabulary.ts';
import { IGNITION_STATES } from './car.ts';
import * as shape from './schemas.ts';

const none = z.optional(z.strictObject({}));

type Row = { readonly says: string; readonly argument: z.ZodMiniType; readonly result: z.ZodMiniType };

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
  'guest.accept': {
    says: 'The guest accepts the terms of use and confirms the privacy notice (R4)',
    argument: z.strictObject({ terms: z.literal(true), notice: z.literal(true) }),
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
  'privacy.why': {
    says: 'Whether a signal would leave now, and why (R29)',
    argument: z.strictObject({ signal: z.string() }),
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
  'ledger.list': {
    says: 'The record of every acceptance, consent and switch, newest first (R30)',
    argument: z.optional(z.strictObject({ limit: z.optional(z.int().check(z.minimum(1), z.maximum(1000))) })),
    result: z.array(shape.ledgerEntry),
  },
  'service.list': {
    says: 'Every service, its state, and what each switch costs it (R15)',
    argument: none,
    result: z.array(shape.serviceState),
  },
  'vehicle.set': {
    says: 'Turns the ignition',
    argument: z.strictObject({ ignition: z.optional(z.enum(IGNITION_STATES)) }),
    result: shape.unitState,
  },
  'vehicle.crash': {
    says: 'Deploys the airbag: the crash notification goes out, without a position while geolocation is off (R24)',
    argument: none,
    result: shape.unitState,
  },
  'drive.start': {
    says: 'Drives a route from its beginning; the ignition comes on by itself',
    argument: z.optional(z.strictObject({ route: z.optional(z.string()) })),
    result: shape.unitState,
  },
  'drive.stop': { says: 'Stops the drive where the car is', argument: none, result: shape.unitState },
  'route.list': {
    says: 'The routes that can be driven, with their coordinates',
    argument: none,
    result: z.array(shape.route),
  },
  'assistant.say': {
    says: 'Speaks to the assistant; the words leave the car only while voice data is on (R21)',
    argument: z.strictObject({ text: z.string().check(z.minLength(1), z.maxLength(500)) }),
    result: z.strictObject({ left: z.boolean(), decision: shape.decision }),
  },
  'telemetry.stats': {
    says: 'Counts for each category: offered, published, acknowledged, withheld by reason, queued',
    argument: none,
    result: shape.telemetryStats,
  },
  'wire.list': {
    says: 'The newest messages that an independent subscriber received from the broker, oldest first',
    argument: none,
    result: z.array(shape.wireMessage),
  },
  'store.accept': {
    says: 'A person has read that the damaged store was set aside: the new one is trusted from now on (R28)',
    argument: none,
    result: shape.unitState,
  },
  'clock.advance': {
    says: 'Moves a virtual clock forward',
    argument: z.strictObject({ seconds: z.number().check(z.positive(), z.maximum(31_536_000)) }),
    result: shape.unitState,
  },
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
