import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Motion } from '../src/contract/car.ts';
import { createSimulatedCar } from './car.ts';
import { distanceBetween } from './geodesy.ts';
import { createRandom } from './random.ts';
import { recordedDrive } from './recorded-speed.ts';
import { parseRoute, type RouteOptions } from './route.ts';
import { createLateClock } from './testing/late-clock.ts';
import { START } from './testing/recorded-drive.ts';
import type { TrackPoint } from './track.ts';

/** A drive around Višnjan with a car: 514 s with three halts (assets/LICENSES.md). */
const REAL = readFileSync(new URL('testing/around-visnjan.gpx', import.meta.url), 'utf8');

const driven = (options: RouteOptions): readonly Motion[] => {
  const clock = createLateClock(START);
  const route = parseRoute(REAL, 'around-visnjan.gpx', options);
  const car = createSimulatedCar({ clock, random: createRandom(1), route });
  const motions: Motion[] = [];
  car.onTick(() => motions.push(car.motion()));
  car.startDrive();
  while (car.driving()?.arrived !== true) {
    if (motions.length > 20_000) throw new Error('The car did not arrive within half an hour.');
    clock.wakeAfter(100);
  }
  return motions;
};

describe('a track that a real car recorded', () => {
  it.each([
    ['as it was recorded', { asRecorded: true }],
    ['as the road allows', {}],
  ] as const)('is driven to its end %s, without a leap, at speeds of a car on such a road', (_, options) => {
    const motions = driven(options);
    const last = motions.at(-1);
    expect(last?.distance).toBeGreaterThan(2_550);
    const speeds = motions.map(({ speed }) => speed);
    expect(Math.max(...speeds)).toBeGreaterThan(40);
    expect(Math.max(...speeds)).toBeLessThan(100);
    for (const [index, { position, speed }] of motions.entries()) {
      const before = motions[index - 1];
      if (before === undefined) continue;
      // Half a metre for the receiver, which wanders.
      expect(distanceBetween(before.position, position)).toBeLessThan(speed / 3.6 / 10 + 0.8);
      expect(Math.abs(speed - before.speed)).toBeLessThan(1.5);
    }
  });

  it('takes the time that it took, with the halt on its way; without, it is driven through', () => {
    const [recorded, free] = [driven({ asRecorded: true }).length / 10, driven({}).length / 10];
    // Of the 514 s the car stood 36 at its start and 99 at its end: that is being parked.
    const onTheWay = 514 - 36 - 99;
    expect(recorded / onTheWay).toBeGreaterThan(0.9);
    expect(recorded / onTheWay).toBeLessThan(1.1);
    expect(free).toBeLessThan(0.8 * onTheWay);
  });
});

describe('recorded times', () => {
  const points = (
    ...steps: readonly (readonly [metres: number, seconds: number | null])[]
  ): readonly TrackPoint[] =>
    steps.map(([metres, seconds], index) => ({
      position: [0, metres / 111_195],
      altitude: null,
      time: seconds === null ? null : seconds * 1_000,
      index,
    }));

  it('tell speeds over three seconds at least, and halts', () => {
    const drive = recordedDrive(points([0, 0], [10, 1], [20, 2], [30, 3], [31, 63], [91, 66]));
    expect(drive?.speeds.map(({ speed }) => Math.round(speed))).toEqual([10, 20]);
    expect(drive?.halts).toHaveLength(1);
    expect(drive?.halts[0]?.along).toBeCloseTo(30, 0);
    expect(drive?.halts[0]?.wait).toBeCloseTo(59, 0);
  });

  it('that are missing tell nothing, and a night at the roadside is five minutes', () => {
    expect(recordedDrive(points([0, null], [500, null]))).toBeNull();
    expect(recordedDrive(points([0, 0], [0, 0]))).toBeNull();
    expect(recordedDrive(points([0, 0], [60, 6], [61, 30_000], [121, 30_006]))?.halts).toMatchObject([
      { wait: 300 },
    ]);
  });
});
