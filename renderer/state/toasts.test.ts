import { describe, expect, it } from 'vitest';
import type { Kind } from './toasts.ts';
import { NO_TOASTS, withNotifications } from './toasts.ts';

const one = (id: number, kind: Kind, read = false) => ({
  id,
  at: '2026-06-01T08:00:00.000Z',
  kind,
  values: {},
  read,
});

const known = withNotifications(NO_TOASTS, { profile: 'p1', notifications: [one(1, 'arrived')] }, false);
const kinds = ({ queue }: typeof NO_TOASTS): readonly string[] => queue.map(({ kind }) => kind);

describe('what is shown in passing', () => {
  it('is nothing that was there before the window', () => {
    expect(kinds(known)).toEqual([]);
  });

  it('is what came since, oldest first, faults before all else', () => {
    const told = [one(4, 'tyre-low'), one(3, 'connection-lost'), one(2, 'charge-low'), one(1, 'arrived')];
    const after = withNotifications(known, { profile: 'p1', notifications: told }, false);
    expect(kinds(after)).toEqual(['tyre-low', 'charge-low', 'connection-lost']);
    expect(withNotifications(after, { profile: 'p1', notifications: told }, false)).toBe(after);
  });

  it('is only what bears on safety while the car moves', () => {
    const told = [one(3, 'notice-published'), one(2, 'charge-low')];
    expect(kinds(withNotifications(known, { profile: 'p1', notifications: told }, true))).toEqual([
      'charge-low',
    ]);
  });

  it('is nothing of another driver, neither of before nor of now', () => {
    const mine = withNotifications(
      known,
      { profile: 'p1', notifications: [one(2, 'private-trip-ended')] },
      false,
    );
    const theirs = withNotifications(mine, { profile: 'p2', notifications: [one(3, 'arrived')] }, false);
    expect(kinds(theirs)).toEqual([]);
  });

  it('goes away once it is read, dismissed or over', () => {
    const shown = withNotifications(
      known,
      { profile: 'p1', notifications: [one(3, 'low-voltage'), one(2, 'charge-low')] },
      false,
    );
    const after = withNotifications(
      shown,
      { profile: 'p1', notifications: [one(2, 'charge-low', true)] },
      false,
    );
    expect(kinds(after)).toEqual([]);
  });
});
