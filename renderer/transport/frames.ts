import * as z from 'zod/mini';
import { EVENT_NAMES, type EventName } from '../../src/contract/events.ts';
import { incomingFrame } from '../../src/contract/frames.ts';
import type { Answer } from './transport.ts';

/** What can arrive on a transport, once read. `null` is something that this renderer does not know. */
export type Arrived =
  | { readonly kind: 'session'; readonly secret: string }
  | { readonly kind: 'reply'; readonly id: number; readonly answer: Answer }
  | { readonly kind: 'event'; readonly event: EventName; readonly payload: unknown }
  | null;

const sessionFrame = z.strictObject({ session: z.string() });

const isEventName = (name: string): name is EventName => EVENT_NAMES.some((known) => known === name);

const jsonOf = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
};

/** Sorts what arrived by its shape; what has none of the known shapes is `null` and is ignored. */
export const sortFrame = (input: unknown): Arrived => {
  const session = sessionFrame.safeParse(input);
  if (session.success) return { kind: 'session', secret: session.data.session };

  const parsed = incomingFrame.safeParse(input);
  if (!parsed.success) return null;
  const frame = parsed.data;
  if ('event' in frame) {
    return isEventName(frame.event) ? { kind: 'event', event: frame.event, payload: frame.payload } : null;
  }
  if (frame.id === null) return null;
  const answer: Answer = frame.ok ? { ok: true, result: frame.result } : { ok: false, error: frame.error };
  return { kind: 'reply', id: frame.id, answer };
};

/** The same for text, as a WebSocket brings it. */
export const readFrame = (text: string): Arrived => sortFrame(jsonOf(text));
