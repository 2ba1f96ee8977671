import type { Result } from '../../src/contract/commands.ts';

export type Decision = Result<'privacy.decisions'>[number];

/** The choice of every kind of message at once. */
export const ALL_KINDS = 'all';

/**
 * What to ask about: the signals of the chosen kind. A kind that has no decisions of its own, such as the start of a drive,
 * may carry any signal of the catalogue.
 */
export const signalsToAsk = (
  decisions: readonly Decision[],
  kind: string,
): readonly { readonly signal: string; readonly kind: string }[] => {
  const own = decisions.filter(({ because }) => kind === ALL_KINDS || because.kind === kind);
  if (own.length > 0) return own.map(({ signal, because }) => ({ signal, kind: because.kind }));
  return [...new Set(decisions.map(({ signal }) => signal))].map((signal) => ({ signal, kind }));
};

/** What was typed into a field for a local date and time, as UTC; null where it is empty or no time. */
export const utcOf = (typed: string): string | null => {
  const at = new Date(typed);
  return typed === '' || Number.isNaN(at.getTime()) ? null : at.toISOString();
};
