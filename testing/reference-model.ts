import type { PrivacyContext } from '../src/privacy/context.ts';
import type { MessageKind } from '../src/privacy/message-kinds.ts';

/**
 * The rules once more, written from the requirements and apart from `decide()`: as a list of prohibitions over plain
 * words, with its own reading of what a signal is. Where the two differ, one of them is wrong.
 */
type Question = { readonly signal: string; readonly context: PrivacyContext; readonly kind: MessageKind };

const POSITION =
  /^(Vehicle\.CurrentLocation\.|Vehicle\.Cabin\.Infotainment\.Navigation\.DestinationSet\.|Private\.Trip\.)/u;
const SPEECH = /^Private\.Voice\./u;
const IDENTITY = /^Vehicle\.Occupant\./u;

const CONSENT_KINDS: readonly string[] = [
  'product-improvement',
  'performance-insight-and-marketing',
  'partner-sharing',
  'personalised-communication',
  'warning-support',
];
const CONTRACT_OF: Readonly<Record<string, 'insurance' | 'maintenance' | 'leasing'>> = {
  'insurance-report': 'insurance',
  'maintenance-report': 'maintenance',
  'leasing-report': 'leasing',
};
const LEGAL_KINDS: readonly string[] = ['crash-notification', 'consumption-report'];
const THEFT = 'stolen-vehicle-position';
const TRIP_KINDS: readonly string[] = ['drive-start', 'drive-end'];

/** All that each narrow kind may hold, in the words of the requirements: the least that its purpose takes. */
const HOLDS: Readonly<Record<string, RegExp>> = {
  'crash-notification':
    /^Vehicle\.(Speed|Cabin\.Seat\..*\.Airbag\.IsDeployed|CurrentLocation\.(Latitude|Longitude|Heading))$/u,
  'consumption-report':
    /^Vehicle\.(TraveledDistance|Powertrain\.TractionBattery\.StateOfCharge\.Displayed)$/u,
  'stolen-vehicle-position': /^Vehicle\.CurrentLocation\.(Latitude|Longitude)$/u,
  'insurance-report': /^Vehicle\.(TraveledDistance|TripDuration)$/u,
  'maintenance-report': /^Vehicle\.(TraveledDistance|Service\.IsServiceDue|Diagnostics\.DTCCount)$/u,
  'leasing-report': /^Vehicle\.TraveledDistance$/u,
  'product-improvement':
    /^Vehicle\.(Diagnostics\.DTCCount|TripDuration|Powertrain\.TractionBattery\.StateOfCharge\.Displayed)$/u,
  'performance-insight-and-marketing': /^Vehicle\.(TraveledDistanceSinceStart|TripDuration)$/u,
  'partner-sharing': /^Vehicle\.(TraveledDistance|Powertrain\.TractionBattery\.StateOfCharge\.Displayed)$/u,
  'personalised-communication': /^Vehicle\.(Service\.IsServiceDue|TraveledDistance)$/u,
  'warning-support': /^Vehicle\.(Diagnostics\.DTC(Count|List)|LowVoltageSystemState)$/u,
};

const sortOf = (signal: string): 'location' | 'voice' | 'account' | 'telematics' => {
  if (POSITION.test(signal)) return 'location';
  if (SPEECH.test(signal)) return 'voice';
  return IDENTITY.test(signal) ? 'account' : 'telematics';
};

const standsOnConsent = ({ signal, kind }: Question): boolean =>
  POSITION.test(signal) || SPEECH.test(signal) || CONSENT_KINDS.includes(kind) || kind === THEFT;

const overridesSwitches = ({ kind }: Question): boolean =>
  LEGAL_KINDS.includes(kind) || Object.hasOwn(CONTRACT_OF, kind) || kind === THEFT;

/** Each prohibition by the rule that it comes from. What none of them forbids, leaves. */
const PROHIBITIONS: readonly (readonly [rule: string, forbids: (question: Question) => boolean])[] = [
  ['R28', ({ context }) => context.store !== 'ok'],
  ['R28', (question) => question.context.ledger !== 'ok' && standsOnConsent(question)],
  ['R24', ({ signal, kind }) => Object.hasOwn(HOLDS, kind) && HOLDS[kind]?.test(signal) !== true],
  [
    'R20',
    ({ signal, context, kind }) =>
      POSITION.test(signal) &&
      kind !== THEFT &&
      !(context.settings.geolocation && !context.paused.geolocation),
  ],
  [
    'R21',
    ({ signal, context }) =>
      SPEECH.test(signal) && !(context.settings.voiceData && !context.paused.voiceData),
  ],
  ['R6', ({ signal, context }) => IDENTITY.test(signal) && context.profile.kind === 'guest'],
  ['R4', (question) => !question.context.accepted && !overridesSwitches(question)],
  [
    'R25',
    ({ context, kind }) =>
      CONSENT_KINDS.includes(kind) && context.consents[kind as keyof typeof context.consents] !== true,
  ],
  [
    'R24',
    ({ context, kind }) => {
      const contract = CONTRACT_OF[kind];
      return contract !== undefined && !context.contracts[contract];
    },
  ],
  ['R27', ({ context, kind }) => kind === THEFT && !(context.theft.consented && context.theft.reported)],
  ['R15', ({ signal, context, kind }) => kind === 'telemetry' && !context.served[sortOf(signal)]],
  ['R15', ({ context, kind }) => TRIP_KINDS.includes(kind) && !context.services.has('trip-log')],
  [
    'R15',
    ({ context, kind }) => kind === 'warning-support' && !context.services.has('warning-light-support'),
  ],
  ['R15', ({ context, kind }) => kind === THEFT && !context.services.has('stolen-vehicle-location')],
  ['R15', ({ context, kind }) => kind === 'utterance' && !context.services.has('voice-assistant')],
];

/** Whether the reference model lets a signal of the catalogue leave. */
export const referenceAllows = (signal: string, context: PrivacyContext, kind: MessageKind): boolean =>
  !PROHIBITIONS.some(([, forbids]) => forbids({ signal, context, kind }));
