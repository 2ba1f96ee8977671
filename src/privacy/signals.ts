import type { DataCategory } from './vocabulary.ts';

/** A value that a signal can take on the way through the unit; on the wire it becomes a string (VISS). */
export type SignalValue = number | boolean | string;

/**
 * One reading of the car: every signal in it was true at the same moment.
 * `at` is milliseconds since the Unix epoch, on the unit's clock.
 */
export type Sample = {
  readonly at: number;
  readonly signals: Readonly<Record<string, SignalValue>>;
};

const LOCATION = [
  'Vehicle.CurrentLocation.Latitude',
  'Vehicle.CurrentLocation.Longitude',
  'Vehicle.CurrentLocation.Altitude',
  'Vehicle.CurrentLocation.Heading',
  'Vehicle.CurrentLocation.HorizontalAccuracy',
  'Vehicle.CurrentLocation.Timestamp',
  'Vehicle.Cabin.Infotainment.Navigation.DestinationSet.Latitude',
  'Vehicle.Cabin.Infotainment.Navigation.DestinationSet.Longitude',
  'Private.Trip.Start.Latitude',
  'Private.Trip.Start.Longitude',
  'Private.Trip.End.Latitude',
  'Private.Trip.End.Longitude',
] as const;

const TELEMATICS = [
  'Vehicle.Speed',
  'Vehicle.IsMoving',
  'Vehicle.Acceleration.Longitudinal',
  'Vehicle.Acceleration.Lateral',
  'Vehicle.AngularVelocity.Yaw',
  'Vehicle.TraveledDistance',
  'Vehicle.TraveledDistanceSinceStart',
  'Vehicle.TripDuration',
  'Vehicle.Powertrain.FuelSystem.RelativeLevel',
  'Vehicle.Powertrain.Range',
  'Vehicle.Powertrain.TractionBattery.StateOfCharge.Displayed',
  'Vehicle.Powertrain.TractionBattery.Charging.IsCharging',
  'Vehicle.LowVoltageSystemState',
  'Vehicle.Diagnostics.DTCCount',
  'Vehicle.Diagnostics.DTCList',
  'Vehicle.Service.IsServiceDue',
  'Vehicle.Chassis.Axle.Row1.Wheel.Left.Tire.IsPressureLow',
  'Vehicle.Chassis.Axle.Row1.Wheel.Left.Tire.Pressure',
  'Vehicle.Chassis.Axle.Row1.Wheel.Right.Tire.IsPressureLow',
  'Vehicle.Chassis.Axle.Row1.Wheel.Right.Tire.Pressure',
  'Vehicle.Chassis.Axle.Row2.Wheel.Left.Tire.IsPressureLow',
  'Vehicle.Chassis.Axle.Row2.Wheel.Left.Tire.Pressure',
  'Vehicle.Chassis.Axle.Row2.Wheel.Right.Tire.IsPressureLow',
  'Vehicle.Chassis.Axle.Row2.Wheel.Right.Tire.Pressure',
  'Vehicle.Chassis.Brake.IsDriverEmergencyBrakingDetected',
  'Vehicle.Cabin.Seat.Row1.DriverSide.Airbag.IsDeployed',
] as const;

const ACCOUNT = [
  'Vehicle.Occupant.Row1.DriverSide.Identifier.Subject',
  'Vehicle.Occupant.Row1.DriverSide.Identifier.Issuer',
] as const;

/** VSS has no signals for speech: a private overlay branch, named so that nobody takes it for VSS. */
const VOICE = [
  'Private.Voice.Transcript',
  'Private.Voice.Duration',
  'Private.Voice.Language',
  'Private.Voice.Source',
  'Private.Voice.Confidence',
] as const;

const entries = (category: DataCategory, paths: readonly string[]) =>
  paths.map((path): readonly [string, DataCategory] => [path, category]);

/**
 * The signal catalogue: which category governs each COVESA VSS 6.0 path.
 * A path that is not in here is withheld (R28).
 */
export const SIGNAL_CATALOGUE: ReadonlyMap<string, DataCategory> = new Map([
  ...entries('location', LOCATION),
  ...entries('telematics', TELEMATICS),
  ...entries('account', ACCOUNT),
  ...entries('voice', VOICE),
]);
