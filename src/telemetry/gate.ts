import { V7Generator } from 'uuidv7';
import type { Clock } from '../contract/clock.ts';
import type { PrivacyContext } from '../privacy/context.ts';
import { type Decision, decide } from '../privacy/decide.ts';
import { factsOf, legalBasisOf, MESSAGE_KINDS, type MessageKind } from '../privacy/message-kinds.ts';
import type { Sample, SignalValue } from '../privacy/signals.ts';
import type { DataCategory } from '../privacy/vocabulary.ts';
import type { Counts } from './counts.ts';
import { lifetimeOf } from './lifetime.ts';
import { CATEGORY_OF_UNKNOWN, type MessageShape, type OutgoingMessage } from './message.ts';
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

/** Samples of a car have few shapes. */
const MOST_SHAPES = 500;

type Field = readonly [path: string, value: SignalValue];

/** The gate: it lets through what may leave, as messages to queue, and counts what may not. */
export function createGate(parts: GateParts): (kind: MessageKind, sample: Sample) => readonly Decision[] {
  const { counts, clock } = parts;
  const ids = new V7Generator({ nextUint32: wordsFrom(parts.seed) });

  /** The shapes under one context and name of the vehicle: what changes seldom is put together once. */
  let made: {
    readonly context: PrivacyContext;
    readonly pseudonym: string;
    readonly shapes: Map<string, MessageShape>;
  } | null = null;

  const shapeOf = (
    kind: MessageKind,
    context: PrivacyContext,
    categories: readonly DataCategory[],
    fields: readonly Field[],
  ): MessageShape => {
    const pseudonym = parts.pseudonym();
    if (made?.context !== context || made.pseudonym !== pseudonym || made.shapes.size >= MOST_SHAPES)
      made = { context, pseudonym, shapes: new Map() };
    const signals = JSON.stringify(fields.map(([path]) => path));
    const known = made.shapes.get(`${kind} ${signals}`);
    if (known !== undefined) return known;
    const category = labelOf(categories);
    const topics = topicsOf(parts.prefix, pseudonym);
    const { topic, purpose } = factsOf(kind);
    const shape = {
      kind,
      category,
      signals,
      profile: context.profile.id,
      topic: topic === 'data' ? topics.data(category) : topics.event(topic),
      pseudonym,
      legalBasis: legalBasisOf(kind, category),
      purpose,
      noticeVersion: context.noticeVersion,
    };
    made.shapes.set(`${kind} ${signals}`, shape);
    return shape;
  };

  const message = (
    kind: MessageKind,
    at: number,
    context: PrivacyContext,
    categories: readonly DataCategory[],
    fields: readonly Field[],
  ): OutgoingMessage => {
    const now = Math.floor(clock.now());
    const measured = new Date(at).getTime();
    if (Number.isNaN(measured)) throw new RangeError(`A sample has no time: ${at}.`);
    const shape = shapeOf(kind, context, categories, fields);
    return {
      shape,
      messageId: ids.generateOrResetWithTs(Math.max(0, now)).bytes,
      values: JSON.stringify(fields.map(([, value]) => String(value))),
      at: measured,
      sequence: parts.nextSequence(shape.category),
      historical: !parts.online(),
      createdAt: now,
      expiresAt: now + lifetimeOf(kind, categories),
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
