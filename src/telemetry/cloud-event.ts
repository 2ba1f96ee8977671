import type { MessageKind } from '../privacy/message-kinds.ts';
import type { SignalValue } from '../privacy/signals.ts';
import type { DataCategory, LegalBasis } from '../privacy/vocabulary.ts';

export const CONTENT_TYPE = 'application/cloudevents+json';

export type EventFacts = {
  readonly id: string;
  readonly kind: MessageKind;
  readonly pseudonym: string;
  readonly category: DataCategory;
  readonly legalBasis: LegalBasis;
  readonly noticeVersion: string;
  /** Rises by one for each message of this vehicle and category, also across restarts. */
  readonly sequence: number;
  readonly historical: boolean;
  /** Milliseconds since the Unix epoch. */
  readonly at: number;
  readonly signals: readonly (readonly [path: string, value: SignalValue])[];
};

/** One message as a CloudEvent 1.0 in structured JSON, its data points in the shape of VISS: values as strings, times in UTC. */
export function cloudEvent(facts: EventFacts): string {
  const time = new Date(facts.at).toISOString();
  return JSON.stringify({
    specversion: '1.0',
    id: facts.id,
    source: `urn:glovebox:${facts.pseudonym}`,
    type: `glovebox.${facts.kind}.v1`,
    time,
    datacontenttype: 'application/json',
    datacategory: facts.category,
    legalbasis: facts.legalBasis,
    noticeversion: facts.noticeVersion,
    sequence: facts.sequence,
    historical: facts.historical,
    data: facts.signals.map(([path, value]) => ({ path, dp: { value: String(value), ts: time } })),
  });
}
