import * as z from 'zod/mini';
import { ERROR_CODES, type Fault } from './errors.ts';
import type { EventName } from './events.ts';
import { FAULT_KEYS } from './fault-keys.ts';

/**
 * What travels on a transport, whatever the transport is: a request and its reply share an id, an event has none.
 * `screen` says where in the user interface the driver was, for the ledger (R30).
 */
export const requestFrame = z.strictObject({
  id: z.number(),
  command: z.string(),
  argument: z.optional(z.unknown()),
  screen: z.optional(z.string().check(z.maxLength(64))),
});
export type RequestFrame = z.infer<typeof requestFrame>;

export type ReplyFrame =
  | { readonly id: number | null; readonly ok: true; readonly result: unknown }
  | { readonly id: number | null; readonly ok: false; readonly error: Fault };

export type EventFrame = { readonly event: EventName; readonly payload: unknown };

/** The reply and the event as the receiving end checks them. */
export const incomingFrame = z.union([
  z.object({ id: z.nullable(z.number()), ok: z.literal(true), result: z.unknown() }),
  z.object({
    id: z.nullable(z.number()),
    ok: z.literal(false),
    error: z.object({
      code: z.enum(ERROR_CODES),
      sentence: z.string(),
      remedy: z.string(),
      // A key of another version is no reason to lose the sentence.
      key: z.catch(z.optional(z.enum(FAULT_KEYS)), undefined),
    }),
  }),
  z.object({ event: z.string(), payload: z.unknown() }),
]);
