import type { CategoryCounts, TelemetryStats } from '../contract/schemas.ts';
import type { Reason } from '../privacy/decide.ts';
import { DATA_CATEGORIES, type DataCategory } from '../privacy/vocabulary.ts';

/** How many messages of each category; one with signals of several counts in each. */
export type Tally = ReadonlyMap<DataCategory, number>;

/** What is counted one message at a time. */
type Counted = 'offered' | 'published' | 'acknowledged' | 'dropped' | 'expired' | 'purged';

/**
 * Counts since the start. The unit of all of them is the message: the part of one sample or event that belongs to one category.
 * A part that loses some fields counts as withheld, by reason, and as published.
 */
export type Counts = {
  readonly add: (what: Counted, tally: Tally) => void;
  readonly one: (what: Counted, categories: Iterable<DataCategory>) => void;
  readonly withheld: (category: DataCategory, reason: Reason) => void;
  readonly stats: (queued: Tally) => TelemetryStats;
};

type Row = Record<Counted, number> & { readonly withheld: Record<string, number> };

export function createCounts(): Counts {
  const emptyRow = (): Row => ({
    offered: 0,
    published: 0,
    acknowledged: 0,
    dropped: 0,
    expired: 0,
    purged: 0,
    withheld: {},
  });
  const rows = Object.fromEntries(DATA_CATEGORIES.map((category) => [category, emptyRow()])) as Record<
    DataCategory,
    Row
  >;
  return {
    add: (what, tally) => {
      for (const [category, count] of tally) rows[category][what] += count;
    },
    one: (what, categories) => {
      for (const category of categories) rows[category][what] += 1;
    },
    withheld: (category, reason) => {
      const { withheld } = rows[category];
      withheld[reason] = (withheld[reason] ?? 0) + 1;
    },
    stats: (queued) => {
      const counts = (category: DataCategory): CategoryCounts => ({
        ...rows[category],
        withheld: { ...rows[category].withheld },
        queued: queued.get(category) ?? 0,
      });
      return Object.fromEntries(
        DATA_CATEGORIES.map((category) => [category, counts(category)]),
      ) as TelemetryStats;
    },
  };
}
