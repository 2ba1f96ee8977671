import { legalBasisOf } from '../privacy/message-kinds.ts';
import type { DataCategory } from '../privacy/vocabulary.ts';
import { categoriesOf, type MessageContent, type MessageShape, pathsOf, stringsIn } from './message.ts';

/** An event with signals of several categories is labelled with the first of these, the one with the strictest rule. */
const STRICTEST_FIRST: readonly DataCategory[] = ['voice', 'location', 'account', 'vehicle', 'telematics'];

/** The category that labels a message with signals of these categories. */
export const labelOf = (categories: readonly DataCategory[]): DataCategory =>
  STRICTEST_FIRST.find((strict) => categories.includes(strict)) ?? 'telematics';

/** What remains of the messages of a shape, and of one of them. */
export type Redaction = {
  readonly shape: MessageShape;
  /** Null if the message can't be read, and so must go whole (R28). */
  readonly content: <C extends Pick<MessageContent, 'values' | 'sequence'>>(content: C) => C | null;
};

/**
 * Messages that wait, without the fields that a withdrawal took from them: a mixed message loses only those, and the rest
 * still goes (R23), under the same id. A label that rested on a lost field changes with it, and takes the next number of its sequence.
 *
 * @param allowed the paths that may still leave; at least one
 */
export function redaction(
  from: MessageShape,
  allowed: readonly string[],
  nextSequence: (category: DataCategory) => number,
): Redaction {
  const paths = pathsOf(from.signals) ?? [];
  const signals = JSON.stringify(allowed);
  const category = labelOf(categoriesOf(signals));
  const relabelled = category !== from.category;
  const legalBasis = relabelled ? legalBasisOf(from.kind, category) : from.legalBasis;
  return {
    shape: { ...from, category, signals, legalBasis },
    content: (content) => {
      const values = stringsIn(content.values);
      if (values?.length !== paths.length) return null;
      return {
        ...content,
        values: JSON.stringify(values.filter((_, index) => allowed.includes(paths[index] ?? ''))),
        sequence: relabelled ? nextSequence(category) : content.sequence,
      };
    },
  };
}
