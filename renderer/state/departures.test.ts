import { beforeEach, describe, expect, it } from 'vitest';
import { heardLeft, loseCount, onDeparture } from './departures.ts';
import type { Category } from './leaving.ts';

const totals = (some: Partial<Record<Category, number>>): Parameters<typeof heardLeft>[0] => ({
  account: 0,
  billing: 0,
  location: 0,
  telematics: 0,
  vehicle: 0,
  homecharge: 0,
  security: 0,
  voice: 0,
  ...some,
});

const heard = (category: Category): number[] => {
  const counts: number[] = [];
  onDeparture(category, (count) => counts.push(count));
  return counts;
};

describe('departures', () => {
  beforeEach(loseCount);

  it('are what the unit counts more than before, by category', () => {
    const location = heard('location');
    const voice = heard('voice');
    heardLeft(totals({ location: 5 }));
    heardLeft(totals({ location: 8 }));
    heardLeft(totals({ location: 8, voice: 1 }));
    expect(location).toEqual([3]);
    expect(voice).toEqual([1]);
  });

  it('are none when the unit tells for the first time, after the link broke, or after the unit started anew', () => {
    const location = heard('location');
    heardLeft(totals({ location: 100 }));
    loseCount();
    heardLeft(totals({ location: 900 }));
    heardLeft(totals({ location: 1 }));
    expect(location).toEqual([]);
    heardLeft(totals({ location: 2 }));
    expect(location).toEqual([1]);
  });

  it('are not told to who no longer listens', () => {
    const counts: number[] = [];
    const stop = onDeparture('location', (count) => counts.push(count));
    heardLeft(totals({}));
    stop();
    heardLeft(totals({ location: 1 }));
    expect(counts).toEqual([]);
  });
});
