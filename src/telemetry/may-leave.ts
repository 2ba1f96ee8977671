import type { PrivacyContext } from '../privacy/context.ts';
import { decide } from '../privacy/decide.ts';
import { MESSAGE_KINDS, type MessageKind } from '../privacy/message-kinds.ts';
import { pathsOf } from './message.ts';

/** Whether what waits may still leave, under the context in force. */
export type MayLeave = (kind: string, signals: string) => boolean;

const isKind = (kind: string): kind is MessageKind => Object.hasOwn(MESSAGE_KINDS, kind);

/**
 * Whether a queued message may leave under `context`: every signal in it must.
 *
 * INVARIANT: doubt withholds (R28). A kind or a list of signals that can't be read, and an empty one, stays in the car.
 */
export function mayLeave(kind: string, signals: string, context: PrivacyContext): boolean {
  const paths = pathsOf(signals);
  if (!isKind(kind) || paths === null || paths.length === 0) return false;
  return paths.every((path) => decide(path, context, kind).outcome === 'publish');
}

/** {@link mayLeave} on whatever context is in force when it is asked; a context that can't be had withholds (R28). */
export const mayLeaveNow =
  (context: () => PrivacyContext): MayLeave =>
  (kind, signals) => {
    try {
      return mayLeave(kind, signals, context());
    } catch {
      return false;
    }
  };
