import type { PrivacyContext } from './context.ts';
import { factsOf, type MessageKind } from './message-kinds.ts';
import { SIGNAL_CATALOGUE } from './signals.ts';
import type { DataCategory, DecisionRule, ProfileKind, Setting } from './vocabulary.ts';

/** Why a decision fell as it did, in one word; user interfaces render it in the driver's language. */
export type Reason =
  | 'unknown-signal'
  | 'store-not-trusted'
  | 'ledger-broken'
  | 'category-not-collected'
  | 'beyond-minimal-set'
  | 'setting-off'
  | 'paused'
  | 'guest-has-no-account'
  | 'terms-not-accepted'
  | 'consent-missing'
  | 'contract-off'
  | 'service-off'
  | 'no-theft-consent'
  | 'no-theft-report'
  | 'setting-on'
  | 'service-in-use'
  | 'consent-given'
  | 'contract-on'
  | 'mandatory'
  | 'theft-reported';

/**
 * The answer to "may this signal leave the car?", with all that it rests on (R29).
 * `setting` and `settingOn` are null where no switch governs the signal.
 */
export type Decision = {
  readonly signal: string;
  readonly outcome: 'publish' | 'withhold';
  readonly rule: DecisionRule;
  readonly because: {
    readonly reason: Reason;
    readonly category: DataCategory | null;
    readonly kind: MessageKind;
    readonly profile: string;
    readonly profileKind: ProfileKind;
    readonly setting: Setting | null;
    readonly settingOn: boolean | null;
    readonly paused: boolean;
    /** The consent, contract or service that the kind of message rests on; null where it is none of its own. */
    readonly restsOn: string | null;
    readonly accepted: boolean;
    readonly noticeVersion: string;
    readonly epoch: number;
  };
};

/** Which switch governs a category; a category without one is governed by R4 alone. */
export const GOVERNING_SETTING: Readonly<Record<DataCategory, Setting | null>> = {
  account: null,
  billing: null,
  location: 'geolocation',
  telematics: null,
  vehicle: null,
  homecharge: null,
  security: null,
  voice: 'voiceData',
};

/** The categories of which signals are collected; one that claims another is a fault, not data. */
const COLLECTED: ReadonlySet<DataCategory> = new Set([
  'account',
  'location',
  'telematics',
  'vehicle',
  'voice',
]);

type Verdict = readonly [outcome: Decision['outcome'], rule: DecisionRule, reason: Reason];

const withhold = (rule: DecisionRule, reason: Reason): Verdict => ['withhold', rule, reason];
const publish = (rule: DecisionRule, reason: Reason): Verdict => ['publish', rule, reason];

// Made once: decide() runs for every signal of every sample.
const UNKNOWN = withhold('R28', 'unknown-signal');
const UNTRUSTED = withhold('R28', 'store-not-trusted');
const BROKEN = withhold('R28', 'ledger-broken');
const NOT_COLLECTED = withhold('R28', 'category-not-collected');
const BEYOND = withhold('R24', 'beyond-minimal-set');
const NO_ACCOUNT = withhold('R6', 'guest-has-no-account');
const NOT_ACCEPTED = withhold('R4', 'terms-not-accepted');
const PAUSED = withhold('R18', 'paused');
const OFF = { geolocation: withhold('R20', 'setting-off'), voiceData: withhold('R21', 'setting-off') };
const ON = { geolocation: publish('R20', 'setting-on'), voiceData: publish('R21', 'setting-on') };
const IN_USE = publish('R15', 'service-in-use');
const NOT_IN_USE = withhold('R15', 'service-off');
const CONSENT = { true: publish('R25', 'consent-given'), false: withhold('R25', 'consent-missing') };
const CONTRACT = { true: publish('R24', 'contract-on'), false: withhold('R24', 'contract-off') };
const MANDATORY = publish('R24', 'mandatory');
const THEFT = publish('R27', 'theft-reported');
const NO_THEFT_CONSENT = withhold('R27', 'no-theft-consent');
const NO_THEFT_REPORT = withhold('R27', 'no-theft-report');

/** R27: a position leaves for the recovery of a stolen vehicle whatever the switch says, and for nothing else. */
function verdictOnTheft(context: PrivacyContext): Verdict {
  if (context.ledger !== 'ok') return BROKEN;
  if (!context.theft.consented) return NO_THEFT_CONSENT;
  return context.theft.reported ? THEFT : NO_THEFT_REPORT;
}

function verdictOf(
  category: DataCategory | null,
  signal: string,
  context: PrivacyContext,
  kind: MessageKind,
): Verdict {
  if (category === null) return UNKNOWN;
  if (context.store !== 'ok') return UNTRUSTED;
  if (!COLLECTED.has(category)) return NOT_COLLECTED;
  const { ground, minimalSet, alsoNeeds } = factsOf(kind);
  if (minimalSet !== null && !minimalSet.has(signal)) return BEYOND;
  if (alsoNeeds !== undefined && !context.services.has(alsoNeeds)) return NOT_IN_USE;
  if (ground.rests === 'theft') return verdictOnTheft(context);

  const setting = GOVERNING_SETTING[category];
  if (setting !== null) {
    if (!context.settings[setting]) return OFF[setting];
    if (context.paused[setting]) return PAUSED;
  }
  if ((setting !== null || ground.rests === 'consent') && context.ledger !== 'ok') return BROKEN;
  if (category === 'account' && context.profile.kind === 'guest') return NO_ACCOUNT;

  if (ground.rests === 'law') return MANDATORY;
  if (ground.rests === 'contract') return CONTRACT[`${context.contracts[ground.contract]}`];
  if (!context.accepted) return NOT_ACCEPTED;
  if (ground.rests === 'consent') return CONSENT[`${context.consents[ground.purpose]}`];
  const inUse = ground.service === null ? context.served[category] : context.services.has(ground.service);
  if (!inUse) return NOT_IN_USE;
  return setting === null ? IN_USE : ON[setting];
}

const restsOn = (kind: MessageKind): string | null => {
  const { ground } = factsOf(kind);
  switch (ground.rests) {
    case 'service':
      return ground.service;
    case 'consent':
      return ground.purpose;
    case 'contract':
      return ground.contract;
    case 'law':
    case 'theft':
      return null;
  }
};

/**
 * Whether `signal` may leave the car now, as part of a message of `kind`. Pure and total: no I/O, no clock, an answer for
 * every input. It is asked when a sample is offered and again when a message is handed to the MQTT client, and
 * nothing else in the code asks whether something may leave.
 *
 * INVARIANT: doubt withholds (R28). An unknown signal and a store that cannot be trusted come first.
 *
 * @param signal a VSS 6.0 path, or one of the private overlay; anything else is withheld
 * @param kind defaults to the regular telemetry of a drive
 */
export function decide(signal: string, context: PrivacyContext, kind: MessageKind = 'telemetry'): Decision {
  const category = SIGNAL_CATALOGUE.get(signal) ?? null;
  const [outcome, rule, reason] = verdictOf(category, signal, context, kind);
  const setting = category === null ? null : GOVERNING_SETTING[category];
  return {
    signal,
    outcome,
    rule,
    because: {
      reason,
      category,
      kind,
      profile: context.profile.id,
      profileKind: context.profile.kind,
      setting,
      settingOn: setting === null ? null : context.settings[setting],
      paused: setting !== null && context.paused[setting],
      restsOn: restsOn(kind),
      accepted: context.accepted,
      noticeVersion: context.noticeVersion,
      epoch: context.epoch,
    },
  };
}
