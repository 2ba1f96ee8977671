import type { Sample } from '../privacy/signals.ts';

/** What the ignition can be; `acc` powers the head unit without the engine. */
export const IGNITION_STATES = ['off', 'acc', 'on'] as const;
export type Ignition = (typeof IGNITION_STATES)[number];

/** A position on the WGS 84 ellipsoid, in degrees, longitude first as in GeoJSON (RFC 7946). */
export type Position = readonly [longitude: number, latitude: number];

/** A place with a name, on or beside a route. */
export type Place = {
  readonly id: string;
  readonly name: string;
  readonly position: Position;
  /** Metres along the route, where the road is nearest to the place. */
  readonly along: number;
};

/** Where the driver wants to go: a point of a route, with the name of the place if it has one. */
export type Destination = {
  readonly route: string;
  /** Metres along the route. */
  readonly along: number;
  readonly name: string | null;
  readonly position: Position;
};

/** Whether it is light outside: as the sun stands, or as somebody at the desk wants it. */
export const LIGHT_CHOICES = ['sun', 'day', 'night'] as const;
export type LightChoice = (typeof LIGHT_CHOICES)[number];
export type Light = { readonly now: 'day' | 'night'; readonly chosen: LightChoice };

/** A route that can be driven: real coordinates, in driving order. */
export type Route = {
  readonly id: string;
  readonly name: string;
  /** Metres along the route. */
  readonly length: number;
  readonly geometry: readonly Position[];
  /** In driving order. */
  readonly places: readonly Place[];
};

/** What drives the car. */
export const VEHICLE_KINDS = ['electric', 'hybrid', 'combustion'] as const;
export type VehicleKind = (typeof VEHICLE_KINDS)[number];

/** What the tyres stand on. */
export const ROAD_SURFACES = ['dry', 'wet', 'ice'] as const;
export type RoadSurface = (typeof ROAD_SURFACES)[number];

export const DOORS = ['front-left', 'front-right', 'rear-left', 'rear-right', 'tailgate'] as const;
export type Door = (typeof DOORS)[number];

/** What can be wrong with a sensor: it holds its value, or tells one that cannot be. */
export const SENSOR_FAULTS = ['stuck', 'out-of-range'] as const;
export type SensorFault = (typeof SENSOR_FAULTS)[number];

/** Where the received position comes from: satellites, wheels and compass for a while after those were lost, or nowhere. */
export const FIXES = ['satellites', 'dead-reckoning', 'none'] as const;
export type Fix = (typeof FIXES)[number];

/** Degrees Celsius; null for what such a car does not have. */
export type Temperatures = {
  readonly outside: number;
  readonly cabin: number;
  readonly battery: number | null;
  readonly motor: number | null;
  readonly coolant: number | null;
};

/** The wheels, as the driver sees them from the seat. */
export const WHEELS = ['front-left', 'front-right', 'rear-left', 'rear-right'] as const;
export type Wheel = (typeof WHEELS)[number];

/** What can be wrong with the car; all but the crash can be set at the desk. */
export const SETTABLE_FAULTS = ['tyre-low', 'low-voltage', 'motor-temperature'] as const;
export type SettableFault = (typeof SETTABLE_FAULTS)[number];
export const FAULT_NAMES = ['crash', ...SETTABLE_FAULTS] as const;
export type FaultName = (typeof FAULT_NAMES)[number];

/** A fault that the car has found. */
export type CarFault = {
  readonly fault: FaultName;
  /** The trouble code of SAE J2012; null where there is none. */
  readonly code: string | null;
  /** Milliseconds since the Unix epoch. */
  readonly since: number;
};

/** How the car is. Pressures in kPa above the air outside. */
export type Health = {
  readonly tyres: readonly {
    readonly wheel: Wheel;
    readonly pressure: number;
    readonly recommended: number;
    readonly low: boolean;
  }[];
  /** The worst first. */
  readonly faults: readonly CarFault[];
  /** Whether air is going out of a tyre now, also before the car has found it. */
  readonly leaking: boolean;
  readonly serviceDue: boolean;
};

/** What the car tells of its motion, for the screens; the signals proper are in the sample. */
export type Motion = {
  readonly at: number;
  readonly position: Position;
  /** Degrees clockwise from true north, 0 up to 360. */
  readonly heading: number;
  /** Kilometres an hour. */
  readonly speed: number;
  /** Metres since the car was built. */
  readonly odometer: number;
  /** Metres since the drive started. */
  readonly distance: number;
  /** Per cent of the traction battery; null in a car without one. */
  readonly charge: number | null;
  /** Per cent of the fuel tank; null in a car without one. */
  readonly fuel: number | null;
  /** Metres that charge or fuel still last for. */
  readonly range: number;
  /** Degrees Celsius. */
  readonly outsideTemperature: number;
  /** kW out of the traction battery; negative while it is charged, by braking or by a charger. */
  readonly power: number;
  /** kWh for 100 km out of the traction battery, over this drive; null until it is long enough to say, and where fuel drives. */
  readonly consumption: number | null;
  /** Litres for 100 km, over this drive; null until it is long enough to say, and in a car without a tank. */
  readonly fuelConsumption: number | null;
  /** Seconds since the drive started. */
  readonly duration: number;
};

