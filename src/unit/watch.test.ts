import { describe, expect, test } from 'vitest';
import { createSimulatedCar } from '../../simulator/car.ts';
import { createRandom } from '../../simulator/random.ts';
import type { Connection } from '../contract/schemas.ts';
import { createVirtualClock } from './clock.ts';
import { createNotifications } from './notifications.ts';
import { createWatch } from './watch.ts';

const rig = (changes: { readonly charge?: () => number } = {}) => {
  const clock = createVirtualClock();
  const real = createSimulatedCar({ clock, random: createRandom(1), route: null });
  const { charge } = changes;
  const car =
    charge === undefined ? real : { ...real, motion: () => ({ ...real.motion(), charge: charge() }) };
  let status: Connection['status'] = 'connecting';
  const listeners: (() => void)[] = [];
  const notifications = createNotifications(clock.now, () => undefined);
  const watch = createWatch({
    car,
    clock,
    profiles: { active: () => ({ id: 'p1' }) } as never,
    reports: { offer: () => undefined, driveEnded: () => undefined },
    notifications,
    connection: () => ({ status }) as Connection,
    onConnection: (listener) => {
      listeners.push(listener);
      return () => undefined;
    },
  });
  return {
    clock,
    car,
    watch,
    turn: (next: Connection['status']) => {
      status = next;
      for (const listener of listeners) listener();
    },
    kinds: () => notifications.of('p1').map(({ kind }) => kind),
    told: () => notifications.of('p1'),
  };
};

describe('a connection', () => {
  test('that is gone for less than ten seconds is not spoken of', () => {
    const { clock, turn, kinds } = rig();
    turn('online');
    turn('offline');
    clock.advance(9_900);
    turn('online');
    clock.advance(60_000);
    expect(kinds()).toEqual([]);
  });

  test('that is gone for longer is told of, and so is its return, which takes the loss away', () => {
    const { clock, turn, kinds, told } = rig();
    turn('online');
    turn('offline');
    turn('connecting');
    clock.advance(10_000);
    expect(kinds()).toEqual(['connection-lost']);
    clock.advance(170_000);
    turn('online');
    expect(told()).toMatchObject([{ kind: 'connection-back', values: { minutes: 3 } }]);
  });

  test('that was never there was not lost', () => {
    const { clock, turn, kinds } = rig();
    turn('offline');
    clock.advance(60_000);
    expect(kinds()).toEqual([]);
  });
});

describe('a low charge', () => {
  test('is told of once below 15 %, and again only after the battery was charged', () => {
    let charge = 16;
    const { watch, kinds, told } = rig({ charge: () => charge });
    const at = (percent: number): void => {
      charge = percent;
      watch.moved();
    };
    at(15);
    expect(kinds()).toEqual([]);
    at(14.9);
    at(14.2);
    at(15.1);
    at(14.8);
    expect(told()).toMatchObject([{ kind: 'charge-low', values: { charge: 14 } }]);
    at(80);
    at(14);
    expect(kinds()).toHaveLength(2);
  });
});

describe('an arrival', () => {
  test('is told of at the end of every drive, the second one too', () => {
    const { clock, car, watch, kinds } = rig();
    for (const drives of [1, 2]) {
      car.startDrive();
      watch.look();
      for (let minute = 0; minute < 50; minute += 1) clock.advance(60_000);
      expect(kinds()).toEqual(Array.from({ length: drives }, () => 'arrived'));
    }
  });
});
