import { createHash } from 'node:crypto';
import type { Car, Position } from '../contract/car.ts';
import type { Clock } from '../contract/clock.ts';
import type { SignalValue } from '../privacy/signals.ts';
import type { Profiles } from '../profiles/profiles.ts';
import type { Telemetry } from '../telemetry/telemetry.ts';
import type { Reports } from './reports.ts';

/** Seconds: a stolen vehicle says where it is every ten (R27). */
const POSITION = 10;

/** Offers the car's telemetry while the ignition is on, and the events at both ends of a drive. */
export type Drive = {
  /** Offers what is true at the start of a drive. */
  readonly started: () => void;
  /** Offers what is true at its end; does nothing when no drive was under way. */
  readonly ended: () => void;
  readonly close: () => void;
};

type Parts = {
  readonly car: Car;
  /** How often telemetry is offered in a second; it goes evenly into the rate of the car. */
  readonly telemetryRate: number;
  readonly clock: Clock;
  readonly profiles: Profiles;
  readonly telemetry: Telemetry;
  readonly reports: Reports;
  /** R27: whether the vehicle is reported stolen. */
  readonly stolen: () => boolean;
  readonly moved: () => void;
};

const place = (end: 'Start' | 'End', [longitude, latitude]: Position): Record<string, SignalValue> => ({
  [`Private.Trip.${end}.Latitude`]: latitude,
  [`Private.Trip.${end}.Longitude`]: longitude,
});

/** A name for a profile that is stable for one vehicle and says nothing outside of it. */
const subject = (vehicle: string, profile: string): string =>
  createHash('sha256').update(`${vehicle}/${profile}`).digest('hex').slice(0, 16);

export const createDrive = (parts: Parts): Drive => {
  const { car, clock, profiles, telemetry, reports, stolen, moved } = parts;
  const ticksToSample = car.rate / parts.telemetryRate;
  let ticks = 0;
  // A unit that finds the car driving, as after a snapshot, is in the middle of a drive that was told of.
  let underWay = car.driving()?.arrived === false;

  const offer = (kind: 'drive-start' | 'drive-end', signals: Record<string, SignalValue>): void => {
    telemetry.offer(kind, { at: clock.now(), signals });
  };

  const driver = (): Record<string, SignalValue> => {
    const { pseudonym } = profiles.vehicle();
    return {
      'Vehicle.Occupant.Row1.DriverSide.Identifier.Subject': subject(pseudonym, profiles.active().id),
      'Vehicle.Occupant.Row1.DriverSide.Identifier.Issuer': `urn:glovebox:${pseudonym}`,
    };
  };

  /** What the car does not sense now, such as where it is without a receiver, it must not be said to have sensed. */
  const sensed = (signal: string, said: () => Record<string, SignalValue>): Record<string, SignalValue> =>
    Object.hasOwn(car.sample().signals, signal) ? said() : {};
  const placeAt = (end: 'Start' | 'End') =>
    sensed('Vehicle.CurrentLocation.Latitude', () => place(end, car.motion().position));
  const read = (signal: string, value: number) => sensed(signal, () => ({ [signal]: value }));

  const ended = (): void => {
    if (!underWay) return;
    underWay = false;
    const { distance, odometer } = car.motion();
    offer('drive-end', {
      ...placeAt('End'),
      ...read('Vehicle.TraveledDistance', odometer),
      ...read('Vehicle.TraveledDistanceSinceStart', distance),
    });
    reports.driveEnded();
  };

  const stopTicks = car.onTick(() => {
    if (ticks % ticksToSample === 0) telemetry.offer('telemetry', car.sample());
    if (ticks % (POSITION * car.rate) === 0 && stolen()) reports.offer('stolen-vehicle-position');
    ticks += 1;
    moved();
  });

  const stopChanges = car.onChange(() => {
    if (car.driving()?.arrived !== false) ended();
  });

  return {
    started: () => {
      underWay = true;
      offer('drive-start', {
        ...placeAt('Start'),
        ...driver(),
        ...read('Vehicle.TraveledDistance', car.motion().odometer),
      });
    },
    ended,
    close: () => {
      stopTicks();
      stopChanges();
    },
  };
};
