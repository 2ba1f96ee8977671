import { ERROR_CODES, type Fault } from '../../src/contract/errors.ts';
import type { EventName } from '../../src/contract/events.ts';
import { FAULT_KEYS } from '../../src/contract/fault-keys.ts';
import type { Answer } from './transport.ts';

/** What can arrive on a transport, once read. `null` is something that this renderer does not know. */
export type Arrived =
  | { readonly kind: 'session'; readonly secret: string }
  | { readonly kind: 'reply'; readonly id: number; readonly answer: Answer }
  | { readonly kind: 'event'; readonly event: EventName; readonly payload: unknown }
  | null;

const EVENTS: Readonly<Record<EventName, true>> = {
  'unit.changed': true,
  'vehicle.moved': true,
  'telemetry.counted': true,
  'telemetry.left': true,
  'wire.received': true,
  'scenario.progressed': true,
};

const isEventName = (name: unknown): name is EventName =>
  typeof name === 'string' && Object.hasOwn(EVENTS, name);

const jsonOf = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
};

const faultIn = (input: unknown): Fault | null => {
  if (typeof input !== 'object' || input === null) return null;
  const { code, sentence, remedy, key } = input as Readonly<Record<string, unknown>>;
  const known = ERROR_CODES.find((one) => one === code);
  if (known === undefined || typeof sentence !== 'string' || typeof remedy !== 'string') return null;
  // A key of another version is no reason to lose the sentence.
  const knownKey = FAULT_KEYS.find((one) => one === key);
  return { code: known, sentence, remedy, ...(knownKey === undefined ? {} : { key: knownKey }) };
};

const answerIn = (frame: Readonly<Record<string, unknown>>): Answer | null => {
  if (frame['ok'] === true) return { ok: true, result: frame['result'] };
  const error = frame['ok'] === false ? faultIn(frame['error']) : null;
  return error === null ? null : { ok: false, error };
};

/**
 * Sorts what arrived by its shape; what has none of the known shapes is `null` and is ignored. By hand and not by the
 * contract's schemas, which are many: the first module of the page needs no more than the envelope.
 */
export const sortFrame = (input: unknown): Arrived => {
  if (typeof input !== 'object' || input === null) return null;
  const frame = input as Readonly<Record<string, unknown>>;
  const { session, event, id } = frame;
  if (typeof session === 'string' && Object.keys(frame).length === 1) {
    return { kind: 'session', secret: session };
  }
  if (typeof id === 'number') {
    const answer = answerIn(frame);
    return answer === null ? null : { kind: 'reply', id, answer };
  }
  return isEventName(event) ? { kind: 'event', event, payload: frame['payload'] } : null;
};

/** The same for text, as a WebSocket brings it. */
export const readFrame = (text: string): Arrived => sortFrame(jsonOf(text));
