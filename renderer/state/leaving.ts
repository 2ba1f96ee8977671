import type { Result } from '../../src/contract/commands.ts';
import type { UnitState } from '../../src/contract/schemas.ts';
import type { CategoryCounts, TelemetryStats } from '../../src/contract/telemetry-schemas.ts';

export type Category = keyof TelemetryStats;
type Decisions = Result<'privacy.decisions'>;
type Messages = Result<'message.list'>;
export type Recipient = Messages[number]['recipient'];

/** One lane from the car outwards: open when at least one signal of the category may leave by the driver's choices. */
export type Lane = {
  readonly category: Category;
  readonly open: boolean;
  /** Why, from the decision that settled it. */
  readonly reason: string;
  readonly setting: keyof UnitState['privacy'] | null;
  /** The consent that the decision rests on, if it is one. */
  readonly restsOn: string | null;
  /** Who receives it while it is open. */
  readonly recipients: readonly Recipient[];
  readonly counts: CategoryCounts | null;
};

/** What services use all the time. */
const isRegular = ({ because }: Decisions[number]): boolean =>
  because.kind === 'telemetry' || because.kind === 'utterance';

/**
 * The lanes that the signal catalogue has, in its order. What the law or a contract requires opens none: it goes whatever the
 * driver chooses, and is listed apart, with why (R24). What a consent or the report of a theft lets out opens one (R25, R27).
 */
export const lanesOf = (
  decisions: Decisions,
  stats: TelemetryStats | null,
  messages: Messages | null = null,
): readonly Lane[] => {
  const byChoice = (messages ?? []).filter(({ mandatory }) => !mandatory);
  const chosen = decisions.filter(
    (decision) => isRegular(decision) || byChoice.some(({ kind }) => kind === decision.because.kind),
  );
  return [...Map.groupBy(chosen, ({ because }) => because.category)].flatMap(([category, all]): Lane[] => {
    const regular = all.filter(isRegular);
    const leaving = all.filter(({ outcome }) => outcome === 'publish');
    const settled = regular.find(({ outcome }) => outcome === 'publish') ?? leaving[0] ?? regular[0];
    if (category === null || settled === undefined) return [];
    const { reason, setting, restsOn } = settled.because;
    const kinds = new Set(leaving.map(({ because }) => because.kind));
    const recipients = byChoice.filter(({ kind }) => kinds.has(kind)).map(({ recipient }) => recipient);
    return [
      {
        category,
        open: leaving.length > 0,
        reason,
        setting,
        restsOn,
        recipients: [...new Set(recipients)],
        counts: stats?.[category] ?? null,
      },
    ];
  });
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
  | {
      readonly kind: 'nothing';
      /** What goes all the same, whatever the driver chooses (R24). */
      readonly but: 'none' | 'law' | 'contract';
    }
  | {
      readonly kind: 'some';
      /** The gate is open and something of the kind has left. */
      readonly leave: readonly Category[];
      /** The gate is open, but nothing of the kind has left yet. */
      readonly may: readonly Category[];
      readonly stay: readonly Category[];
    };

/** Without a record of settings that can be trusted nothing leaves at all (R28); else what the law requires, and contracts. */
const goesAnyway = ({ store, contracts }: UnitState): 'none' | 'law' | 'contract' => {
  if (store.status !== 'ok') return 'none';
  return Object.values(contracts).includes(true) ? 'contract' : 'law';
};

export const leavingOf = (state: UnitState, lanes: readonly Lane[] | null): Leaving => {
  if (state.vehicle.ignition === 'off') return { kind: 'ignition-off' };
  if (lanes === null) return { kind: 'unknown' };
  const named = (belongs: (lane: Lane) => boolean): readonly Category[] =>
    inOrder(lanes.filter(belongs)).map(({ category }) => category);
  const open = named((lane) => lane.open);
  if (open.length === 0) return { kind: 'nothing', but: goesAnyway(state) };
  if (state.connection.status !== 'online') return { kind: 'offline' };
  const hasLeft = ({ counts }: Lane): boolean => counts !== null && counts.left.total > 0;
  return {
    kind: 'some',
    leave: named((lane) => lane.open && hasLeft(lane)),
    may: named((lane) => lane.open && !hasLeft(lane)),
    stay: named((lane) => !lane.open),
  };
};

/**
 * What a lane does now: kept shut by its gate; open; open, but what would leave waits for a connection; or at rest with the
 * ignition, when nothing comes up to be sent.
 */
export type LaneMode = 'shut' | 'open' | 'waits' | 'rests';

export const modeOf = ({ open }: Lane, { vehicle, connection }: UnitState): LaneMode => {
  if (!open) return 'shut';
  if (connection.status !== 'online') return 'waits';
  return vehicle.ignition === 'off' ? 'rests' : 'open';
};

/** Where the cause of a lane's state is changed, or where it can be read if nobody can change it. */
export type Way =
  | { readonly to: 'switch'; readonly setting: keyof UnitState['privacy'] }
  | { readonly to: 'consent'; readonly purpose: string }
  | { readonly to: 'services' | 'terms' | 'people' | 'theft' | 'record' };

export const wayTo = ({ reason, setting, restsOn }: Lane): Way => {
  switch (reason) {
    case 'consent-missing':
    case 'consent-given':
      return { to: 'consent', purpose: restsOn ?? '' };
    case 'terms-not-accepted':
      return { to: 'terms' };
    case 'guest-has-no-account':
      return { to: 'people' };
    case 'service-off':
    case 'service-in-use':
      return { to: 'services' };
    case 'theft-reported':
    case 'no-theft-consent':
    case 'no-theft-report':
      return { to: 'theft' };
    case 'store-not-trusted':
    case 'ledger-broken':
      return { to: 'record' };
    default:
      return setting === null ? { to: 'services' } : { to: 'switch', setting };
  }
};

/** How thick a stream is drawn, from the messages of the last minute: none, a trickle, a stream, a flood. */
export const rateOf = (counts: CategoryCounts | null): 0 | 1 | 2 | 3 => {
  const { lastMinute } = counts?.left ?? { lastMinute: 0 };
  if (lastMinute === 0) return 0;
  if (lastMinute < 30) return 1;
  return lastMinute < 600 ? 2 : 3;
};

/** The sum over all reasons. */
export const withheldOf = (counts: CategoryCounts): number =>
  Object.values(counts.withheld).reduce((sum, count) => sum + count, 0);
