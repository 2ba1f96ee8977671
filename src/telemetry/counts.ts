import type { CategoryCounts, LeftTotals, TelemetryStats } from '../contract/telemetry-schemas.ts';
import type { Reason } from '../privacy/decide.ts';
import { DATA_CATEGORIES, type DataCategory } from '../privacy/vocabulary.ts';
import { createRollingMinute, type RollingMinute } from './rolling-minute.ts';

/** How many messages of each category; one with signals of several counts in each. */
export type Tally = ReadonlyMap<DataCategory, number>;

/** What is counted one message at a time. */
type Counted = 'offered' | 'published' | 'dropped' | 'expired' | 'purged';

/**
 * Counts since the start. The unit of all of them is the message: the part of one sample or event that belongs to one category.
 * A part that loses some fields counts as withheld, by reason, and as published.
 */
export type Counts = {
  readonly add: (what: Counted, tally: Tally) => void;
  readonly one: (what: Counted, categories: Iterable<DataCategory>) => void;
  readonly withheld: (category: DataCategory, reason: Reason) => void;
  /** The broker has taken one over. @param required whether it went by law or contract, whatever the switches say (R24) */
  readonly acknowledged: (categories: Iterable<DataCategory>, required: boolean) => void;
  /** What has left, without a question to the disk: it is asked ten times a second. */
  readonly left: () => LeftTotals;
  readonly stats: (queued: Tally) => TelemetryStats;
};

type Row = Record<Counted | 'acknowledged', number> & { readonly withheld: Record<string, number> };

/** What has left over the lane of a category: by choice, and so not what the law or a contract requires. */
type Departures = { total: number; lastAt: number | null; readonly minute: RollingMinute };

/** @param now the unit's clock: the minute that is counted, and the moment of the last acknowledgement, are by it */
export function createCounts(now: () => number): Counts {
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
  const departures = Object.fromEntries(
    DATA_CATEGORIES.map((category) => [category, { total: 0, lastAt: null, minute: createRollingMinute() }]),
  ) as unknown as Record<DataCategory, Departures>;
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
    acknowledged: (categories, required) => {
      const at = now();
      for (const category of categories) {
        rows[category].acknowledged += 1;
        if (required) continue;
        const departed = departures[category];
        departed.total += 1;
        departed.lastAt = at;
        departed.minute.add(at);
      }
    },
    left: () =>
      Object.fromEntries(
        DATA_CATEGORIES.map((category) => [category, departures[category].total]),
      ) as LeftTotals,
    stats: (queued) => {
      const at = now();
      const counts = (category: DataCategory): CategoryCounts => {
        const { total, lastAt, minute } = departures[category];
        return {
          ...rows[category],
          withheld: { ...rows[category].withheld },
          queued: queued.get(category) ?? 0,
          left: {
            total,
            lastMinute: minute.count(at),
            lastAt: lastAt === null ? null : new Date(lastAt).toISOString(),
          },
        };
      };
      return Object.fromEntries(
        DATA_CATEGORIES.map((category) => [category, counts(category)]),
      ) as TelemetryStats;
    },
  };
}
