import { createStore } from 'zustand/vanilla';
import type { Notification } from '../../src/contract/schemas.ts';
import { isMoving, type Unit, unit } from './unit.ts';

export type Kind = Notification['kind'];

/** What bears on safety: shown at once, also while the car moves. */
const SAFETY: ReadonlySet<Kind> = new Set([
  'crash',
  'tyre-low',
  'low-voltage',
  'motor-temperature',
  'charge-low',
]);
/** What a driver must not miss, and is therefore told as an alert. */
const ALERTS: ReadonlySet<Kind> = new Set(['crash', 'tyre-low', 'low-voltage', 'motor-temperature']);

export const isAlert = (kind: Kind): boolean => ALERTS.has(kind);

/** What is shown in passing, one at a time, and the last notification that was looked at, of whom. */
export type Toasts = {
  readonly queue: readonly Notification[];
  readonly profile: string | null;
  /** Ids only grow. */
  readonly newest: number;
};

export const NO_TOASTS: Toasts = { queue: [], profile: null, newest: 0 };

/**
 * What the unit told newly is shown in passing. What was there before this window or this driver came is not: the bell has it.
 * While the car moves, all but safety goes to the bell alone.
 */
export const withNotifications = (
  before: Toasts,
  { profile, notifications }: { readonly profile: string; readonly notifications: readonly Notification[] },
  moving: boolean,
): Toasts => {
  const newest = notifications.reduce((most, { id }) => Math.max(most, id), before.newest);
  if (before.profile !== profile) return { queue: [], profile, newest };
  const fresh = notifications.filter(
    ({ id, read, kind }) => id > before.newest && !read && (!moving || SAFETY.has(kind)),
  );
  const still = before.queue.filter(({ id }) => notifications.some((one) => one.id === id && !one.read));
  if (fresh.length === 0 && still.length === before.queue.length && newest === before.newest) return before;
  // The newest is told first in the list, and shown last; alerts go before all else.
  const queue = [...still, ...fresh.toReversed()];
  const alerts = queue.filter(({ kind }) => isAlert(kind));
  return { queue: [...alerts, ...queue.filter(({ kind }) => !isAlert(kind))], profile, newest };
};

export const toasts = createStore<Toasts>(() => NO_TOASTS);

/** Takes what is shown away; it stays with the bell. */
export const endToast = (id: number): void =>
  toasts.setState(({ queue }) => ({ queue: queue.filter((one) => one.id !== id) }));

const hear = (now: Unit): void => {
  if (now.state === null) return;
  const { profile, notifications } = now.state;
  toasts.setState(
    (before) => withNotifications(before, { profile: profile.id, notifications }, isMoving(now)),
    true,
  );
};

/** Keeps the toasts in step with the unit, for as long as the page lives. */
export const followNotifications = (): void => {
  unit.subscribe((now, before) => {
    if (now.state !== before.state) hear(now);
  });
};
