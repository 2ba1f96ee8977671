import type { PrivacyContext } from '../privacy/context.ts';
import type { MessageKind } from '../privacy/message-kinds.ts';
import { SIGNAL_CATALOGUE } from '../privacy/signals.ts';
import type { DecisionRule } from '../privacy/vocabulary.ts';

/**
 * The rules once more, written from the requirements and apart from `decide()`: as a list of prohibitions over plain
 * words, with its own reading of what a signal is. Where the two differ, one of them is wrong.
 */
type Question = { readonly signal: string; readonly context: PrivacyContext; readonly kind: MessageKind };

const POSITION =
  /^(Vehicle\.CurrentLocation\.|Vehicle\.Cabin\.Infotainment\.Navigation\.DestinationSet\.|Private\.Trip\.)/u;
const SPEECH = /^Private\.Voice\./u;
const IDENTITY = /^Vehicle\.Occupant\./u;

type Sort = 'location' | 'voice' | 'account' | 'telematics';
/** Asked of few signals, millions of times. */
const sorts = new Map<string, Sort>();

/** What kind of data a signal is, in the words of the topics. */
export const sortOf = (signal: string): Sort => {
  const known = sorts.get(signal);
  if (known !== undefined) return known;
  const rest = IDENTITY.test(signal) ? 'account' : 'telematics';
  const sort = POSITION.test(signal) ? 'location' : SPEECH.test(signal) ? 'voice' : rest;
  if (SIGNAL_CATALOGUE.has(signal)) sorts.set(signal, sort);
  return sort;
};
const isPosition = (signal: string): boolean => sortOf(signal) === 'location';
const isSpeech = (signal: string): boolean => sortOf(signal) === 'voice';
const isIdentity = (signal: string): boolean => sortOf(signal) === 'account';

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
/** Kinds that take one service, whatever else they rest on. */
const NEEDS_SERVICE: Readonly<Record<string, string>> = {
  'drive-start': 'trip-log',
  'drive-end': 'trip-log',
  'warning-support': 'warning-light-support',
  'stolen-vehicle-position': 'stolen-vehicle-location',
  utterance: 'voice-assistant',
};

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

const standsOnConsent = ({ signal, kind }: Question): boolean =>
  isPosition(signal) || isSpeech(signal) || CONSENT_KINDS.includes(kind) || kind === THEFT;

const overridesSwitches = ({ kind }: Question): boolean =>
  LEGAL_KINDS.includes(kind) || Object.hasOwn(CONTRACT_OF, kind) || kind === THEFT;

/** Each prohibition: the rule that it comes from, the word that the contract has for it, and when it holds. What none forbids, leaves. */
const PROHIBITIONS: readonly (readonly [
  rule: DecisionRule,
  reason: string,
  forbids: (question: Question) => boolean,
])[] = [
  ['R28', 'store-not-trusted', ({ context }) => context.store !== 'ok'],
  ['R28', 'ledger-broken', (question) => question.context.ledger !== 'ok' && standsOnConsent(question)],
  [
    'R24',
    'beyond-minimal-set',
    ({ signal, kind }) => Object.hasOwn(HOLDS, kind) && HOLDS[kind]?.test(signal) !== true,
  ],
  [
    'R20',
    'setting-off',
    ({ signal, context, kind }) => isPosition(signal) && kind !== THEFT && !context.settings.geolocation,
  ],
  [
    'R18',
    'paused',
    ({ signal, context, kind }) => isPosition(signal) && kind !== THEFT && context.paused.geolocation,
  ],
  ['R21', 'setting-off', ({ signal, context }) => isSpeech(signal) && !context.settings.voiceData],
  ['R18', 'paused', ({ signal, context }) => isSpeech(signal) && context.paused.voiceData],
  [
    'R6',
    'guest-has-no-account',
    ({ signal, context }) => isIdentity(signal) && context.profile.kind === 'guest',
  ],
  ['R4', 'terms-not-accepted', (question) => !question.context.accepted && !overridesSwitches(question)],
  [
    'R25',
    'consent-missing',
    ({ context, kind }) =>
      CONSENT_KINDS.includes(kind) && context.consents[kind as keyof typeof context.consents] !== true,
  ],
  [
    'R24',
    'contract-off',
    ({ context, kind }) => {
      const contract = CONTRACT_OF[kind];
      return contract !== undefined && !context.contracts[contract];
    },
  ],
  ['R27', 'no-theft-consent', ({ context, kind }) => kind === THEFT && !context.theft.consented],
  ['R27', 'no-theft-report', ({ context, kind }) => kind === THEFT && !context.theft.reported],
  [
    'R15',
    'service-off',
    ({ signal, context, kind }) => kind === 'telemetry' && !context.served[sortOf(signal)],
  ],
  ...Object.entries(NEEDS_SERVICE).map(
    ([needs, service]) =>
      [
        'R15',
        'service-off',
        ({ context, kind }: Question) => kind === needs && !context.services.has(service),
      ] as const,
  ),
];

