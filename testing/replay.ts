import type { LedgerEntry } from '../src/contract/schemas.ts';

/** What a record alone tells: who is loaded, and what each of them chose (R30). */
export type Replayed = {
  driver: string;
  readonly settings: Map<string, boolean>;
  /** Keyed by profile and purpose: the answer, and the version of the notice under which it was given. */
  readonly consents: Map<string, { readonly on: boolean; readonly version: string }>;
  readonly services: Map<string, boolean>;
  readonly contracts: Map<string, boolean>;
  readonly theft: { consented: boolean; reported: boolean };
  /** Who agreed to which version of the notice. */
  readonly confirmed: Map<string, string>;
  notice: string;
};

/** Folds the entries of a record, oldest first, into the state that they must add up to. It knows nothing of the unit but the entries. */
export function replay(entries: readonly LedgerEntry[]): Replayed {
  const state: Replayed = {
    driver: 'guest',
    settings: new Map(),
    consents: new Map(),
    services: new Map(),
    contracts: new Map(),
    theft: { consented: false, reported: false },
    confirmed: new Map(),
    notice: '1.0',
  };
  for (const { subject, value, profile, noticeVersion } of entries) {
    const [first = '', ...rest] = subject.split('.');
    const name = rest.join('.');
    const on = value === 'on';
    if (subject === 'profile.load') state.driver = value === 'guest' ? 'guest' : profile;
    else if (subject === 'profile.remove' && value === state.driver) state.driver = 'guest';
    else if (first === 'setting') state.settings.set(`${profile} ${name}`, on);
    else if (first === 'consent') state.consents.set(`${profile} ${name}`, { on, version: noticeVersion });
    else if (first === 'service') state.services.set(name, on);
    else if (first === 'contract') state.contracts.set(name, on);
    else if (subject === 'theft.consent') {
      state.theft.consented = on;
      if (!on) state.theft.reported = false;
    } else if (subject === 'theft.report') state.theft.reported = value === 'stolen';
    else if (subject === 'notice.publish') state.notice = value;
    else if (subject === 'guest.notice' || subject === 'notice.confirm') state.confirmed.set(profile, value);
  }
  return state;
}
