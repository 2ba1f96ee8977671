import type { MessageKind } from '../privacy/message-kinds.ts';
import { SIGNAL_CATALOGUE } from '../privacy/signals.ts';
import type { DataCategory } from '../privacy/vocabulary.ts';

/** A message that may leave, as it waits in the outbox. Times are milliseconds of the unit's clock. */
export type OutgoingMessage = {
  /** A UUIDv7; the same on a redelivery. */
  readonly messageId: string;
  readonly kind: MessageKind;
  /** The category that labels it; an event may carry signals of others too. */
  readonly category: DataCategory;
  /** The paths in it, as a JSON array: what a withdrawal judges it by. */
  readonly signals: string;
  readonly profile: string;
  readonly topic: string;
  readonly payload: string;
  readonly createdAt: number;
  readonly expiresAt: number;
  readonly historical: boolean;
};

/** A message as the outbox gives it out; `row` rises in the order in which messages were queued. */
export type QueuedMessage = {
  readonly row: number;
  readonly kind: string;
  readonly category: string;
  readonly signals: string;
  readonly topic: string;
  readonly payload: string;
  readonly expiresAt: number;
};

/** The paths in a row's `signals`; null if that is not a JSON array of strings. */
export function pathsOf(signals: string): readonly string[] | null {
  try {
    const paths: unknown = JSON.parse(signals);
    return Array.isArray(paths) && paths.every((path) => typeof path === 'string') ? paths : null;
  } catch {
    return null;
  }
}

/** The category under which a signal is counted that the catalogue does not know: it should not exist, so it is a matter of security. */
export const CATEGORY_OF_UNKNOWN: DataCategory = 'security';

/** Each category of which there is a signal in the row, once. */
export const categoriesOf = (signals: string): readonly DataCategory[] => [
  ...new Set((pathsOf(signals) ?? ['']).map((path) => SIGNAL_CATALOGUE.get(path) ?? CATEGORY_OF_UNKNOWN)),
];
