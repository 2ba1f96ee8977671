import {
  type CarFault,
  type Health,
  type Motion,
  type Position,
  WHEELS,
  type Wheel,
} from '../src/contract/car.ts';
import type { SignalValue } from '../src/privacy/signals.ts';
import { normalHeading } from './geodesy.ts';
import { RECOMMENDED } from './tyres.ts';

/** The newest value of each signal. */
export type Readings = ReadonlyMap<string, SignalValue>;

const LATITUDE = 'Vehicle.CurrentLocation.Latitude';
const LONGITUDE = 'Vehicle.CurrentLocation.Longitude';

const TYRE: Readonly<Record<Wheel, string>> = {
  'front-left': 'Vehicle.Chassis.Axle.Row1.Wheel.Left.Tire',
  'front-right': 'Vehicle.Chassis.Axle.Row1.Wheel.Right.Tire',
  'rear-left': 'Vehicle.Chassis.Axle.Row2.Wheel.Left.Tire',
  'rear-right': 'Vehicle.Chassis.Axle.Row2.Wheel.Right.Tire',
};

const numberIn = (readings: Readings, path: string): number | null => {
  const value = readings.get(path);
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
};

/** Where the signals say that the car is; null where they don't, or say what is nowhere on earth. */
export const positionIn = (readings: Readings): Position | null => {
  const [longitude, latitude] = [numberIn(readings, LONGITUDE), numberIn(readings, LATITUDE)];
  if (longitude === null || latitude === null) return null;
  return Math.abs(longitude) <= 180 && Math.abs(latitude) <= 90 ? [longitude, latitude] : null;
};

/** How the car moves, as far as its signals tell; what they don't tell is 0. */
export const motionIn = (
  readings: Readings,
  {
    at,
    position,
    moving,
    duration,
  }: {
    readonly at: number;
    readonly position: Position;
    readonly moving: boolean;
    readonly duration: number;
  },
): Motion => {
  const read = (path: string): number => numberIn(readings, path) ?? 0;
  return {
    at,
    position,
    heading: normalHeading(read('Vehicle.CurrentLocation.Heading')),
    speed: moving ? read('Vehicle.Speed') : 0,
    odometer: read('Vehicle.TraveledDistance'),
    distance: read('Vehicle.TraveledDistanceSinceStart'),
    charge: numberIn(readings, 'Vehicle.Powertrain.TractionBattery.StateOfCharge.Displayed'),
    fuel: numberIn(readings, 'Vehicle.Powertrain.FuelSystem.RelativeLevel'),
    range: read('Vehicle.Powertrain.Range'),
    outsideTemperature: read('Vehicle.Exterior.AirTemperature'),
    // VSS: watts, positive into the battery.
    power: read('Vehicle.Powertrain.TractionBattery.CurrentPower') / -1_000 + 0,
    consumption: null,
    fuelConsumption: null,
    duration: Math.floor(numberIn(readings, 'Vehicle.TripDuration') ?? duration / 1_000),
  };
};

/** How the car is, as far as its signals tell. A tyre of which they say nothing is as it should be. */
export const healthIn = (readings: Readings, since: number): Health => {
  const tyres = WHEELS.map((wheel) => ({
    wheel,
    pressure: numberIn(readings, `${TYRE[wheel]}.Pressure`) ?? RECOMMENDED,
    recommended: RECOMMENDED,
    low: readings.get(`${TYRE[wheel]}.IsPressureLow`) === true,
  }));
  const crashed = readings.get('Vehicle.Cabin.Seat.Row1.DriverSide.Airbag.IsDeployed') === true;
  const faults: CarFault[] = [
    ...(crashed ? [{ fault: 'crash', code: 'B0001', since } as const] : []),
    ...(tyres.some(({ low }) => low) ? [{ fault: 'tyre-low', code: null, since } as const] : []),
  ];
  // No signal tells of the air that goes out before a tyre is low.
  const serviceDue = readings.get('Vehicle.Service.IsServiceDue') === true;
  return { tyres, faults, leaking: false, serviceDue };
};
