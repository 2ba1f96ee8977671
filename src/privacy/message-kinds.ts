import type { ConsentPurpose, Contract, DataCategory, LegalBasis } from './vocabulary.ts';

/**
 * What a message rests on: a service in use (any that needs the data, or one by its id), a consent of its own (R25), the law or vehicle
 * safety (R24), a contract about the vehicle (R24), or the report of a theft (R27).
 */
export type Ground =
  | { readonly rests: 'service'; readonly service: string | null }
  | { readonly rests: 'consent'; readonly purpose: ConsentPurpose }
  | { readonly rests: 'law' }
  | { readonly rests: 'contract'; readonly contract: Contract }
  | { readonly rests: 'theft' };

/** Who receives a message (R61). */
export const RECIPIENTS = [
  'service-providers',
  'network-and-repairers',
  'insurer',
  'leasing-company',
  'emergency-services',
  'authorities',
  'research-and-suppliers',
  'marketing',
  'partners',
] as const;
export type Recipient = (typeof RECIPIENTS)[number];

/** Why a kind of message is sent, on what ground, to whom, and all that it may contain. */
export type MessageKindFacts = {
  /** The part after `<prefix>/<vehicle>/`; `data` stands for one topic a category. */
  readonly topic: 'data' | `event/${string}`;
  /** What the message is for, in one word; it labels the message on the wire. */
  readonly purpose: string;
  readonly recipient: Recipient;
  readonly ground: Ground;
  /** The service that must be switched on as well, where the ground is not a service itself. */
  readonly alsoNeeds?: string;
  /** All that the message may contain; null where the signal catalogue alone says so. */
  readonly minimalSet: ReadonlySet<string> | null;
};

const forService = (topic: MessageKindFacts['topic'], service: string | null): MessageKindFacts => ({
  topic,
  purpose: service ?? 'connected-services',
  recipient: 'service-providers',
  ground: { rests: 'service', service },
  minimalSet: null,
});

const forConsent = (
  purpose: ConsentPurpose,
  recipient: Recipient,
  signals: readonly string[],
  alsoNeeds?: string,
): MessageKindFacts => ({
  topic: `event/${purpose}`,
  purpose,
  recipient,
  ground: { rests: 'consent', purpose },
  minimalSet: new Set(signals),
  ...(alsoNeeds === undefined ? {} : { alsoNeeds }),
});

const forContract = (
  contract: Contract,
  recipient: Recipient,
  signals: readonly string[],
): MessageKindFacts => ({
  topic: `event/${contract}-report`,
  purpose: contract,
  recipient,
  ground: { rests: 'contract', contract },
  minimalSet: new Set(signals),
});

const DISTANCE = 'Vehicle.TraveledDistance';
const CHARGE = 'Vehicle.Powertrain.TractionBattery.StateOfCharge.Displayed';

/** Every kind of message that the unit can publish about a driver. There is no other way onto the wire. */
export const MESSAGE_KINDS = {
  telemetry: forService('data', null),
  'drive-start': forService('event/drive-start', 'trip-log'),
  'drive-end': forService('event/drive-end', 'trip-log'),
  utterance: forService('event/utterance', 'voice-assistant'),

  'product-improvement': forConsent('product-improvement', 'research-and-suppliers', [
    'Vehicle.Diagnostics.DTCCount',
    'Vehicle.TripDuration',
    CHARGE,
  ]),
  'performance-insight-and-marketing': forConsent('performance-insight-and-marketing', 'marketing', [
    'Vehicle.TraveledDistanceSinceStart',
    'Vehicle.TripDuration',
  ]),
  'partner-sharing': forConsent('partner-sharing', 'partners', [DISTANCE, CHARGE]),
  'personalised-communication': forConsent('personalised-communication', 'marketing', [
    'Vehicle.Service.IsServiceDue',
    DISTANCE,
  ]),
  'warning-support': forConsent(
    'warning-support',
    'network-and-repairers',
    ['Vehicle.Diagnostics.DTCCount', 'Vehicle.Diagnostics.DTCList', 'Vehicle.LowVoltageSystemState'],
    'warning-light-support',
  ),

  'insurance-report': forContract('insurance', 'insurer', [DISTANCE, 'Vehicle.TripDuration']),
  'maintenance-report': forContract('maintenance', 'network-and-repairers', [
    DISTANCE,
    'Vehicle.Service.IsServiceDue',
    'Vehicle.Diagnostics.DTCCount',
  ]),
  'leasing-report': forContract('leasing', 'leasing-company', [DISTANCE]),

  'crash-notification': {
    topic: 'event/crash-notification',
    purpose: 'emergency-call',
    recipient: 'emergency-services',
    ground: { rests: 'law' },
    minimalSet: new Set([
      'Vehicle.Cabin.Seat.Row1.DriverSide.Airbag.IsDeployed',
      'Vehicle.Speed',
      'Vehicle.CurrentLocation.Latitude',
      'Vehicle.CurrentLocation.Longitude',
      'Vehicle.CurrentLocation.Heading',
    ]),
  },
  'consumption-report': {
    topic: 'event/consumption-report',
    purpose: 'regulatory-consumption-monitoring',
    recipient: 'authorities',
    ground: { rests: 'law' },
    minimalSet: new Set([DISTANCE, CHARGE]),
  },
  'stolen-vehicle-position': {
    topic: 'event/stolen-vehicle-position',
    purpose: 'theft-recovery',
    recipient: 'authorities',
    ground: { rests: 'theft' },
    alsoNeeds: 'stolen-vehicle-location',
    minimalSet: new Set(['Vehicle.CurrentLocation.Latitude', 'Vehicle.CurrentLocation.Longitude']),
  },
} satisfies Record<string, MessageKindFacts>;
export type MessageKind = keyof typeof MESSAGE_KINDS;

/** The kinds, in table order. */
export const MESSAGE_KIND_NAMES = Object.keys(MESSAGE_KINDS) as readonly MessageKind[];

/** What is known of a kind; wider than the table's own type, so that every kind reads alike. */
export const factsOf = (kind: MessageKind): MessageKindFacts => MESSAGE_KINDS[kind];

/** Whether a kind goes out whatever the switches say (R24): by law, or while its contract is on. */
export const isMandatory = (kind: MessageKind): boolean => {
  const { rests } = factsOf(kind).ground;
  return rests === 'law' || rests === 'contract';
};

/** What a category rests on in the regular course of a service: what a switch governs rests on consent. */
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
export const legalBasisOf = (kind: MessageKind, category: DataCategory): LegalBasis => {
  switch (factsOf(kind).ground.rests) {
    case 'service':
      return LEGAL_BASIS[category];
    case 'consent':
    case 'theft':
      return 'consent';
    case 'contract':
      return 'contract';
    case 'law':
      return 'legal-obligation';
  }
};
