import type { Payload } from '../../src/contract/events.ts';
import type { TelemetryStats } from '../../src/contract/telemetry-schemas.ts';
import type { Category } from './leaving.ts';

type Totals = Payload<'telemetry.left'>;
type Listener = (count: number) => void;

/** What had left when the unit last told; null until it has, and after the link to it broke. */
let before: Totals | null = null;
const listeners = new Map<Category, Set<Listener>>();

/**
 * The unit told how much has left. What is more than before has just been acknowledged by the broker, and whoever draws that is
 * told at once, past React: a picture that moves fifty times a second must not render fifty times a second.
 */
export const heardLeft = (totals: Totals): void => {
  const former = before;
  before = totals;
  if (former === null) return;
  for (const [category, told] of listeners) {
    const count = totals[category] - former[category];
    // Less than before is a unit that started anew: nothing is known to have left just now.
    if (count > 0) for (const listener of told) listener(count);
  }
};

/** The same totals, out of the counts. */
export const totalsOf = (stats: TelemetryStats): Totals =>
  Object.fromEntries(Object.entries(stats).map(([category, { left }]) => [category, left.total])) as Totals;

/** The link broke: what leaves meanwhile is not drawn later, as if it left then. */
export const loseCount = (): void => {
  before = null;
};

/** Calls back with the number of messages of a category that the broker has just acknowledged. Returns the way to stop. */
export const onDeparture = (category: Category, listener: Listener): (() => void) => {
  const told = listeners.get(category) ?? new Set();
  listeners.set(category, told);
  told.add(listener);
  return () => told.delete(listener);
};
