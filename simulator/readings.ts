import type { Ignition, Motion, Position, Wheel } from '../src/contract/car.ts';
import type { Sample, SignalValue } from '../src/privacy/signals.ts';
import type { Powertrain } from './energy/powertrain.ts';
import { normalHeading, normalLongitude } from './geodesy.ts';
import type { CarHealth } from './health.ts';
import type { Plan, Rolling } from './motion.ts';
import { valueAt } from './path.ts';
import type { Receiver } from './receiver.ts';
import type { Surroundings } from './surroundings.ts';

/** All that a reading of the car is taken from. */
export type CarState = {
  /** Milliseconds since the Unix epoch. */
  readonly at: number;
  readonly ignition: Ignition;
  readonly plan: Plan;
  readonly rolling: Readonly<Rolling>;
  readonly powertrain: Powertrain;
  readonly receiver: Receiver;
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
  /** J out of the traction battery, and litres of fuel, since the drive started. */
  readonly spent: number;
  readonly burnt: number;
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

const perCent = (value: number | null): number | null => (value === null ? null : round(value, 2));

/** The motion for the screens: where the car really is, matched to the road. */
export const motionOf = (state: CarState): Motion => {
  const { powertrain, distance } = state;
  const [longitude, latitude] = truePosition(state);
  const [charge, fuel] = [powertrain.charge(), powertrain.fuel()];
  const known = distance >= TOO_SHORT;
  return {
    at: state.at,
    position: [round(longitude, 7), round(latitude, 7)],
    heading: headingOf(state),
    speed: round(state.rolling.speed * 3.6, 2),
    odometer: Math.floor(state.odometer),
    distance: Math.floor(distance),
    charge: perCent(charge),
    fuel: perCent(fuel),
    range: Math.round(powertrain.range()),
    outsideTemperature: round(state.surroundings.temperature(), 1),
    power: state.awake ? round(powertrain.power() / 1_000, 1) : 0,
    // J for a metre are 1/36 kWh for 100 km.
    consumption: known && fuel === null ? round(state.spent / distance / 36, 1) : null,
    fuelConsumption: known && fuel !== null ? round((100_000 * state.burnt) / distance, 1) : null,
    duration: Math.floor(state.duration),
  };
};

const locationOf = (state: CarState): Record<string, SignalValue> => {
  const { plan, rolling, receiver, destination } = state;
  const position = receiver.received(truePosition(state));
  const heading = receiver.heading(headingOf(state));
  const signals: Record<string, SignalValue> = {};
  if (position !== null) {
    signals['Vehicle.CurrentLocation.Latitude'] = round(position[1], 7);
    signals['Vehicle.CurrentLocation.Longitude'] = round(position[0], 7);
    const height = valueAt(plan.path, plan.path.altitude, rolling.along) + receiver.heightError();
    signals['Vehicle.CurrentLocation.Altitude'] = round(height, 1);
  }
  if (heading !== null) signals['Vehicle.CurrentLocation.Heading'] = normalHeading(round(heading, 1));
  signals['Vehicle.CurrentLocation.HorizontalAccuracy'] = round(receiver.accuracy(), 1);
  if (position !== null) signals['Vehicle.CurrentLocation.Timestamp'] = new Date(state.at).toISOString();
  if (destination !== null) {
    signals['Vehicle.Cabin.Infotainment.Navigation.DestinationSet.Longitude'] = destination[0];
    signals['Vehicle.Cabin.Infotainment.Navigation.DestinationSet.Latitude'] = destination[1];
  }
  return signals;
};

/** What tank and traction battery tell, as far as the car has them. */
const energyOf = ({ powertrain }: CarState): Record<string, SignalValue> => {
  const [charge, fuel] = [powertrain.charge(), powertrain.fuel()];
  const signals: Record<string, SignalValue> = { 'Vehicle.Powertrain.Range': Math.round(powertrain.range()) };
  if (fuel !== null) signals['Vehicle.Powertrain.FuelSystem.RelativeLevel'] = Math.round(fuel);
  if (charge !== null) {
    signals['Vehicle.Powertrain.TractionBattery.StateOfCharge.Displayed'] = round(charge, 2);
  }
  if (powertrain.hasPlug) {
    signals['Vehicle.Powertrain.TractionBattery.Charging.IsCharging'] = powertrain.isFilling();
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
  const { rolling, plan, crashed, health } = state;
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
    ...energyOf(state),
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

/** Every location and telematics signal that the car has, in VSS 6.0 units. */
export const sampleOf = (state: CarState): Sample => ({
  at: state.at,
  signals: { ...locationOf(state), ...telematicsOf(state) },
});
