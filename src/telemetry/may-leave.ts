import type { PrivacyContext } from '../privacy/context.ts';
import { decide } from '../privacy/decide.ts';
import { isKind, pathsOf } from './message.ts';

/** Whether what waits may still leave, under the context in force. */
export type MayLeave = (kind: string, signals: string) => boolean;

/** Which signals of what waits may still leave. */
export type AllowedPaths = (kind: string, signals: string) => readonly string[];

/**
 * The signals of a queued message that may leave under `context`, in their order.
 *
 * INVARIANT: doubt withholds (R28). Of a kind or a list of signals that can't be read, nothing may leave.
 */
export function allowedPaths(kind: string, signals: string, context: PrivacyContext): readonly string[] {
  const paths = pathsOf(signals);
  if (!isKind(kind) || paths === null) return [];
  return paths.filter((path) => decide(path, context, kind).outcome === 'publish');
}

/** Whether a queued message may leave as it is: every signal in it may, and there is one. */
export function mayLeave(kind: string, signals: string, context: PrivacyContext): boolean {
  const allowed = allowedPaths(kind, signals, context).length;
  return allowed > 0 && allowed === pathsOf(signals)?.length;
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

/** {@link allowedPaths} on whatever context is in force when it is asked; without one, nothing is allowed (R28). */
export const allowedNow =
  (context: () => PrivacyContext): AllowedPaths =>
  (kind, signals) => {
    try {
      return allowedPaths(kind, signals, context());
    } catch {
      return [];
    }
  };
