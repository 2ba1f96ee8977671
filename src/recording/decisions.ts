import type { Decision } from '../privacy/decide.ts';
import type { Entry } from './format.ts';

type DecisionEntry = Extract<Entry, { readonly kind: 'decision' }>;

/** What the gate decided, told in few lines: what changed, and how often it was asked in between. */
export type Decisions = {
  /** The line to write, if a decision is another than the last for the same kind of message and signal. */
  readonly note: (t: number, of: string, decisions: readonly Decision[]) => DecisionEntry | null;
  /** The lines that are left to write at the end: what was counted since. */
  readonly rest: (t: number) => readonly DecisionEntry[];
};

type Kind = { readonly last: Map<string, string>; decided: number; published: number };

export const createDecisions = (): Decisions => {
  const kinds = new Map<string, Kind>();

  const entryOf = (t: number, of: string, kind: Kind, changed: DecisionEntry['changed']): DecisionEntry => {
    const { decided, published } = kind;
    kind.decided = 0;
    kind.published = 0;
    return { t, kind: 'decision', of, changed, counts: { decided, published } };
  };

  return {
    note: (t, of, decisions) => {
      const kind = kinds.get(of) ?? { last: new Map(), decided: 0, published: 0 };
      kinds.set(of, kind);
      const changed: Record<string, string[]> = {};
      for (const { signal, outcome, because } of decisions) {
        const now = `${outcome} ${because.reason}`;
        if (kind.last.get(signal) !== now) changed[now] = [...(changed[now] ?? []), signal];
        kind.last.set(signal, now);
        kind.decided += 1;
        if (outcome === 'publish') kind.published += 1;
      }
      return Object.keys(changed).length === 0 ? null : entryOf(t, of, kind, changed);
    },
    rest: (t) =>
      [...kinds].filter(([, { decided }]) => decided > 0).map(([of, kind]) => entryOf(t, of, kind, {})),
  };
};