/** Whether the reference model lets a signal of the catalogue leave. */
export const referenceAllows = (signal: string, context: PrivacyContext, kind: MessageKind): boolean =>
  !PROHIBITIONS.some(([, , forbids]) => forbids({ signal, context, kind }));

/** A rule, and the word that the contract has for how it applies. */
export type Because = { readonly rule: DecisionRule; readonly reason: string };

/** What the requirements say of a signal, and every answer to "why" that is right: more than one prohibition may hold at once. */
export type Ruling = { readonly allowed: boolean; readonly because: readonly Because[] };

/** On what a signal rests that nothing forbids. */
const groundOf = (signal: string, kind: string): Because => {
  if (LEGAL_KINDS.includes(kind)) return { rule: 'R24', reason: 'mandatory' };
  if (Object.hasOwn(CONTRACT_OF, kind)) return { rule: 'R24', reason: 'contract-on' };
  if (CONSENT_KINDS.includes(kind)) return { rule: 'R25', reason: 'consent-given' };
  if (kind === THEFT) return { rule: 'R27', reason: 'theft-reported' };
  if (isPosition(signal)) return { rule: 'R20', reason: 'setting-on' };
  return isSpeech(signal) ? { rule: 'R21', reason: 'setting-on' } : { rule: 'R15', reason: 'service-in-use' };
};

/** What the reference model says of any signal, and why; one that the catalogue does not know stays in the car (R28). */
export const referenceRuling = (signal: string, context: PrivacyContext, kind: MessageKind): Ruling => {
  if (!SIGNAL_CATALOGUE.has(signal))
    return { allowed: false, because: [{ rule: 'R28', reason: 'unknown-signal' }] };
  const question = { signal, context, kind };
  const because = PROHIBITIONS.filter(([, , forbids]) => forbids(question)).map(([rule, reason]) => ({
    rule,
    reason,
  }));
  return because.length === 0
    ? { allowed: true, because: [groundOf(signal, kind)] }
    : { allowed: false, because };
};

/** The legal basis that a message must bear: by its kind, and in the regular course of a service by the strictest data in it. */
export const referenceBasis = (kind: string, sorts: readonly string[]): string => {
  if (LEGAL_KINDS.includes(kind)) return 'legal-obligation';
  if (Object.hasOwn(CONTRACT_OF, kind)) return 'contract';
  if (CONSENT_KINDS.includes(kind) || kind === THEFT) return 'consent';
  return sorts.includes('voice') || sorts.includes('location') ? 'consent' : 'contract';
};

/** What the requirements' table of services says that each lives on; those with messages of their own live on none. */
export const LIVES_ON: Readonly<Record<string, readonly string[]>> = {
  'crash-notification': [],
  'warning-light-support': [],
  'stolen-vehicle-location': [],
  'maintenance-reminder': ['telematics', 'vehicle', 'account'],
  'trip-log': ['telematics', 'location', 'account'],
  'over-the-air-updates': ['vehicle', 'account'],
  'remote-control': ['vehicle', 'account'],
  'find-my-car': ['location', 'account'],
  'connected-navigation': ['location', 'account'],
  'online-place-search': ['location', 'account'],
  'parking-and-fuel-prices': ['location', 'account'],
  weather: ['location', 'account'],
  'voice-assistant': ['voice', 'location', 'account'],
  'connected-score': ['telematics', 'location', 'account'],
  'charging-at-home': ['homecharge', 'account'],
};
/** Every service of the table. */
export const SERVICE_IDS = Object.keys(LIVES_ON);

/** The rules that a decision can rest on. */
export const RULES: readonly DecisionRule[] = [
  'R4',
  'R6',
  'R15',
  'R18',
  'R20',
  'R21',
  'R24',
  'R25',
  'R27',
  'R28',
];

/** Every word that the contract has for why a decision falls as it does. */
export const REASONS: readonly string[] = [
  ...new Set([
    'unknown-signal',
    ...PROHIBITIONS.map(([, reason]) => reason),
    'setting-on',
    'service-in-use',
    'consent-given',
    'contract-on',
    'mandatory',
    'theft-reported',
    'category-not-collected',
  ]),
];
