import { MESSAGE_KINDS, type MessageKind } from '../privacy/message-kinds.ts';
import { SIGNAL_CATALOGUE } from '../privacy/signals.ts';
import type { DataCategory, LegalBasis } from '../privacy/vocabulary.ts';

/** What messages of one kind have in common: all that is in them but values, times and numbers. */
export type MessageShape = {
  readonly kind: MessageKind;
  /** The category that labels it; an event may carry signals of others too. */
  readonly category: DataCategory;
  /** The paths in it, as a JSON array: what a withdrawal judges it by. */
  readonly signals: string;
  readonly profile: string;
  readonly topic: string;
  /** The vehicle's name on the wire. */
  readonly pseudonym: string;
  readonly legalBasis: LegalBasis;
  readonly purpose: string;
  readonly noticeVersion: string;
};

/** What one message says, in few bytes. Its payload is written when it is handed over, the same bytes each time (`cloud-event.ts`). */
export type MessageContent = {
  /** The 16 bytes of a UUIDv7; the same on a redelivery. */
  readonly messageId: Uint8Array;
  /** A JSON array with the value of each signal as a string, in the order of `signals`. */
  readonly values: string;
  /** When it was measured, in milliseconds since the Unix epoch. */
  readonly at: number;
  /** Rises by one for each message of this vehicle and category, also across restarts. */
  readonly sequence: number;
  readonly historical: boolean;
};

/** A message that may leave, as it waits in the outbox. Times are milliseconds of the unit's clock. */
export type OutgoingMessage = MessageContent & {
  readonly shape: MessageShape;
  readonly createdAt: number;
  readonly expiresAt: number;
};

/** A message as the outbox gives it out; `row` rises in the order in which messages were queued. */
export type QueuedMessage = MessageShape & {
  readonly row: number;
  /** Null if the row can't be read, and so must not leave (R28). */
  readonly payload: string | null;
  readonly expiresAt: number;
};

export const isKind = (kind: string): kind is MessageKind => Object.hasOwn(MESSAGE_KINDS, kind);

/** A JSON array of strings, read; null if it is something else. */
export function stringsIn(text: string): readonly string[] | null {
  try {
    const strings: unknown = JSON.parse(text);
    return Array.isArray(strings) && strings.every((string) => typeof string === 'string') ? strings : null;
  } catch {
    return null;
  }
}

type Paths = { readonly paths: readonly string[] | null; readonly categories: readonly DataCategory[] };

/** Samples of a car have few shapes, and each is looked at many times. */
const MOST_KNOWN = 500;
const known = new Map<string, Paths>();

function lookUp(signals: string): Paths {
  const found = known.get(signals);
  if (found !== undefined) return found;
  const paths = stringsIn(signals);
  const categories = new Set(
    (paths ?? ['']).map((path) => SIGNAL_CATALOGUE.get(path) ?? CATEGORY_OF_UNKNOWN),
  );
  const read = { paths, categories: [...categories] };
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(signals, read);
  return read;
}

/** The category under which a signal is counted that the catalogue does not know: it should not exist, so it is a matter of security. */
export const CATEGORY_OF_UNKNOWN: DataCategory = 'security';

/** The paths in a row's `signals`; null if that is not a JSON array of strings. */
export const pathsOf = (signals: string): readonly string[] | null => lookUp(signals).paths;

/** Each category of which there is a signal in the row, once. */
export const categoriesOf = (signals: string): readonly DataCategory[] => lookUp(signals).categories;
