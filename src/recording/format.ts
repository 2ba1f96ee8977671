import * as z from 'zod/mini';

/** The first line of a recording names its version; one that is not known is refused. */
export const RECORDING_VERSION = 1;

const signalValue = z.union([z.number(), z.boolean(), z.string()]);
const t = z.int().check(z.minimum(0));
const count = z.int().check(z.minimum(0));

/** The first line: what a run began from. Nothing in it comes from the machine or its clock but, on a real clock, `started`. */
export const header = z.strictObject({
  glovebox: z.literal('recording'),
  version: z.literal(RECORDING_VERSION),
  /** Null where no seed made what is recorded. */
  seed: z.nullable(z.int()),
  /** The name of the vehicle on the wire. */
  vehicle: z.nullable(z.string()),
  /** The route that is driven where none is named. */
  route: z.nullable(z.string()),
  /** When the recording began, on the clock of the unit. */
  started: z.iso.datetime(),
  clock: z.enum(['real', 'virtual']),
  /** The first levels of every topic. */
  prefix: z.nullable(z.string()),
});
export type Header = z.infer<typeof header>;

/** What the car offered to the gate, whole, before anything was withheld. */
const signals = z.strictObject({
  t,
  kind: z.literal('signals'),
  /** The kind of message that they were offered for. */
  of: z.string(),
  signals: z.record(z.string(), signalValue),
});

/** What the gate decides from now on, where that differs from what it decided before, and how often it has since. */
const decision = z.strictObject({
  t,
  kind: z.literal('decision'),
  of: z.string(),
  /** By outcome and reason, the signals whose decision changed: `publish consent`, `withhold setting-off`, … */
  changed: z.record(z.string(), z.array(z.string())),
  /** How many signals went through the gate since the last such line, and how many it let out. */
  counts: z.strictObject({ decided: count, published: count }),
});

/** A message as an independent subscriber received it from the broker. */
const message = z.strictObject({
  t,
  kind: z.literal('message'),
  topic: z.string(),
  /** The payload, as it is. */
  payload: z.string(),
  /** Content type and user properties, which MQTT 5 alone has. */
  headers: z.record(z.string(), z.string()),
  qos: z.int().check(z.minimum(0), z.maximum(2)),
  retain: z.boolean(),
});

/** What the unit is from now on, where that changed. */
const state = z.strictObject({ t, kind: z.literal('state'), changed: z.record(z.string(), z.unknown()) });

/** A command of the contract, as it was given. */
const step = z.strictObject({
  t,
  kind: z.literal('step'),
  command: z.string(),
  argument: z.optional(z.unknown()),
});

/** Every other line. `t` is milliseconds since the recording began, and never falls. */
export const entry = z.discriminatedUnion('kind', [signals, decision, message, state, step]);
export type Entry = z.infer<typeof entry>;
export type SignalsEntry = z.infer<typeof signals>;
export const ENTRY_KINDS = [
  'signals',
  'decision',
  'message',
  'state',
  'step',
] as const satisfies readonly Entry['kind'][];
export type EntryKind = (typeof ENTRY_KINDS)[number];

/** The schema of one line, for editors and other tools: `assets/recording.schema.json`. */
export const recordingSchema = (): object => ({
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  $id: 'recording.schema.json',
  title: 'A line of a Glovebox recording',
  description: 'The first line is a header, every other line an entry. See docs/recording.md.',
  anyOf: [header, entry].map((part) => {
    const { $schema: _, ...rest } = z.toJSONSchema(part);
    return rest;
  }),
});
