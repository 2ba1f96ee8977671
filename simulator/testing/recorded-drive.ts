import type { Car, Motion } from '../../src/contract/car.ts';
import type { Clock, Random } from '../../src/contract/clock.ts';
import type { Sample } from '../../src/privacy/signals.ts';
import { createSimulatedCar } from '../car.ts';
import { createRandom } from '../random.ts';
import { createLateClock } from './late-clock.ts';

/** 1 June 2026, 08:00 UTC. */
export const START = Date.UTC(2026, 5, 1, 8);

export type Recording = {
  readonly car: Car;
  readonly samples: readonly Sample[];
  readonly motions: readonly Motion[];
};

/**
 * A whole drive of the bundled route, every step of it.
 * @param lateness how many milliseconds pass until the timer comes, each time
 */
export const recordDrive = (seed: number, lateness: () => number = () => 100): Recording => {
  const clock = createLateClock(START);
  const car = createSimulatedCar({ clock, random: createRandom(seed), route: null });
  const samples: Sample[] = [];
  const motions: Motion[] = [];
  const stopListening = car.onTick(() => {
    samples.push(car.sample());
    motions.push(car.motion());
    if (car.driving()?.arrived === true) stopListening();
  });
  car.startDrive();
  while (car.driving()?.arrived !== true) {
    if (samples.length > 30_000) throw new Error('The car did not arrive within 50 minutes.');
    clock.wakeAfter(lateness());
  }
  return { car, samples, motions };
};

/** A car of its own, on a clock that moves when the test says so. */
export const carOn = (clock: Clock, random: Random = createRandom(1)): Car =>
  createSimulatedCar({ clock, random, route: null });

/** The number that a signal has in a sample. */
export const numberIn = ({ signals }: Sample, path: string): number => {
  const value = signals[path];
  if (typeof value !== 'number') throw new Error(`${path} is ${String(value)}`);
  return value;
};
