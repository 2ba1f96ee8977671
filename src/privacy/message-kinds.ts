import type { DataCategory, LegalBasis } from './vocabulary.ts';

/**
 * Why a message is sent: its legal basis, who receives it, and whether it goes out whatever the switches say (R24).
 * `topic` is the part after `<prefix>/<vehicle>/`; `data` stands for one topic a category.
 */
export type MessageKindFacts = {
  readonly topic: 'data' | `event/${string}`;
  readonly recipient: string;
  /** Set where the law, vehicle safety or a contract demands the message: its legal basis, and all it may contain. */
  readonly mandatory: { readonly legalBasis: LegalBasis; readonly minimalSet: ReadonlySet<string> } | null;
};

const voluntary = (topic: MessageKindFacts['topic']): MessageKindFacts => ({
  topic,
  recipient: 'service-providers',
  mandatory: null,
});

/** Every kind of message that the unit can publish about a driver. There is no other way onto the wire. */
export const MESSAGE_KINDS = {
  telemetry: voluntary('data'),
  'drive-start': voluntary('event/drive-start'),
  'drive-end': voluntary('event/drive-end'),
  utterance: voluntary('event/utterance'),
  'crash-notification': {
    topic: 'event/crash-notification',
    recipient: 'emergency-services',
    mandatory: {
      legalBasis: 'legal-obligation',
      minimalSet: new Set([
        'Vehicle.Cabin.Seat.Row1.DriverSide.Airbag.IsDeployed',
        'Vehicle.Speed',
        'Vehicle.CurrentLocation.Latitude',
        'Vehicle.CurrentLocation.Longitude',
        'Vehicle.CurrentLocation.Heading',
      ]),
    },
  },
} satisfies Record<string, MessageKindFacts>;
export type MessageKind = keyof typeof MESSAGE_KINDS;

/** What a category rests on outside the mandatory kinds: what a switch governs rests on consent. */
const LEGAL_BASIS: Readonly<Record<DataCategory, LegalBasis>> = {
  account: 'contract',
  billing: 'contract',
  location: 'consent',
  telematics: 'contract',
  vehicle: 'contract',
  homecharge: 'contract',
  security: 'legitimate-interest',
  voice: 'consent',
};

/** The legal basis that a message of `kind` with data of `category` is labelled with (GDPR article 6(1), R24). */
export const legalBasisOf = (kind: MessageKind, category: DataCategory): LegalBasis =>
  MESSAGE_KINDS[kind].mandatory?.legalBasis ?? LEGAL_BASIS[category];
