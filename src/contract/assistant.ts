import * as z from 'zod/mini';

/** How words came to the assistant: by the microphone, by the keyboard, or as a suggestion that was touched. */
export const UTTERANCE_SOURCES = ['spoken', 'typed', 'canned'] as const;
export type UtteranceSource = (typeof UTTERANCE_SOURCES)[number];

/** What the assistant can be asked for. */
export const INTENTS = ['destination', 'climate', 'call', 'weather', 'music', 'privacy'] as const;

/**
 * What came of a request: a code, so that the words are the user interface's, in the driver's language.
 * `…-sent`, `…-waiting` and `…-kept` say of a question for outside whether its words left, wait for the connection, or stayed.
 */
export const OUTCOMES = [
  'destination-set',
  'destination-unknown',
  'climate-set',
  'climate-limit',
  'climate-on',
  'climate-off',
  'call-started',
  'call-under-way',
  'call-ended',
  'call-none',
  'call-unknown',
  'music-playing',
  'music-paused',
  'music-unknown',
  'weather-sent',
  'weather-waiting',
  'weather-kept',
  'privacy-off',
  'privacy-off-already',
  'privacy-paused',
  'privacy-nothing-to-pause',
  'privacy-open-switch',
  'privacy-leaves',
  'unknown-sent',
  'unknown-waiting',
  'unknown-kept',
] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** What the assistant answers: an outcome, and the values that the sentence needs. */
export const answer = z.strictObject({
  intent: z.nullable(z.enum(INTENTS)),
  outcome: z.enum(OUTCOMES),
  values: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
});
export type Answer = z.infer<typeof answer>;

export const utterance = z.strictObject({
  text: z.string().check(z.minLength(1), z.maxLength(500)),
  source: z.optional(z.enum(UTTERANCE_SOURCES)),
  /** Seconds of speech. */
  duration: z.optional(z.number().check(z.minimum(0), z.maximum(120))),
  /** How sure the recogniser is of the words. */
  confidence: z.optional(z.number().check(z.minimum(0), z.maximum(1))),
});
