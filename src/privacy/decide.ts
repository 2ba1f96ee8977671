import type { PrivacyContext } from './context.ts';
import { MESSAGE_KINDS, type MessageKind } from './message-kinds.ts';
import { SIGNAL_CATALOGUE } from './signals.ts';
import type { DataCategory, DecisionRule, ProfileKind, Setting } from './vocabulary.ts';

/** Why a decision fell as it did, in one word; user interfaces render it in the driver's language. */
export type Reason =
  | 'unknown-signal'
  | 'store-not-trusted'
  | 'terms-not-accepted'
  | 'guest-has-no-account'
  | 'setting-off'
  | 'setting-on'
  | 'mandatory'
  | 'beyond-minimal-set'
  | 'service-in-use'
  | 'category-not-collected';

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
  const answer = (outcome: Decision['outcome'], rule: DecisionRule, reason: Reason): Decision => {
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
        accepted: context.accepted,
        noticeVersion: context.noticeVersion,
        epoch: context.epoch,
      },
    };
  };

  if (category === null) return answer('withhold', 'R28', 'unknown-signal');
  if (context.store !== 'ok') return answer('withhold', 'R28', 'store-not-trusted');

  switch (category) {
    case 'location':
      if (!context.settings.geolocation) return answer('withhold', 'R20', 'setting-off');
      break;
    case 'voice':
      if (!context.settings.voiceData) return answer('withhold', 'R21', 'setting-off');
      break;
    case 'account':
      if (context.profile.kind === 'guest') return answer('withhold', 'R6', 'guest-has-no-account');
      break;
    case 'telematics':
    case 'vehicle':
      break;
    default:
      // No signal of these categories is collected yet; a signal that claims one is a fault, not data.
      return answer('withhold', 'R28', 'category-not-collected');
  }

  const { mandatory } = MESSAGE_KINDS[kind];
  if (mandatory !== null) {
    return mandatory.minimalSet.has(signal)
      ? answer('publish', 'R24', 'mandatory')
      : answer('withhold', 'R24', 'beyond-minimal-set');
  }
  if (!context.accepted) return answer('withhold', 'R4', 'terms-not-accepted');
  if (category === 'location') return answer('publish', 'R20', 'setting-on');
  if (category === 'voice') return answer('publish', 'R21', 'setting-on');
  return answer('publish', 'R4', 'service-in-use');
}
