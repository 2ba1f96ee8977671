import * as z from 'zod/mini';
import { BROKER_STATES, NETWORK_STATES, STORE_STATES } from './outages.ts';
import { none, type Row } from './row.ts';
import * as shape from './schemas.ts';

/** The rows of the contract that make something around the unit fail, as it would in the field; the words are those of scenarios. */
export const OUTAGE_COMMANDS = {
  'broker.fault': {
    says: 'What becomes of the broker: down, frozen (it no longer reads), slow, refusing, with a certificate of its own making, or restarted and empty',
    argument: z.strictObject({ state: z.enum(BROKER_STATES) }),
    result: shape.unitState,
  },
  'network.fault': {
    says: 'The car loses its network without a word, as in a tunnel, or has it back',
    argument: z.strictObject({ state: z.enum(NETWORK_STATES) }),
    result: shape.unitState,
  },
  'store.fault': {
    says: 'The disk of the data folder is full, so that nothing more can be stored (R28), or has room again',
    argument: z.strictObject({ state: z.enum(STORE_STATES) }),
    result: shape.unitState,
  },
  'power.cut': {
    says: 'The unit loses its power: the process ends at once, as kill -9 would end it; start it again from its data folder',
    argument: none,
    result: z.strictObject({ pid: z.int() }),
  },
} as const satisfies Record<string, Row>;
