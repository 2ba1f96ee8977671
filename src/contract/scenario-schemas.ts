import * as z from 'zod/mini';
import { CONSENT_PURPOSES, DATA_CATEGORIES, SETTINGS } from '../privacy/vocabulary.ts';

/** What a scenario asks for that a unit in use can't be given: it needs a unit of its own, by `glovebox simulate`. */
export const OBSTACLES = ['power'] as const;
export type Obstacle = (typeof OBSTACLES)[number];

const scalar = z.union([z.string(), z.number(), z.boolean()]);

/** The parameters of a run, by name. */
export const parameters = z.record(z.string(), z.nullable(scalar));

/** A scenario that this unit can be asked to run. */
export const scenarioInfo = z.strictObject({
  /** Its file without the ending. */
  name: z.string(),
  title: z.string(),
  about: z.nullable(z.string()),
  rules: z.array(z.string()),
  /** Milliseconds of the unit's clock. */
  duration: z.number(),
  /** What each parameter can be; the first is taken where none is given. */
  parameters: z.record(z.string(), z.array(z.nullable(scalar))),
  /** What is expected, as sentences. */
  checks: z.array(z.string()),
  /** Why it can't run on a unit in use; empty where it can. */
  obstacles: z.array(z.enum(OBSTACLES)),
});
export type ScenarioInfo = z.infer<typeof scenarioInfo>;

/** What a run is to be read with: what this unit had, or was, that a unit of the scenario's own would not. */
export const SCENARIO_NOTES = [
  'clock-not-set',
  'seed-not-set',
  'telemetry-rate-not-set',
  'was-driving',
  'switches-left-on',
  'consents-left-on',
  'contracts-left-on',
  'faults-left',
  'wire-not-at-rest',
  'fast-clock',
] as const;
export type ScenarioNoteKey = (typeof SCENARIO_NOTES)[number];

export const scenarioNote = z.strictObject({
  key: z.enum(SCENARIO_NOTES),
  /** The same as a sentence, and what to do about it. */
  sentence: z.string(),
  remedy: z.string(),
  /** What its text is filled with. */
  values: z.record(z.string(), z.union([z.string(), z.number()])),
});
export type ScenarioNote = z.infer<typeof scenarioNote>;

export const STEP_STATES = ['waiting', 'done', 'refused', 'failed', 'missed'] as const;

/** Times in a run are milliseconds of the unit's clock since it began. */
export const scenarioStep = z.strictObject({
  id: z.nullable(z.string()),
  says: z.string(),
  /** When it is due, where that is a time. */
  due: z.nullable(z.number()),
  /** When it was carried out. */
  at: z.nullable(z.number()),
  /** `refused` is a refusal that the scenario expects, `failed` one that it does not. */
  state: z.enum(STEP_STATES),
  /** Why it failed, as a sentence. */
  because: z.nullable(z.string()),
});
export type ScenarioStep = z.infer<typeof scenarioStep>;

export const VERDICTS = ['open', 'held', 'broke'] as const;

export const scenarioExpectation = z.strictObject({
  says: z.string(),
  rule: z.nullable(z.string()),
  verdict: z.enum(VERDICTS),
  /** When it broke, or was sure to hold; null while it is open, and where it held to the end. */
  at: z.nullable(z.number()),
  /** Why, as a sentence; null while it is open. */
  because: z.nullable(z.string()),
  /** The first message that broke it, or the one that made it hold; a long payload is cut. */
  message: z.nullable(
    z.strictObject({ at: z.number(), topic: z.string(), payload: z.string(), retained: z.boolean() }),
  ),
});
export type ScenarioExpectation = z.infer<typeof scenarioExpectation>;

/** What can be on or off while a scenario runs. */
export const SWITCH_LANES = [...SETTINGS, ...CONSENT_PURPOSES, 'online'] as const;
/** A message is in the lane of each category that it carries, and in `other` where it carries none. */
export const MESSAGE_LANES = [...DATA_CATEGORIES, 'other'] as const;

export const scenarioTimeLine = z.strictObject({
  /** How it was when the run began, and each change. */
  switches: z.array(
    z.strictObject({
      lane: z.enum(SWITCH_LANES),
      changes: z.array(z.strictObject({ at: z.number(), on: z.boolean() })),
    }),
  ),
  /** How long a slot is, in milliseconds: the whole run is some hundred of them, so that its picture never grows. */
  slot: z.number(),
  /** How many messages were received in a slot, by the number of the slot; slots without any are left out. */
  messages: z.array(
    z.strictObject({ lane: z.enum(MESSAGE_LANES), slots: z.array(z.tuple([z.number(), z.number()])) }),
  ),
});
export type ScenarioTimeLine = z.infer<typeof scenarioTimeLine>;

/** `not-begun`: its start state could not be had here; `stopped`: by hand, or since the unit ended. */
export const RUN_STATES = ['starting', 'running', 'held', 'broke', 'stopped', 'not-begun'] as const;
export type RunState = (typeof RUN_STATES)[number];

/** One run of a scenario on this unit. */
export const scenarioRun = z.strictObject({
  run: z.int(),
  name: z.string(),
  title: z.string(),
  parameters,
  state: z.enum(RUN_STATES),
  /** When it began, on the unit's clock. */
  began: z.string(),
  duration: z.number(),
  elapsed: z.number(),
  steps: z.array(scenarioStep),
  expectations: z.array(scenarioExpectation),
  timeLine: scenarioTimeLine,
  /** How many messages the independent subscriber received. */
  messages: z.number(),
  notes: z.array(scenarioNote),
  /** Why it did not begin, or could not go on; null where it could. */
  fault: z.nullable(z.strictObject({ sentence: z.string(), remedy: z.string() })),
});
export type ScenarioRunState = z.infer<typeof scenarioRun>;
