import type { Sample } from '../privacy/signals.ts';

/** What the ignition can be; `acc` powers the head unit without the engine. */
export const IGNITION_STATES = ['off', 'acc', 'on'] as const;
export type Ignition = (typeof IGNITION_STATES)[number];

/** A position on the WGS 84 ellipsoid, in degrees, longitude first as in GeoJSON (RFC 7946). */
export type Position = readonly [longitude: number, latitude: number];

/** A route that can be driven: real coordinates, in driving order. */
export type Route = {
  readonly id: string;
  readonly name: string;
  /** Metres along the route. */
  readonly length: number;
  readonly geometry: readonly Position[];
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
  /** Per cent of the traction battery. */
  readonly charge: number;
  /** Metres that the charge still lasts for. */
  readonly range: number;
  /** Degrees Celsius. */
  readonly outsideTemperature: number;
};

/** What the unit needs of whoever plays the car. The simulator is one; a replay or a real bus could be another. */
export type Car = {
  readonly routes: () => readonly Route[];
  readonly ignition: () => Ignition;
  /** Ignition off stops a drive. */
  readonly setIgnition: (ignition: Ignition) => void;
  readonly driving: () => { readonly route: Route; readonly arrived: boolean } | null;
  /** Starts the route from its beginning, and turns the ignition on; no id means the default route. */
  readonly startDrive: (route?: string) => void;
  readonly stopDrive: () => void;
  /** Deploys the airbag and brings the car to a stand where it is. */
  readonly crash: () => void;
  readonly motion: () => Motion;
  /** The full sample at this moment, whether or not the car moves. */
  readonly sample: () => Sample;
  /** Calls back ten times a second of the clock while the ignition is on. Returns the way to stop listening. */
  readonly onTick: (listener: () => void) => () => void;
  /** Calls back when ignition or drive changed for a reason of the car's own, such as having arrived. */
  readonly onChange: (listener: () => void) => () => void;
  readonly close: () => void;
};
