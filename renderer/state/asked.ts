import type { LedgerEntry, UnitState } from '../../src/contract/schemas.ts';
import type { Purpose } from './switches.ts';

type Known = {
  readonly state: Pick<UnitState, 'consents' | 'notice' | 'noticeVersion' | 'epoch'>;
  /** The rows of the loaded profile, newest first, and the epoch in which they were asked for. */
  readonly ledger: readonly LedgerEntry[] | null;
  readonly ledgerEpoch: number | null;
};

/**
 * R33: the purposes that are to be answered anew: a new notice changed them and no answer under it is on the record yet; or
 * they were given, and rest since a notice that was confirmed without answering.
 */
export const askedAgain = ({ state, ledger, ledgerEpoch }: Known): readonly Purpose[] =>
  (Object.keys(state.consents) as Purpose[]).filter((purpose) => {
    const last = ledger?.find(({ subject }) => subject === `consent.${purpose}`);
    if (state.notice.changed.includes(purpose)) return last?.noticeVersion !== state.noticeVersion;
    return ledgerEpoch === state.epoch && last?.value === 'on' && !state.consents[purpose];
  });
