import type { Ignition, Motion, Position, Wheel } from '../src/contract/car.ts';
import type { Sample, SignalValue } from '../src/privacy/signals.ts';
import type { Battery } from './battery.ts';
import { normalHeading, normalLongitude } from './geodesy.ts';
import type { CarHealth } from './health.ts';
import type { Plan, Rolling } from './motion.ts';
import { valueAt } from './path.ts';
import type { Surroundings } from './surroundings.ts';

/** All that a reading of the car is taken from. */
export type CarState = {
  /** Milliseconds since the Unix epoch. */
  readonly at: number;
  readonly ignition: Ignition;
  readonly plan: Plan;
  readonly rolling: Readonly<Rolling>;
  readonly battery: Battery;
  readonly surroundings: Surroundings;
  /** Metres since the car was built, and since the drive started. */
  readonly odometer: number;
  readonly distance: number;
  /** Seconds since the drive started. */
  readonly duration: number;
  readonly destination: Position | null;
  readonly crashed: boolean;
  readonly health: CarHealth;
  /** Whether the car is awake; asleep it takes no power. */
  readonly awake: boolean;
  /** J since the drive started. */
  readonly spent: number;
};

/** m/s²: braking harder than this is an emergency (UN Regulation 13-H, emergency stop signal: from 6 m/s²). */
const EMERGENCY_BRAKING = 6;

/** VSS 6.0 LowVoltageSystemState. */
const SYSTEM_STATE: Readonly<Record<Ignition, string>> = { off: 'OFF', acc: 'ACC', on: 'ON' };

/** Metres below which an average consumption says nothing yet. */
const TOO_SHORT = 200;

/** The VSS path of each wheel. */
const TYRE: Readonly<Record<Wheel, string>> = {
  'front-left': 'Vehicle.Chassis.Axle.Row1.Wheel.Left.Tire',
  'front-right': 'Vehicle.Chassis.Axle.Row1.Wheel.Right.Tire',
  'rear-left': 'Vehicle.Chassis.Axle.Row2.Wheel.Left.Tire',
  'rear-right': 'Vehicle.Chassis.Axle.Row2.Wheel.Right.Tire',
};

const round = (value: number, digits: number): number => {
  const scale = 10 ** digits;
  // The sum turns -0 into 0, which would otherwise print as a negative speed.
  return Math.round(value * scale) / scale + 0;
};

const truePosition = ({ plan, rolling }: CarState): Position => [
  normalLongitude(valueAt(plan.path, plan.path.longitude, rolling.along)),
  valueAt(plan.path, plan.path.latitude, rolling.along),
];

const headingOf = ({ plan, rolling }: CarState): number =>
  normalHeading(round(normalHeading(valueAt(plan.path, plan.path.heading, rolling.along)), 1));

/** The motion for the screens: where the car really is, matched to the road. */
export const motionOf = (state: CarState): Motion => {
  const [longitude, latitude] = truePosition(state);
  return {
    at: state.at,
    position: [round(longitude, 7), round(latitude, 7)],
    heading: headingOf(state),
    speed: round(state.rolling.speed * 3.6, 2),
    odometer: Math.floor(state.odometer),
    distance: Math.floor(state.distance),
    charge: round(state.battery.charge(), 2),
    range: Math.round(state.battery.range()),
    outsideTemperature: round(state.surroundings.temperature(), 1),
    power: state.awake ? round(state.battery.power() / 1_000, 1) : 0,
    // J for a metre are 1/36 kWh for 100 km.
    consumption: state.distance < TOO_SHORT ? null : round(state.spent / state.distance / 36, 1),
    duration: Math.floor(state.duration),
  };
};

const locationOf = (state: CarState): Record<string, SignalValue> => {
  const { plan, rolling, surroundings, destination } = state;
  const [longitude, latitude] = surroundings.received(truePosition(state));
  const signals: Record<string, SignalValue> = {
    'Vehicle.CurrentLocation.Latitude': round(latitude, 7),
    'Vehicle.CurrentLocation.Longitude': round(longitude, 7),
    'Vehicle.CurrentLocation.Altitude': round(
      valueAt(plan.path, plan.path.altitude, rolling.along) + surroundings.heightError(),
      1,
    ),
    'Vehicle.CurrentLocation.Heading': headingOf(state),
    'Vehicle.CurrentLocation.HorizontalAccuracy': round(surroundings.accuracy(), 1),
    'Vehicle.CurrentLocation.Timestamp': new Date(state.at).toISOString(),
  };
  if (destination !== null) {
    signals['Vehicle.Cabin.Infotainment.Navigation.DestinationSet.Longitude'] = destination[0];
    signals['Vehicle.Cabin.Infotainment.Navigation.DestinationSet.Latitude'] = destination[1];
  }
  return signals;
};

const tyresOf = (health: CarHealth): Record<string, SignalValue> =>
  Object.fromEntries(
    health.read().tyres.flatMap(({ wheel, pressure, low }): readonly (readonly [string, SignalValue])[] => [
      [`${TYRE[wheel]}.Pressure`, pressure],
      [`${TYRE[wheel]}.IsPressureLow`, low],
    ]),
  );

const telematicsOf = (state: CarState): Record<string, SignalValue> => {
  const { rolling, plan, battery, crashed, health } = state;
  const { speed, acceleration } = rolling;
  const curvature = valueAt(plan.path, plan.path.curvature, rolling.along);
  // ISO 8855: to the left is positive, both for the acceleration and for the turn; curvature is positive to the right.
  return {
    'Vehicle.Speed': round(speed * 3.6, 2),
    'Vehicle.IsMoving': speed > 0,
    'Vehicle.Acceleration.Longitudinal': round(acceleration, 3),
    'Vehicle.Acceleration.Lateral': round(-speed * speed * curvature, 3),
    'Vehicle.AngularVelocity.Yaw': round((-speed * curvature * 180) / Math.PI, 2),
    'Vehicle.TraveledDistance': Math.floor(state.odometer),
    'Vehicle.TraveledDistanceSinceStart': Math.floor(state.distance),
    'Vehicle.TripDuration': round(state.duration, 1),
    'Vehicle.Powertrain.Range': Math.round(battery.range()),
    'Vehicle.Powertrain.TractionBattery.StateOfCharge.Displayed': round(battery.charge(), 2),
    'Vehicle.Powertrain.TractionBattery.Charging.IsCharging': battery.isCharging(),
    'Vehicle.LowVoltageSystemState': SYSTEM_STATE[state.ignition],
    'Vehicle.Diagnostics.DTCCount': health.codes().length,
    // string[] in VSS: a list as JSON, since a value on its way through the unit is a number, a boolean or a string.
    'Vehicle.Diagnostics.DTCList': JSON.stringify(health.codes()),
    'Vehicle.Service.IsServiceDue': health.read().serviceDue,
    ...tyresOf(health),
    'Vehicle.Chassis.Brake.IsDriverEmergencyBrakingDetected': !crashed && acceleration < -EMERGENCY_BRAKING,
    'Vehicle.Cabin.Seat.Row1.DriverSide.Airbag.IsDeployed': crashed,
  };
};

/** Every location and telematics signal that a battery-electric car has, in VSS 6.0 units. */
export const sampleOf = (state: CarState): Sample => ({
  at: state.at,
  signals: { ...locationOf(state), ...telematicsOf(state) },
});
