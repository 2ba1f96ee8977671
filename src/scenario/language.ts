import * as z from 'zod/mini';
import { IGNITION_STATES, SETTABLE_FAULTS } from '../contract/car.ts';
import { COMMAND_NAMES } from '../contract/commands.ts';
import { BROKER_STATES, NETWORK_STATES, STORE_STATES } from '../contract/outages.ts';
import { CONSENT_PURPOSES, CONTRACTS, DATA_CATEGORIES, LANGUAGES, SETTINGS } from '../privacy/vocabulary.ts';
import { SERVICE_CATALOGUE } from '../services/catalogue.ts';
import { DURATION } from './durations.ts';

/**
 * The language of scenarios: the one definition. Types, checks and the published JSON Schema (assets/scenario.schema.json) all come from it.
 */
const says = <T extends z.ZodMiniType>(schema: T, description: string): T =>
  schema.check(z.meta({ description })) as T;

const text = z.string().check(z.minLength(1), z.maxLength(2_000));
const duration = says(z.string().check(z.regex(DURATION)), 'A duration: 250 ms, 90 s, 2 min or 1.5 h');
const condition = says(text, 'A condition, such as: speed > 50 and geolocation = on');
const onOff = z.union([z.enum(['on', 'off']), z.boolean()]);
const name = says(z.string().check(z.regex(/^[\w-]{1,60}$/u)), 'The id of a step: letters, digits, - and _');
const scalar = z.union([z.string(), z.number(), z.boolean()]);

/** A mapping from some of the names to on or off. */
const switchesOf = <N extends string>(names: readonly N[]) =>
  z.strictObject(
    Object.fromEntries(names.map((key) => [key, z.optional(onOff)])) as Record<
      N,
      z.ZodMiniOptional<typeof onOff>
    >,
  );

const settings = switchesOf(SETTINGS);
const consents = switchesOf(CONSENT_PURPOSES);
const contracts = switchesOf(CONTRACTS);
const services = switchesOf(SERVICE_CATALOGUE.map(({ id }) => id));
const faults = switchesOf(SETTABLE_FAULTS);
const notice = z.strictObject({
  version: text,
  changed: z.optional(z.array(z.enum(CONSENT_PURPOSES))),
});

const pauseEnd = says(text, 'A duration, or: until ignition off');

export const startState = z.strictObject({
  seed: says(
    z.optional(z.int().check(z.minimum(0), z.maximum(2 ** 32 - 1))),
    'Same seed, same run; 1 by default',
  ),
  time: says(z.optional(z.iso.datetime()), 'The time in the vehicle, UTC'),
  speed: says(
    z.optional(z.union([z.literal('max'), z.number().check(z.positive(), z.maximum(100))])),
    'How fast time passes: 1 is real, max is as fast as possible',
  ),
  'telemetry rate': says(
    z.optional(z.literal([1, 2, 5, 10])),
    'How often telemetry is offered to the gate in a second; once by default',
  ),
  profile: says(z.optional(text), 'Who drives: the name of a profile, or guest; the primary by default'),
  accepted: says(z.optional(onOff), 'Whether the guest accepted the terms and the notice'),
  switches: z.optional(settings),
  consents: z.optional(consents),
  contracts: z.optional(contracts),
  services: z.optional(services),
  'theft consent': says(z.optional(onOff), 'Whether the owner agreed that a stolen vehicle may be located'),
  notice: z.optional(notice),
  ignition: z.optional(z.enum(IGNITION_STATES)),
  route: says(z.optional(text), 'The route that is driven where a step names none'),
});

const place = z.union([
  text,
  z.strictObject({
    position: z.tuple([z.number(), z.number()]),
    radius: z.optional(z.number().check(z.positive())),
  }),
]);

