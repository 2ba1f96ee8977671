import type { PrivacyContext } from '../privacy/context.ts';
import { CONSENT_PURPOSES, CONTRACTS, DATA_CATEGORIES, SETTINGS } from '../privacy/vocabulary.ts';
import { type Case, isContractOn, isServiceOn } from './factors.ts';
import { LIVES_ON, SERVICE_IDS } from './reference.ts';

const each = <N extends string, T>(names: readonly N[], value: (name: N) => T): Record<N, T> =>
  Object.fromEntries(names.map((name) => [name, value(name)])) as Record<N, T>;

/** What must be in force in a case, as the reference model is asked about it. */
export const contextOf = (values: Case, noticeVersion: string): PrivacyContext => {
  const services = new Set(SERVICE_IDS.filter((id) => isServiceOn(values.services, id)));
  const kind = values.profile === 'primary' || values.profile === 'secondary' ? values.profile : 'guest';
  return {
    epoch: 1,
    store: 'ok',
    ledger: 'ok',
    profile: { id: kind, kind },
    accepted: values.notice !== 'not',
    settings: each(SETTINGS, (setting) => values[setting] !== 'off'),
    paused: each(SETTINGS, (setting) => values[setting] === 'paused'),
    // R33: a purpose that changed since is to be asked again, and counts for nothing until then.
    consents: each(
      CONSENT_PURPOSES,
      (purpose) => values[purpose] === 'given' && values.notice !== 'older-changed',
    ),
    services,
    served: each(DATA_CATEGORIES, (category) =>
      [...services].some((id) => LIVES_ON[id]?.includes(category) === true),
    ),
    contracts: each(CONTRACTS, (contract) => isContractOn(values.contracts, contract)),
    theft: { consented: values.theft !== 'no', reported: values.theft === 'reported' },
    noticeVersion,
  };
};
