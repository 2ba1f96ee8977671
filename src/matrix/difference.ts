import { UnitError } from '../contract/errors.ts';

/** Something that is not as the reference model says. */
export type Difference = {
  /** What was asked: the contract, what came over the wire, the leak oracle, or a race. */
  readonly where: 'decision' | 'shown' | 'wire' | 'oracle' | 'race';
  /** The rule that is broken; null where it is none of the gate's. */
  readonly rule: string | null;
  /** One sentence, the same for the same fault in every case. */
  readonly says: string;
};

/**
 * A unit that failed where it must not: it refused what it must do, or broke down.
 * @throws UnitError `unreachable`, which is no fault of the unit but of the broker
 */
export const breakdown = (where: Difference['where'], error: unknown): Difference => {
  if (error instanceof UnitError && error.code === 'unreachable') throw error;
  const why = error instanceof Error ? error.message : String(error);
  return { where, rule: null, says: `The unit broke down: ${why.replace(/\.+$/u, '')}.` };
};

/** The words of the contract for why a decision fell as it did, as part of a sentence. */
const WORDS: Readonly<Record<string, string>> = {
  'unknown-signal': 'the catalogue does not know the signal',
  'store-not-trusted': 'the store is not trusted',
  'ledger-broken': 'the record is broken',
  'category-not-collected': 'no such data is collected',
  'beyond-minimal-set': 'such a message may not hold it',
  'setting-off': 'its switch is off',
  paused: 'its switch is paused',
  'guest-has-no-account': 'a guest has no account',
  'terms-not-accepted': 'nothing was accepted',
  'consent-missing': 'its consent was not given',
  'contract-off': 'its contract is off',
  'service-off': 'no service in use needs it',
  'no-theft-consent': 'the owner did not agree to it',
  'no-theft-report': 'no theft was reported',
  'setting-on': 'its switch is on',
  'service-in-use': 'a service in use needs it',
  'consent-given': 'its consent was given',
  'contract-on': 'its contract is on',
  mandatory: 'the law demands it',
  'theft-reported': 'the vehicle was reported stolen',
};

/** Why, in words, with the rule: `its switch is off (R20)`. */
export const inWords = ({ rule, reason }: { readonly rule: string; readonly reason: string }): string =>
  `${WORDS[reason] ?? reason} (${rule})`;