export const step = z.strictObject({
  id: z.optional(name),
  at: says(z.optional(duration), 'When, since the scenario began'),
  wait: says(z.optional(duration), 'How long after the step before'),
  when: says(z.optional(condition), 'Once this condition holds'),
  'when entering': says(z.optional(place), 'Once the car is within 100 m of a place of the route'),
  'when leaving': says(z.optional(place), 'Once the car was near a place of the route and is no longer'),
  after: says(z.optional(name), 'Only once that step was carried out'),
  'only if': says(z.optional(text), 'A condition on the parameters of the run'),

  do: says(z.optional(z.enum(COMMAND_NAMES)), 'Any command of the contract'),
  with: says(z.optional(z.record(z.string(), z.unknown())), 'Its argument'),
  refused: says(z.optional(text), 'The code with which the unit refuses this step, where that is expected'),
  drive: says(z.optional(text), 'start, stop, or the id of a route'),
  ignition: z.optional(z.enum(IGNITION_STATES)),
  profile: says(z.optional(text), 'Loads a profile by its name; guest loads none'),
  guest: z.optional(z.enum(['accept'])),
  confirm: says(
    z.optional(z.enum(['driver', 'notice'])),
    'The driver says who drives, or has read the notice',
  ),
  switch: z.optional(settings),
  pause: says(
    z.optional(
      z.union([
        pauseEnd,
        z.strictObject({ geolocation: z.optional(pauseEnd), voiceData: z.optional(pauseEnd) }),
      ]),
    ),
    'Holds both switches off, or one of them',
  ),
  resume: z.optional(z.enum(['all', ...SETTINGS])),
  consent: z.optional(consents),
  contract: z.optional(contracts),
  service: z.optional(services),
  say: says(z.optional(text), 'What is said to the assistant'),
  crash: z.optional(z.enum(['now'])),
  theft: z.optional(z.enum(['agree', 'disagree', 'report', 'end'])),
  fault: z.optional(faults),
  notice: z.optional(notice),
  pair: says(
    z.optional(z.strictObject({ name: text, language: z.optional(z.enum(LANGUAGES)) })),
    'A phone pairs a new secondary profile',
  ),
  broker: says(z.optional(z.enum(BROKER_STATES)), 'What becomes of the way to the broker'),
  network: says(z.optional(z.enum(NETWORK_STATES)), 'The car loses its network, or has it back'),
  store: says(
    z.optional(z.enum(STORE_STATES)),
    'The disk is full, so that nothing more can be stored, or has room again',
  ),
  power: says(z.optional(z.enum(['cut'])), 'The unit loses its power and starts again from its file'),
  clock: says(
    z.optional(z.string().check(z.regex(/^[+-]\s*\d+(?:\.\d+)?\s*(?:ms|s|min|h)$/u))),
    'The clock of the vehicle is set on or back, such as: -1 h',
  ),
});
export type StepEntry = z.infer<typeof step>;

export const match = z.strictObject({
  topic: says(z.optional(text), 'An MQTT filter after <prefix>/<vehicle>/, such as data/location or event/#'),
  category: z.optional(z.enum(DATA_CATEGORIES)),
  signal: says(z.optional(text), 'A VSS path; * at its end stands for any rest'),
  value: says(z.optional(scalar), 'Its value, or a comparison such as: "> 50"'),
  header: says(
    z.optional(z.record(z.string(), scalar)),
    'CloudEvents attributes, such as legalbasis: consent',
  ),
  text: says(z.optional(text), 'Words that the payload contains'),
  retained: z.optional(z.boolean()),
});
export type MatchEntry = z.infer<typeof match>;

const claim = z.union([condition, match]);

export const expectation = z.strictObject({
  says: says(z.optional(text), 'What is expected, as a sentence'),
  rule: says(z.optional(z.string().check(z.regex(/^R\d+$/u))), 'The rule that it checks, such as R20'),
  'only if': says(z.optional(text), 'A condition on the parameters of the run'),
  never: says(z.optional(claim), 'No such message arrives, or the condition never holds'),
  always: says(
    z.optional(claim),
    'Every message (or those that fit `of`) is so, or the condition always holds',
  ),
  of: says(z.optional(match), 'Which messages `always` is about'),
  within: says(z.optional(duration), '`that` comes about within this time'),
  count: says(z.optional(z.union([z.int(), text])), 'How often: 3, exactly 3, at least 3, at most 3'),
  that: says(z.optional(claim), 'The message or condition that `within` and `count` are about'),
  after: says(z.optional(name), 'From the step on'),
  until: says(z.optional(name), 'Up to the step'),
  while: says(z.optional(condition), 'Only as long as this holds'),
});
export type ExpectationEntry = z.infer<typeof expectation>;

const include = z.strictObject({ include: says(text, 'A file beside this one, or below') });

export const scenario = z.strictObject({
  scenario: says(text, 'What it shows, as a title'),
  about: z.optional(text),
  rules: says(z.optional(z.array(z.string().check(z.regex(/^R\d+$/u)))), 'The rules that it shows'),
  with: says(
    z.optional(z.record(z.string().check(z.regex(/^[A-Za-z_]\w*$/u)), z.array(scalar).check(z.minLength(1)))),
    'Parameters: the scenario runs once for each combination; a name in braces after a dollar sign stands for its value',
  ),
  start: z.optional(startState),
  duration: says(duration, 'How long it runs, in the time of the vehicle'),
  steps: z.array(z.union([include, step])),
  expect: z.array(z.union([include, expectation])).check(z.minLength(1)),
});
export type ScenarioEntry = z.infer<typeof scenario>;

/** A part that other files include: steps, expectations, or both. */
export const part = z.strictObject({
  part: says(text, 'What it does, as a title'),
  steps: z.optional(z.array(z.union([include, step]))),
  expect: z.optional(z.array(z.union([include, expectation]))),
});

/** A file is a scenario, or a part of one. */
export const file = z.union([scenario, part]);
