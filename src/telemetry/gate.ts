import { V7Generator } from 'uuidv7';
import type { Clock } from '../contract/clock.ts';
import type { PrivacyContext } from '../privacy/context.ts';
import { type Decision, decide } from '../privacy/decide.ts';
import { legalBasisOf, MESSAGE_KINDS, type MessageKind } from '../privacy/message-kinds.ts';
import type { Sample, SignalValue } from '../privacy/signals.ts';
import type { DataCategory } from '../privacy/vocabulary.ts';
import { cloudEvent } from './cloud-event.ts';
import type { Counts } from './counts.ts';
import { lifetimeOf } from './lifetime.ts';
import { CATEGORY_OF_UNKNOWN, type OutgoingMessage } from './message.ts';
import { wordsFrom } from './randomness.ts';
import { labelOf } from './redact.ts';
import { topicsOf } from './topics.ts';

export type GateParts = {
  readonly clock: Clock;
  /** Where the ids of messages begin, 32 bits. */
  readonly seed: number;
  readonly prefix: string;
  readonly pseudonym: () => string;
  readonly context: () => PrivacyContext;
  /** Whether the broker is reachable now; what is queued while it is not is marked as historical. */
  readonly online: () => boolean;
  readonly nextSequence: (category: DataCategory) => number;
  readonly counts: Counts;
  readonly queue: (message: OutgoingMessage) => void;
};

type Field = readonly [path: string, value: SignalValue];

/** The gate: it lets through what may leave, as finished messages, and counts what may not. */
export function createGate(parts: GateParts): (kind: MessageKind, sample: Sample) => readonly Decision[] {
  const { counts, clock } = parts;
  const ids = new V7Generator({ nextUint32: wordsFrom(parts.seed) });

  const message = (
    kind: MessageKind,
    at: number,
    context: PrivacyContext,
    categories: readonly DataCategory[],
    fields: readonly Field[],
  ): OutgoingMessage => {
    const now = clock.now();
    const category = labelOf(categories);
    const pseudonym = parts.pseudonym();
    const topics = topicsOf(parts.prefix, pseudonym);
    const { topic } = MESSAGE_KINDS[kind];
    const messageId = ids.generateOrResetWithTs(Math.max(0, Math.floor(now))).toString();
    const historical = !parts.online();
    return {
      messageId,
      kind,
      category,
      signals: JSON.stringify(fields.map(([path]) => path)),
      profile: context.profile.id,
      topic: topic === 'data' ? topics.data(category) : topics.event(topic),
      payload: cloudEvent({
        id: messageId,
        kind,
        pseudonym,
        category,
        legalBasis: legalBasisOf(kind, category),
        noticeVersion: context.noticeVersion,
        sequence: parts.nextSequence(category),
        historical,
        at,
        signals: fields,
      }),
      createdAt: Math.floor(now),
      expiresAt: Math.floor(now) + lifetimeOf(kind, categories),
      historical,
    };
  };

  return (kind, sample) => {
    const context = parts.context();
    const decisions: Decision[] = [];
    const allowed = new Map<DataCategory, Field[]>();
    const offered = new Set<DataCategory>();
    const withheld = new Set<string>();

    for (const [path, value] of Object.entries(sample.signals)) {
      const decision = decide(path, context, kind);
      decisions.push(decision);
      const category = decision.because.category ?? CATEGORY_OF_UNKNOWN;
      const { reason } = decision.because;
      offered.add(category);
      if (decision.outcome === 'publish') {
        const fields = allowed.get(category);
        if (fields === undefined) allowed.set(category, [[path, value]]);
        else fields.push([path, value]);
      } else if (!withheld.has(`${category} ${reason}`)) {
        withheld.add(`${category} ${reason}`);
        counts.withheld(category, reason);
      }
    }
    counts.one('offered', offered);

    if (allowed.size === 0) return decisions;
    if (MESSAGE_KINDS[kind].topic === 'data') {
      // R23: each category stands alone, on a topic of its own.
      for (const [category, fields] of allowed)
        parts.queue(message(kind, sample.at, context, [category], fields));
    } else {
      parts.queue(message(kind, sample.at, context, [...allowed.keys()], [...allowed.values()].flat()));
    }
    return decisions;
  };
}
