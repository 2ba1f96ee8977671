import { describe, expect, test } from 'vitest';
import { createReplayedCar, type Frame, type Replay } from './replayed-car.ts';
import { createLateClock } from './testing/late-clock.ts';

const AT: Frame['signals'] = {
  'Vehicle.CurrentLocation.Latitude': 48.4,
  'Vehicle.CurrentLocation.Longitude': 9.98,
  'Vehicle.CurrentLocation.Heading': 90,
};
const FRAMES: readonly Frame[] = [
  { t: 0, signals: { ...AT, 'Vehicle.Speed': 30 } },
  {
    t: 1_000,
    signals: { 'Vehicle.Speed': 50, 'Vehicle.Chassis.Axle.Row1.Wheel.Left.Tire.IsPressureLow': true },
  },
  { t: 2_000, signals: { 'Vehicle.CurrentLocation.Latitude': 48.5, 'Vehicle.Speed': 10 } },
];

const carOf = (frames: () => Iterator<Frame>, failed: (error: unknown) => void = () => undefined) => {
  const clock = createLateClock(0);
  const replay: Replay = {
    name: 'drive.ndjson',
    line: [
      [9.98, 48.4],
      [9.98, 48.5],
    ],
    frames,
  };
  const car = createReplayedCar({ clock, replay, failed });
  const wait = (milliseconds: number): void => {
    for (let left = milliseconds; left > 0; left -= 100) clock.wakeAfter(100);
  };
  return { car, wait };
};
const overAll = () => FRAMES[Symbol.iterator]();

describe('a replayed car', () => {
  test('says what was said before, each at its time, and keeps what was not said again', () => {
    const { car, wait } = carOf(overAll);
    car.startDrive();
    wait(100);
    expect(car.sample()).toEqual({ at: 100, signals: { ...AT, 'Vehicle.Speed': 30 } });
    wait(900);
    expect(car.motion()).toMatchObject({ speed: 30, position: [9.98, 48.4], heading: 90, duration: 1 });
    wait(100);
    expect(car.sample().signals).toMatchObject({ ...AT, 'Vehicle.Speed': 50 });
    expect(car.faults().map(({ fault }) => fault)).toEqual(['tyre-low']);
  });

  test('has arrived when the last is said, tells of it once, and says nothing any more', () => {
    const { car, wait } = carOf(overAll);
    const told: string[] = [];
    car.onTick(() => told.push('tick'));
    car.onChange(() => told.push(`arrived ${car.driving()?.arrived}`));
    car.startDrive();
    wait(5_000);
    expect(told.filter((word) => word === 'tick')).toHaveLength(30);
    expect(told.slice(-1)).toEqual(['arrived true']);
    expect(car.motion()).toMatchObject({ speed: 0, position: [9.98, 48.5] });
  });

  test('begins anew when its drive is started again, and ends with its ignition', () => {
    const { car, wait } = carOf(overAll);
    car.startDrive();
    wait(1_500);
    car.startDrive();
    wait(100);
    expect(car.sample().signals).toEqual({ ...AT, 'Vehicle.Speed': 30 });
    car.setIgnition('off');
    expect(car.driving()).toBeNull();
    wait(1_000);
    expect(car.sample().signals).toEqual({ ...AT, 'Vehicle.Speed': 30 });
  });

  test('ends its drive where the file can not be read on', () => {
    const errors: unknown[] = [];
    const { car, wait } = carOf(
      function* () {
        yield FRAMES[0] as Frame;
        throw new Error('gone');
      },
      (error) => errors.push(error),
    );
    car.startDrive();
    wait(1_100);
    expect(errors).toHaveLength(1);
    expect(car.driving()).toMatchObject({ arrived: true });
  });

  test('has the faults of its recording, and no others', () => {
    const { car } = carOf(overAll);
    expect(() => car.setFault('tyre-low', true)).toThrow(/as it was recorded/u);
    expect(() => car.startDrive('elsewhere')).toThrow(/no route "elsewhere"/u);
    car.startDrive();
    car.crash();
    expect(car.faults().map(({ fault }) => fault)).toEqual(['crash']);
    expect(car.driving()).toBeNull();
  });
});
