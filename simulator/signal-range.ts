/** What a sound sensor tells, in the unit of VSS 6.0, and what a broken one tells instead. */
export type SignalRange = { readonly least: number; readonly most: number; readonly beyond: number };

// VSS states a range for positions, directions and per cents. For the others it is what the data type or such a car can have. Beyond it
// lies what control units send for "not available": all bits set (SAE J1939-71), or a number that can't be.
const TYRE: SignalRange = { least: 0, most: 1_000, beyond: 65_535 };
const METRES: SignalRange = { least: 0, most: 4_211_081_215, beyond: 4_294_967_295 };
const PER_CENT: SignalRange = { least: 0, most: 100, beyond: 255 };

const wheels = (axle: number): readonly (readonly [string, SignalRange])[] =>
  ['Left', 'Right'].map((side) => [`Vehicle.Chassis.Axle.Row${axle}.Wheel.${side}.Tire.Pressure`, TYRE]);

/** The range of every signal that is a number. */
export const SIGNAL_RANGES: ReadonlyMap<string, SignalRange> = new Map<string, SignalRange>([
  ['Vehicle.CurrentLocation.Latitude', { least: -90, most: 90, beyond: 91 }],
  ['Vehicle.CurrentLocation.Longitude', { least: -180, most: 180, beyond: 181 }],
  ['Vehicle.CurrentLocation.Altitude', { least: -1_000, most: 10_000, beyond: 100_000 }],
  ['Vehicle.CurrentLocation.Heading', { least: 0, most: 360, beyond: 511 }],
  ['Vehicle.CurrentLocation.HorizontalAccuracy', { least: 0, most: 10_000, beyond: -1 }],
  ['Vehicle.Cabin.Infotainment.Navigation.DestinationSet.Latitude', { least: -90, most: 90, beyond: 91 }],
  ['Vehicle.Cabin.Infotainment.Navigation.DestinationSet.Longitude', { least: -180, most: 180, beyond: 181 }],
  ['Vehicle.Speed', { least: -100, most: 400, beyond: 6_553.5 }],
  ['Vehicle.Acceleration.Longitudinal', { least: -500, most: 500, beyond: 9_999 }],
  ['Vehicle.Acceleration.Lateral', { least: -500, most: 500, beyond: 9_999 }],
  ['Vehicle.AngularVelocity.Yaw', { least: -500, most: 500, beyond: 9_999 }],
  ['Vehicle.TraveledDistance', METRES],
  ['Vehicle.TraveledDistanceSinceStart', METRES],
  ['Vehicle.TripDuration', { least: 0, most: 1e9, beyond: -1 }],
  ['Vehicle.Powertrain.FuelSystem.RelativeLevel', PER_CENT],
  ['Vehicle.Powertrain.Range', METRES],
  ['Vehicle.Powertrain.TractionBattery.StateOfCharge.Displayed', PER_CENT],
  ['Vehicle.Diagnostics.DTCCount', { least: 0, most: 250, beyond: 255 }],
  ...wheels(1),
  ...wheels(2),
]);
