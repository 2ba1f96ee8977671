import * as z from 'zod/mini';
import { none, type Row } from './row.ts';
import * as scenario from './scenario-schemas.ts';

/** The rows of the contract about scenarios that run on this unit, with its own clock, car and broker. */
export const SCENARIO_COMMANDS = {
  'scenario.list': {
    says: 'The scenarios that come with the unit: what each checks, its parameters, and whether a unit in use can run it',
    argument: none,
    result: z.array(scenario.scenarioInfo),
  },
  'scenario.run': {
    says: 'Runs a scenario on this unit, by its own clock; its steps go the way of every command, and the car stays as it leaves it',
    argument: z.strictObject({ name: z.string(), parameters: z.optional(scenario.parameters) }),
    result: z.strictObject({ run: z.int() }),
  },
  'scenario.stop': {
    says: 'Ends the run that is under way, where it is; nothing is undone',
    argument: none,
    result: scenario.scenarioRun,
  },
  'scenario.state': {
    says: 'The run under way, or else the last one: its steps, expectations and time line; null before the first',
    argument: none,
    result: z.nullable(scenario.scenarioRun),
  },
} as const satisfies Record<string, Row>;
