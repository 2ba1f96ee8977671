import { describe, expect, test } from 'vitest';
import { createVirtualClock } from './clock.ts';

describe('a virtual clock', () => {
  test('does what falls due in order of time, then of scheduling', () => {
    const clock = createVirtualClock(0);
    const done: string[] = [];
    clock.after(20, () => done.push('late'));
    clock.after(10, () => done.push('first'));
    clock.after(10, () => done.push('second'));
    clock.advance(15);
    expect(done).toEqual(['first', 'second']);
    expect(clock.now()).toBe(15);
    clock.advance(5);
    expect(done).toEqual(['first', 'second', 'late']);
  });

  test('shows each piece of work the moment for which it was scheduled', () => {
    const clock = createVirtualClock(0);
    const seen: number[] = [];
    const cancel = clock.every(100, () => seen.push(clock.now()));
    clock.advance(350);
    cancel();
    clock.advance(1000);
    expect(seen).toEqual([100, 200, 300]);
  });

  test('says when something falls due that happens once, and not what comes at even times', () => {
    const clock = createVirtualClock(0);
    clock.every(100, () => undefined);
    expect(clock.nextOnce()).toBeNull();
    clock.after(500, () => undefined);
    const cancel = clock.after(300, () => undefined);
    expect(clock.nextOnce()).toBe(300);
    cancel();
    expect(clock.nextOnce()).toBe(500);
    clock.advance(500);
    expect(clock.nextOnce()).toBeNull();
  });

  test('does not do what was cancelled, nor what work on the way cancelled', () => {
    const clock = createVirtualClock(0);
    const done: string[] = [];
    const cancel = clock.after(20, () => done.push('cancelled'));
    clock.after(10, () => cancel());
    clock.advance(100);
    expect(done).toEqual([]);
  });
});

test('A leap lets time pass first and does then, once, what came on the way, so that what makes up for lateness does all of it', () => {
  const clock = createVirtualClock(0);
  const told: number[] = [];
  clock.every(100, () => told.push(clock.now()));
  clock.after(250, () => told.push(-clock.now()));
  clock.leap(1_050);
  expect(told).toEqual([1_050, -1_050]);
  clock.advance(50);
  expect(told.at(-1)).toBe(1_100);
});
