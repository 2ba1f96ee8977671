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
export type QueuedMessage = Pick<
  OutgoingMessage,
  'kind' | 'category' | 'signals' | 'topic' | 'payload' | 'expiresAt'
> & { readonly row: number };

type Shape = { readonly paths: readonly string[] | null; readonly categories: readonly DataCategory[] };

/** Samples of a car have few shapes, and each is looked at many times. */
const KNOWN_SHAPES = 500;
const shapes = new Map<string, Shape>();

function shapeOf(signals: string): Shape {
  const known = shapes.get(signals);
  if (known !== undefined) return known;
  const paths = parse(signals);
  const categories = new Set(
    (paths ?? ['']).map((path) => SIGNAL_CATALOGUE.get(path) ?? CATEGORY_OF_UNKNOWN),
  );
  const shape = { paths, categories: [...categories] };
  if (shapes.size >= KNOWN_SHAPES) shapes.clear();
  shapes.set(signals, shape);
  return shape;
}

function parse(signals: string): readonly string[] | null {
  try {
    const paths: unknown = JSON.parse(signals);
    return Array.isArray(paths) && paths.every((path) => typeof path === 'string') ? paths : null;
  } catch {
    return null;
  }
}

/** The category under which a signal is counted that the catalogue does not know: it should not exist, so it is a matter of security. */
export const CATEGORY_OF_UNKNOWN: DataCategory = 'security';

/** The paths in a row's `signals`; null if that is not a JSON array of strings. */
export const pathsOf = (signals: string): readonly string[] | null => shapeOf(signals).paths;

/** Each category of which there is a signal in the row, once. */
export const categoriesOf = (signals: string): readonly DataCategory[] => shapeOf(signals).categories;
