import type { Result } from '../../src/contract/commands.ts';
import type { CategoryCounts, TelemetryStats, UnitState } from '../../src/contract/schemas.ts';

export type Category = keyof TelemetryStats;
type Decisions = Result<'privacy.decisions'>;

/** One lane from the car outwards: open when at least one signal of the category may leave in regular use. */
export type Lane = {
  readonly category: Category;
  readonly open: boolean;
  /** Why, from the decision that settled it. */
  readonly reason: string;
  readonly setting: keyof UnitState['privacy'] | null;
  readonly counts: CategoryCounts | null;
};

/** A lane is what services use. What the law, a contract or a consent sends is listed apart, with why (R24, R25). */
const isRegular = (decision: Decisions[number]): boolean =>
  decision.because.kind === 'telemetry' || decision.because.kind === 'utterance';

/** The lanes that the signal catalogue has, in its order. */
export const lanesOf = (decisions: Decisions, stats: TelemetryStats | null): readonly Lane[] => {
  const lanes = new Map<Category, Lane>();
  for (const decision of decisions.filter(isRegular)) {
    const { category, reason, setting } = decision.because;
    if (category === null) continue;
    const publishes = decision.outcome === 'publish';
    const before = lanes.get(category);
    if (before !== undefined && (before.open || !publishes)) continue;
    lanes.set(category, { category, open: publishes, reason, setting, counts: stats?.[category] ?? null });
  }
  return [...lanes.values()];
};

/** What a driver cares about first stands first in a sentence and in a drawing. */
const ORDER: readonly Category[] = ['location', 'voice', 'telematics', 'account'];
const rank = ({ category }: Lane): number => {
  const place = ORDER.indexOf(category);
  return place === -1 ? ORDER.length : place;
};

export const inOrder = (lanes: readonly Lane[]): readonly Lane[] =>
  lanes.toSorted((a, b) => rank(a) - rank(b));

/** What the unit says about leaving, in the order of what overrides what. */
export type Leaving =
  | { readonly kind: 'unknown' }
  | { readonly kind: 'ignition-off' }
  | { readonly kind: 'offline' }
  | { readonly kind: 'nothing' }
  | {
      readonly kind: 'some';
      /** The gate is open and something was there to send. */
      readonly leave: readonly Category[];
      /** The gate is open, but nothing of the kind has come up yet. */
      readonly may: readonly Category[];
      readonly stay: readonly Category[];
    };

export const leavingOf = (state: UnitState, lanes: readonly Lane[] | null): Leaving => {
  if (state.vehicle.ignition === 'off') return { kind: 'ignition-off' };
  if (lanes === null) return { kind: 'unknown' };
  const named = (belongs: (lane: Lane) => boolean): readonly Category[] =>
    inOrder(lanes.filter(belongs)).map(({ category }) => category);
  const open = named((lane) => lane.open);
  if (open.length === 0) return { kind: 'nothing' };
  if (state.connection.status !== 'online') return { kind: 'offline' };
  const unused = ({ counts }: Lane): boolean => counts !== null && counts.offered === 0;
  return {
    kind: 'some',
    leave: named((lane) => lane.open && !unused(lane)),
    may: named((lane) => lane.open && unused(lane)),
    stay: named((lane) => !lane.open),
  };
};

/** The sum over all reasons. */
export const withheldOf = (counts: CategoryCounts): number =>
  Object.values(counts.withheld).reduce((sum, count) => sum + count, 0);
