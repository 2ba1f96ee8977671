import { CONSENT_PURPOSES, CONTRACTS } from '../privacy/vocabulary.ts';
import type { Factors, Possible, Row } from './pairwise.ts';
import { SERVICE_IDS } from './reference.ts';

/** The one service that nobody can switch off. */
const ALWAYS_ON = 'crash-notification';
/** What the owner can switch. */
export const SWITCHED = SERVICE_IDS.filter((id) => id !== ALWAYS_ON);

const SWITCH = ['on', 'off', 'paused'] as const;
const CONSENT = ['given', 'refused'] as const;

/**
 * All that a case of the matrix is made of. `profile` none: nobody is loaded, and nothing was ever accepted. `notice` older: a newer version
 * has come out since it was confirmed, and changed no purpose; `older-changed`: it changed all of them, so that each consent is asked again.
 * The signals are no factor: every case asks about the whole catalogue.
 */
export const FACTORS = {
  profile: ['primary', 'secondary', 'guest', 'none'],
  notice: ['accepted', 'older', 'older-changed', 'not'],
  geolocation: SWITCH,
  voiceData: SWITCH,
  'product-improvement': CONSENT,
  'performance-insight-and-marketing': CONSENT,
  'partner-sharing': CONSENT,
  'personalised-communication': CONSENT,
  'warning-support': CONSENT,
  services: ['all', 'none', ...SWITCHED.map((id) => `all-but-${id}`), ...SWITCHED.map((id) => `only-${id}`)],
  contracts: ['none', 'all', ...CONTRACTS],
  theft: ['no', 'agreed', 'reported'],
  connectivity: ['up', 'down', 'frozen', 'slow', 'refusing'],
  ignition: ['off', 'acc', 'on'],
} as const satisfies Factors;

export type FactorName = keyof typeof FACTORS;
export const FACTOR_NAMES = Object.keys(FACTORS) as readonly FactorName[];

/** One case: a value for each factor. */
export type Case = Readonly<Record<FactorName, string>>;

/** Prohibited combinations: each says of a case, or of a part of one, that it can't be. */
const IMPOSSIBLE: readonly ((row: Row) => boolean)[] = [
  // R4: a registered profile accepted with its account, and whoever accepted is no nobody.
  ({ profile, notice }) => (profile === 'primary' || profile === 'secondary') && notice === 'not',
  ({ profile, notice }) => profile === 'none' && notice !== undefined && notice !== 'not',
  // R25: nobody can consent who has not accepted.
  (row) => row['notice'] === 'not' && CONSENT_PURPOSES.some((purpose) => row[purpose] === 'given'),
  (row) => row['profile'] === 'none' && CONSENT_PURPOSES.some((purpose) => row[purpose] === 'given'),
];

/** Whether a case, or a part of one, can be. */
export const isPossible: Possible = (row) => !IMPOSSIBLE.some((holds) => holds(row));

/** Whether a service is switched on in a case. */
export const isServiceOn = (choice: string, service: string): boolean => {
  if (service === ALWAYS_ON || choice === 'all') return true;
  if (choice.startsWith('only-')) return choice === `only-${service}`;
  return choice !== 'none' && choice !== `all-but-${service}`;
};

/** Whether a contract is on in a case. */
export const isContractOn = (choice: string, contract: string): boolean =>
  choice === 'all' || choice === contract;

/** A case as a sentence names it: what is usual is left out. */
export const caseInWords = (values: Case): string => {
  const consents = CONSENT_PURPOSES.filter((purpose) => values[purpose] === 'given');
  const notice = {
    accepted: '',
    older: ', an older notice confirmed',
    'older-changed': ', an older notice confirmed and every purpose changed since',
    not: ', nothing accepted',
  }[values.notice];
  return [
    `${values.profile}${notice ?? ''}`,
    `geolocation ${values.geolocation}`,
    `voice data ${values.voiceData}`,
    consents.length === 0 ? 'no consent' : `consent to ${consents.join(' and ')}`,
    `services ${values.services}`,
    `contracts ${values.contracts}`,
    ...(values.theft === 'no' ? [] : [`theft ${values.theft}`]),
    `broker ${values.connectivity}`,
    `ignition ${values.ignition}`,
  ].join(', ');
};

/** What `--only` takes to run this one case again. */
export const selectionOf = (values: Case): string =>
  FACTOR_NAMES.map((name) => `${name}=${values[name]}`).join(',');
