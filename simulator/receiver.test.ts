import { describe, expect, it } from 'vitest';
import type { Position } from '../src/contract/car.ts';
import { distanceBetween } from './geodesy.ts';
import { createRandom } from './random.ts';
import { createReceiver, type Receiver } from './receiver.ts';

const HERE: Position = [10, 48];
const pass = (receiver: Receiver, seconds: number, sky: boolean, speed = 20): void => {
  for (let step = 0; step < seconds * 10; step += 1) receiver.advance(0.1, speed, 90, sky);
};
const off = (receiver: Receiver): number => {
  const received = receiver.received(HERE);
  return received === null ? Number.NaN : distanceBetween(HERE, received);
};

describe('a receiver under the open sky', () => {
  it('is off by a few metres, and knows about it', () => {
    for (let seed = 0; seed < 20; seed += 1) {
      const receiver = createReceiver(createRandom(seed));
      pass(receiver, 300, true);
      expect(receiver.fix()).toBe('satellites');
      expect(off(receiver)).toBeLessThan(8);
      expect(receiver.accuracy()).toBeLessThan(6);
    }
  });
});

describe('in a tunnel', () => {
  it('it reckons on for a minute, drifting and less and less sure, and then has no position', () => {
    const receiver = createReceiver(createRandom(3));
    pass(receiver, 10, true);
    const before = receiver.accuracy();
    pass(receiver, 50, false);
    expect(receiver.fix()).toBe('dead-reckoning');
    expect(receiver.accuracy()).toBeGreaterThan(before + 20);
    expect(off(receiver)).toBeGreaterThan(10);
    expect(off(receiver)).toBeLessThan(receiver.accuracy());
    pass(receiver, 11, false);
    expect(receiver.fix()).toBe('none');
    expect(receiver.received(HERE)).toBeNull();
    expect(receiver.heading(90)).toBeNull();
    const worse = receiver.accuracy();
    pass(receiver, 30, false);
    expect(receiver.accuracy()).toBeGreaterThan(worse + 500);
  });

  it('it has its position back within three seconds of leaving', () => {
    const receiver = createReceiver(createRandom(3));
    pass(receiver, 100, false);
    pass(receiver, 0.5, true);
    expect(receiver.fix()).toBe('none');
    pass(receiver, 3, true);
    expect(receiver.fix()).toBe('satellites');
    expect(off(receiver)).toBeLessThan(8);
    pass(receiver, 60, true);
    expect(receiver.accuracy()).toBeLessThan(6);
    expect(receiver.heading(0)).toBe(90);
  });
});

describe('a jammer', () => {
  it('takes the satellites away under the open sky, and gives them back', () => {
    const receiver = createReceiver(createRandom(4));
    receiver.setLost(true);
    pass(receiver, 70, true);
    expect(receiver.fix()).toBe('none');
    receiver.setLost(false);
    pass(receiver, 4, true);
    expect(receiver.fix()).toBe('satellites');
  });
});

describe('the start', () => {
  it('is a cold one after more than four hours: 18 to 36 seconds without a position', () => {
    for (let seed = 0; seed < 20; seed += 1) {
      const receiver = createReceiver(createRandom(seed));
      receiver.start(4 * 3_600 + 1);
      expect(receiver.received(HERE)).toBeNull();
      pass(receiver, 17, true);
      expect(receiver.fix()).toBe('none');
      pass(receiver, 20, true);
      expect(receiver.fix()).toBe('satellites');
    }
  });

  it('is a hot one after less', () => {
    const receiver = createReceiver(createRandom(1));
    receiver.start(4 * 3_600 - 1);
    expect(receiver.received(HERE)).not.toBeNull();
  });
});

describe('the heading', () => {
  it('is the last good one while the car stands, and none after a cold start until it moves', () => {
    const receiver = createReceiver(createRandom(1));
    expect(receiver.heading(12)).toBe(12);
    pass(receiver, 1, true);
    receiver.advance(0.1, 0, 270, true);
    expect(receiver.heading(270)).toBe(90);
    receiver.start(100_000);
    pass(receiver, 40, true, 0);
    expect(receiver.received(HERE)).not.toBeNull();
    expect(receiver.heading(270)).toBeNull();
    pass(receiver, 1, true);
    expect(receiver.heading(270)).toBe(90);
  });
});
