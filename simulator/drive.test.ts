import { describe, expect, it } from 'vitest';
import type { Position } from '../src/contract/car.ts';
import { distanceBetween } from './geodesy.ts';
import { createRandom } from './random.ts';
import { numberIn, recordDrive } from './testing/recorded-drive.ts';

const STEP = 0.1;
const SEEDS = [1, 2, 3, 4, 5];
const drives = SEEDS.map((seed) => recordDrive(seed));

const speedsOf = (index: number): readonly number[] =>
  (drives[index]?.samples ?? []).map((sample) => numberIn(sample, 'Vehicle.Speed') / 3.6);

describe('the same seed', () => {
  it('gives the same drive, byte for byte', () => {
    expect(JSON.stringify(recordDrive(1).samples)).toBe(JSON.stringify(drives[0]?.samples));
  });

  it('gives the same drive however late the timer comes, as on a clock that runs 50 times as fast', () => {
    const random = createRandom(99);
    const late = recordDrive(1, () => 30 + Math.floor(random() * 9_000));
    const length = Math.min(late.samples.length, drives[0]?.samples.length ?? 0);
    expect(length).toBeGreaterThan(10_000);
    expect(JSON.stringify(late.samples)).toBe(JSON.stringify(drives[0]?.samples));
  });
});

describe('another seed', () => {
  it('gives another drive', () => {
    const lengths = new Set(drives.map(({ samples }) => samples.length));
    expect(lengths.size).toBe(SEEDS.length);
  });
});

