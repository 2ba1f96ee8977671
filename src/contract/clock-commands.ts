import * as z from 'zod/mini';
import { clockState } from './clock-schemas.ts';
import { none, type Row } from './row.ts';
import * as shape from './schemas.ts';

/** The longest that a clock is moved at once, in seconds: a year. */
const YEAR = 31_536_000;

/** The rows of the contract about the one clock of the unit, which everything timed in it follows. */
export const CLOCK_COMMANDS = {
  'clock.state': { says: 'What the clock shows, and how it goes', argument: none, result: clockState },
  'clock.pause': {
    says: 'Time stands: nothing falls due, the car stays where it is; switches go on being answered',
    argument: none,
    result: clockState,
  },
  'clock.resume': {
    says: 'Time passes again, from where it stood; what was scheduled comes as much later',
    argument: none,
    result: clockState,
  },
  'clock.speed': {
    says: 'How many seconds pass in a real one from now on, 1 to 100; max where the clock is virtual. A clock that stands goes on standing',
    argument: z.strictObject({
      times: z.union([z.literal('max'), z.number().check(z.minimum(1), z.maximum(100))]),
    }),
    result: clockState,
  },
  'clock.step': {
    says: 'Moves a clock that stands forward, by 100 ms where nothing else is said, and does in order what falls due on the way',
    argument: z.optional(
      z.strictObject({
        milliseconds: z.optional(z.int().check(z.minimum(1), z.maximum(86_400_000))),
      }),
    ),
    result: clockState,
  },
  'clock.set': {
    says: 'Sets the clock of the vehicle on, or back, by so many seconds, without time passing',
    argument: z.strictObject({ seconds: z.number().check(z.minimum(-YEAR), z.maximum(YEAR)) }),
    result: clockState,
  },
  'clock.advance': {
    says: 'Moves a virtual clock forward',
    argument: z.strictObject({ seconds: z.number().check(z.positive(), z.maximum(YEAR)) }),
    result: shape.unitState,
  },
} as const satisfies Record<string, Row>;
