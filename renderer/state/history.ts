import type { LedgerEntry, Profile } from '../../src/contract/schemas.ts';

/** The kinds that the history can be narrowed to. */
export const HISTORY_KINDS = ['all', 'switches', 'consents', 'services', 'drivers'] as const;
export type HistoryKind = (typeof HISTORY_KINDS)[number];

/** Which kind the first word of a subject belongs to; what is in none of these shows under `all` alone. */
const KIND_OF: Readonly<Record<string, Exclude<HistoryKind, 'all'>>> = {
  setting: 'switches',
  pause: 'switches',
  consent: 'consents',
  guest: 'consents',
  notice: 'consents',
  theft: 'services',
  service: 'services',
  contract: 'services',
  profile: 'drivers',
  pairing: 'drivers',
};

/** The rows of one kind. */
export const ofKind = (entries: readonly LedgerEntry[], kind: HistoryKind): readonly LedgerEntry[] =>
  kind === 'all' ? entries : entries.filter(({ subject }) => KIND_OF[subject.split('.')[0] ?? ''] === kind);

/** Two pages of the record as one, newest first, each row once. */
export const joined = (
  newest: readonly LedgerEntry[],
  older: readonly LedgerEntry[],
): readonly LedgerEntry[] => {
  const known = new Set(newest.map(({ id }) => id));
  return [...newest, ...older.filter(({ id }) => !known.has(id))];
};

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