describe.each(SEEDS.map((seed, index) => ({ seed, index })))(
  'over the whole drive of seed $seed',
  ({ index }) => {
    const { samples, motions, car } = drives[index] ?? { samples: [], motions: [], car: undefined };
    const speeds = speedsOf(index);
    const numbers = (path: string): readonly number[] => samples.map((sample) => numberIn(sample, path));

    it('takes as long as such a drive does, and arrives', () => {
      expect(samples.length * STEP).toBeGreaterThan(17 * 60);
      expect(samples.length * STEP).toBeLessThan(32 * 60);
      expect(car?.driving()).toMatchObject({ arrived: true, route: { id: 'ulm' } });
      expect(speeds.at(-1)).toBe(0);
    });

    it('has a step every 100 ms', () => {
      expect(samples.every(({ at }, step) => step === 0 || at - (samples[step - 1]?.at ?? 0) === 100)).toBe(
        true,
      );
    });

    it('never jumps in position, and the received position wanders by less than 0.3 m beyond the way driven', () => {
      const received = samples.map(
        (sample): Position => [
          numberIn(sample, 'Vehicle.CurrentLocation.Longitude'),
          numberIn(sample, 'Vehicle.CurrentLocation.Latitude'),
        ],
      );
      const driven = motions.map(({ position }) => position);
      const way = (step: number): number => Math.max(speeds[step - 1] ?? 0, speeds[step] ?? 0) * STEP;
      const beyond = (positions: readonly Position[]): readonly number[] =>
        positions.map(
          (position, step) => distanceBetween(positions[step - 1] ?? position, position) - way(step),
        );
      expect(Math.max(...beyond(driven))).toBeLessThan(0.03);
      expect(Math.max(...beyond(received))).toBeLessThan(0.3);
      const off = received.map((position, step) => distanceBetween(position, driven[step] ?? [0, 0]));
      expect(Math.max(...off)).toBeLessThan(8);
      expect(Math.max(...off)).toBeGreaterThan(0.2);
    });

    it('speeds up and brakes within comfort, and its speed follows its acceleration', () => {
      const accelerations = numbers('Vehicle.Acceleration.Longitudinal');
      expect(Math.max(...accelerations)).toBeLessThan(2);
      expect(Math.min(...accelerations)).toBeGreaterThan(-3);
      const changes = (values: readonly number[]): readonly number[] =>
        values.map((value, step) => (value - (values[step - 1] ?? value)) / STEP);
      const wrong = changes(speeds).map((change, step) => Math.abs(change - (accelerations[step] ?? 0)));
      // The first step has no step before it to compare with.
      expect(Math.max(...wrong.slice(1))).toBeLessThan(0.06);
      expect(Math.max(...changes(accelerations).map(Math.abs))).toBeLessThan(8);
    });

    it('keeps to the speed limits and never rolls back', () => {
      expect(Math.min(...speeds)).toBe(0);
      expect(Math.max(...speeds)).toBeLessThan((70 * 1.06) / 3.6);
      expect(Math.max(...speeds)).toBeGreaterThan(60 / 3.6);
    });

    it('stays within 2.5 m/s² in bends, and comes near it in some', () => {
      const lateral = numbers('Vehicle.Acceleration.Lateral').map(Math.abs);
      expect(Math.max(...lateral)).toBeLessThan(2.5);
      expect(Math.max(...lateral)).toBeGreaterThan(1.4);
    });

    it('turns as fast as its heading does', () => {
      const yaw = numbers('Vehicle.AngularVelocity.Yaw');
      const headings = numbers('Vehicle.CurrentLocation.Heading');
      expect(headings.every((heading) => heading >= 0 && heading < 360)).toBe(true);
      const wrong = headings.slice(10).map((heading, step) => {
        const turned = ((heading - (headings[step] ?? 0) + 540) % 360) - 180;
        const integrated = yaw.slice(step, step + 10).reduce((sum, rate) => sum + rate * STEP, 0);
        // ISO 8855 counts to the left, headings count to the right.
        return Math.abs(turned + integrated);
      });
      expect(Math.max(...wrong)).toBeLessThan(3);
    });

    it('stops on the way, and stands for some seconds', () => {
      let standing = 0;
      const stands: number[] = [];
      for (const speed of speeds.slice(1)) {
        if (speed > 0 && standing > 0) stands.push(standing * STEP);
        standing = speed > 0 ? 0 : standing + 1;
      }
      expect(stands.length).toBeGreaterThanOrEqual(1);
      expect(Math.max(...stands)).toBeGreaterThan(1);
      expect(Math.max(...stands)).toBeLessThan(45);
    });

    it('counts on the odometer what it drove, within 0.5 %', () => {
      const way = speeds.reduce(
        (sum, speed, step) => sum + ((speed + (speeds[step - 1] ?? speed)) / 2) * STEP,
        0,
      );
      const odometer = numbers('Vehicle.TraveledDistance');
      const counted = (odometer.at(-1) ?? 0) - (odometer[0] ?? 0);
      expect(Math.abs(counted / way - 1)).toBeLessThan(0.005);
      expect(numbers('Vehicle.TraveledDistanceSinceStart').at(-1)).toBe(motions.at(-1)?.distance);
      expect(Math.abs(counted - (motions.at(-1)?.distance ?? 0))).toBeLessThanOrEqual(1);
    });

    it('spends charge, gets some back by braking, and never gains over the drive', () => {
      const charge = numbers('Vehicle.Powertrain.TractionBattery.StateOfCharge.Displayed');
      const spent = (charge[0] ?? 0) - (charge.at(-1) ?? 0);
      const wattHours = (spent / 100) * 52_000;
      expect(wattHours / 15).toBeGreaterThan(80);
      expect(wattHours / 15).toBeLessThan(190);
      expect(charge.some((value, step) => value > (charge[step - 1] ?? value))).toBe(true);
    });

    it('finds the air outside changing slowly', () => {
      const temperatures = motions.map(({ outsideTemperature }) => outsideTemperature);
      expect(Math.max(...temperatures) - Math.min(...temperatures)).toBeLessThan(4);
      expect(
        temperatures.every((value, step) => Math.abs(value - (temperatures[step - 1] ?? value)) < 0.11),
      ).toBe(true);
    });
  },
);