/** What is around the car, and what can be brought about at the desk. */
export type Conditions = {
  readonly doors: () => Readonly<Record<Door, boolean>>;
  /** @throws UnitError `not-now` for opening a door while the car moves; a car that stands with one open stays where it is. */
  readonly setDoor: (door: Door, open: boolean) => void;
  /** @throws UnitError `not-now` while a door is open */
  readonly mustBeShut: () => void;
  readonly surface: () => RoadSurface;
  readonly setSurface: (surface: RoadSurface) => void;
  readonly temperatures: () => Temperatures;
  /** What the driver asked of the climate, in degrees Celsius. */
  readonly setClimate: (wish: { readonly on: boolean; readonly temperature: number }) => void;
  /** Where the position comes from, and within how many metres it is believed to be. */
  readonly gnss: () => { readonly fix: Fix; readonly accuracy: number; readonly lost: boolean };
  /** Takes the satellites away, as a jammer does, or gives them back. */
  readonly setGnssLost: (lost: boolean) => void;
  /** The receiver has forgotten the orbits, as after hours without power: it knows no position until it has them again. */
  readonly startGnssCold: () => void;
  readonly sensorFaults: () => Readonly<Record<string, SensorFault>>;
  /**
   * Breaks the sensor of a signal, or mends it. Only what is sampled is wrong then; the car itself goes on as it is.
   * @throws UnitError `unknown-signal`, or `bad-input` where the signal cannot be out of range
   */
  readonly setSensorFault: (signal: string, fault: SensorFault | null) => void;
};

/** What the unit needs of whoever plays the car. The simulator is one; a replay or a real bus could be another. */
export type Car = {
  readonly kind: VehicleKind;
  /** How often it ticks in a second of the clock, from 10 to 50. */
  readonly rate: number;
  readonly routes: () => readonly Route[];
  /**
   * Keeps a route that was drawn on the map, until the car is restarted; its corners are rounded so that it can be driven.
   * @throws UnitError `bad-input`, or `not-now` where the car has no room for another
   */
  readonly addRoute: (name: string | null, geometry: readonly Position[]) => Route;
  /** @throws UnitError `unknown-route`, `not-allowed` for one that was not drawn, `not-now` for the one that is driven */
  readonly removeRoute: (route: string) => void;
  readonly ignition: () => Ignition;
  /** Ignition off stops a drive. */
  readonly setIgnition: (ignition: Ignition) => void;
  readonly driving: () => { readonly route: Route; readonly arrived: boolean } | null;
  /**
   * Starts the route from its beginning, and turns the ignition on; no id means the default route.
   * @throws UnitError `unknown-route`, or `not-now` while a door is open
   */
  readonly startDrive: (route?: string) => void;
  readonly stopDrive: () => void;
  /** Null while no destination is known; the end of the route while one is driven and nothing else was chosen. */
  readonly destination: () => Destination | null;
  /**
   * Null forgets the destination. One that is reached is forgotten by itself, and told by {@link onChange}.
   * @throws UnitError `unknown-route`, `bad-input` for a point beyond the end of the route, or `not-now` for one that the car has passed
   */
  readonly setDestination: (
    destination: { readonly route: string; readonly along: number; readonly name: string | null } | null,
  ) => void;
  /** What the light sensor tells. */
  readonly light: () => Light;
  readonly setLight: (chosen: LightChoice) => void;
  /** Deploys the airbag and brings the car to a stand where it is. */
  readonly crash: () => void;
  readonly motion: () => Motion;
  readonly health: () => Health;
  /** The faults that the car has found, the worst first. */
  readonly faults: () => readonly CarFault[];
  /** Brings a fault about, or mends it. A tyre takes some seconds to lose its air; only then the car finds the fault. */
  readonly setFault: (fault: SettableFault, on: boolean) => void;
  /** What is around the car and wrong with its sensors; null where it cannot be changed, as in a replay. */
  readonly conditions: Conditions | null;
  /** The full sample at this moment, whether or not the car moves. */
  readonly sample: () => Sample;
  /** Calls back {@link Car.rate} times a second of the clock while the ignition is on. Returns the way to stop listening. */
  readonly onTick: (listener: () => void) => () => void;
  /** Calls back when ignition or drive changed for a reason of the car's own, such as having arrived. */
  readonly onChange: (listener: () => void) => () => void;
  /** Calls back when a pressure, in whole kPa, or a fault changed by itself; at most once a second. */
  readonly onHealth: (listener: () => void) => () => void;
  readonly close: () => void;
};
