import type { LedgerEntry, Profile } from '../../src/contract/schemas.ts';

/**
 * The rows of the ledger that the loaded profile may see: its own. A guest sees this guest session alone, because the
 * next guest must not find what the last one decided (R5).
 * @param ledger newest first
 */
export const historyOf = (
  ledger: readonly LedgerEntry[],
  { id, kind }: Pick<Profile, 'id' | 'kind'>,
): readonly LedgerEntry[] => {
  const own = (entry: LedgerEntry): boolean => entry.profile === id;
  if (kind !== 'guest') return ledger.filter(own);
  const before = ledger.findIndex((entry) => entry.profileKind !== 'guest');
  const latest = before === -1 ? ledger : ledger.slice(0, before);
  const begun = latest.findIndex(({ subject }) => subject === 'profile.load');
  return (begun === -1 ? latest : latest.slice(0, begun + 1)).filter(own);
};
