import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { glideAt, hasArrived, type Sighting, seen } from './glide.ts';

const sighting = (at: number, east: number, heading = 0): Sighting => ({
  at,
  position: [east, 48],
  heading,
  speed: 50,
});

describe('the car between two sightings', () => {
  it('goes evenly from one to the next, in the time that lay between them', () => {
    const glide = seen(seen(null, sighting(1000, 10)), sighting(1100, 11));
    expect(glideAt(glide, 1100).position[0]).toBe(10);
    expect(glideAt(glide, 1150).position[0]).toBeCloseTo(10.5);
    expect(glideAt(glide, 1200).position[0]).toBe(11);
    expect(hasArrived(glide, 1199)).toBe(false);
    expect(hasArrived(glide, 1200)).toBe(true);
  });

  it('never jumps: a new sighting starts from where the car is drawn', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 20, max: 900 }), { minLength: 2, maxLength: 20 }), (pauses) => {
        let at = 0;
        let glide = seen(null, sighting(0, 0));
        for (const [index, pause] of pauses.entries()) {
          at += pause;
          const before = glideAt(glide, at).position[0];
          glide = seen(glide, sighting(at, index + 1));
          expect(glideAt(glide, at).position[0]).toBeCloseTo(before, 9);
        }
      }),
    );
  });

  it('turns the short way', () => {
    const glide = seen(seen(null, sighting(0, 10, 350)), sighting(100, 10, 10));
    expect(glideAt(glide, 150).heading).toBeCloseTo(360);
  });

  it('is where it is after a silence', () => {
    const glide = seen(seen(null, sighting(0, 10)), sighting(5000, 20));
    expect(glideAt(glide, 5000).position[0]).toBe(20);
    expect(hasArrived(glide, 5000)).toBe(true);
  });
});
