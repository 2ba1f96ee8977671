import { legalBasisOf } from '../privacy/message-kinds.ts';
import type { DataCategory } from '../privacy/vocabulary.ts';
import { categoriesOf, type OutgoingMessage } from './message.ts';

/** What of a message changes when it loses fields. */
export type Redacted = Pick<OutgoingMessage, 'category' | 'signals' | 'payload'>;

/** An event with signals of several categories is labelled with the first of these, the one with the strictest rule. */
const STRICTEST_FIRST: readonly DataCategory[] = ['voice', 'location', 'account', 'vehicle', 'telematics'];

/** The category that labels a message with signals of these categories. */
export const labelOf = (categories: readonly DataCategory[]): DataCategory =>
  STRICTEST_FIRST.find((strict) => categories.includes(strict)) ?? 'telematics';

type Payload = { readonly data: readonly { readonly path: string }[] };

const parse = (payload: string): Payload | null => {
  try {
    const parsed = JSON.parse(payload) as Partial<Payload> | null;
    return Array.isArray(parsed?.data) ? (parsed as Payload) : null;
  } catch {
    return null;
  }
};

/**
 * A message that waits, without the fields that a withdrawal took from it: a mixed message loses only those, and the rest
 * still goes (R23), under the same id. A label that rested on a lost field changes with it, and takes the next number of its sequence.
 *
 * @param allowed the paths that may still leave; at least one
 * @returns null if the message can't be read, and so must go whole (R28)
 */
export function redact(
  message: Pick<OutgoingMessage, 'kind' | 'category' | 'signals' | 'payload'>,
  allowed: readonly string[],
  nextSequence: (category: DataCategory) => number,
): Redacted | null {
  const payload = parse(message.payload);
  if (payload === null) return null;
  const signals = JSON.stringify(allowed);
  const category = labelOf(categoriesOf(signals));
  const relabelled =
    category === message.category
      ? {}
      : {
          datacategory: category,
          legalbasis: legalBasisOf(message.kind, category),
          sequence: nextSequence(category),
        };
  const data = payload.data.filter(({ path }) => allowed.includes(path));
  return { category, signals, payload: JSON.stringify({ ...payload, ...relabelled, data }) };
}
