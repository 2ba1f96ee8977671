import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bundledRoutes } from './bundled-routes.ts';
import { drivingStyle } from './driver.ts';
import { pathOf } from './path.ts';
import { createRandom } from './random.ts';
import { speedProfile } from './speed-profile.ts';

const [route] = bundledRoutes();
if (route === undefined) throw new Error('There is no bundled route.');
const path = pathOf(route);
const at = (values: ArrayLike<number>, index: number): number => values[index] ?? Number.NaN;

describe('the speed profile', () => {
  it('keeps every driver within bends, limits, acceleration and braking', () => {
    fc.assert(
      fc.property(
        fc.integer(),
        fc.array(
          fc.record({ from: fc.integer({ min: 0, max: 15_000 }), limit: fc.integer({ min: 5, max: 130 }) }),
        ),
        (seed, sections) => {
          const limits = [...sections].sort((one, other) => one.from - other.from);
          const style = drivingStyle(createRandom(seed));
          const speed = speedProfile(path, style, limits, 1);
          for (let index = 0; index < speed.length; index += 1) {
            const here = at(speed, index);
            if (!(here >= 1.4)) throw new Error(`crawls at ${index}: ${here}`);
            // Below the slowest speed there is nothing to limit.
            const lateral = here > 1.5 ? here * here * Math.abs(at(path.curvature, index)) : 0;
            if (lateral > style.cornering + 1e-9) throw new Error(`lateral ${lateral} at ${index}`);
            const section = limits.findLast(({ from }) => from <= index * path.spacing);
            const limit = Math.max(1.5, ((section?.limit ?? 50) / 3.6) * (style.pace + 0.046));
            if (here > limit) throw new Error(`${here} m/s where ${limit} is allowed, at ${index}`);
            if (index === 0) continue;
            const change = (here * here - at(speed, index - 1) ** 2) / (2 * path.spacing);
            if (change > style.acceleration + 1e-6) throw new Error(`speeds up by ${change} at ${index}`);
            if (change < -style.braking - 1e-6) throw new Error(`brakes by ${change} at ${index}`);
            // Braking comes before the slower point, speeding up after it: each beside what the bend takes where it is faster.
            const faster = change < 0 ? index - 1 : index;
            const square = at(speed, faster) ** 2;
            const across = (square * Math.abs(at(path.curvature, faster))) / style.cornering;
            const along = change / (change < 0 ? style.braking : style.acceleration);
            if (Math.abs(change) > 1e-6 && across ** 2 + along ** 2 > 1 + 1e-6) {
              throw new Error(`${across} across and ${along} along at ${index}`);
            }
          }
        },
      ),
      { numRuns: 40 },
    );
  });

  it('reaches the limit where the road is straight', () => {
    const speed = speedProfile(path, drivingStyle(createRandom(1)), [{ from: 0, limit: 70 }], 1);
    // The straight of a kilometre east of Wiblingen.
    expect(at(speed, Math.round(3_950 / path.spacing)) * 3.6).toBeGreaterThan(62);
  });
});
