import * as z from 'zod/mini';
import { DOORS, FAULT_NAMES, FIXES, ROAD_SURFACES, SENSOR_FAULTS, WHEELS } from './car.ts';

/** What the car tells, as it crosses the contract. Times are UTC, ISO 8601 with a `Z`. */

export const position = z.tuple([z.number(), z.number()]);

export const motion = z.strictObject({
  at: z.number(),
  position,
  heading: z.number(),
  speed: z.number(),
  odometer: z.number(),
  distance: z.number(),
  /** Per cent of the traction battery; null in a car without one. */
  charge: z.nullable(z.number()),
  /** Per cent of the fuel tank; null in a car without one. */
  fuel: z.nullable(z.number()),
  range: z.number(),
  outsideTemperature: z.number(),
  /** kW out of the traction battery; negative while it is charged. */
  power: z.number(),
  /** kWh for 100 km, over this drive; null until it is long enough to say. */
  consumption: z.nullable(z.number()),
  /** Litres for 100 km, over this drive. */
  fuelConsumption: z.nullable(z.number()),
  /** Seconds since the drive started. */
  duration: z.number(),
});

export const destination = z.strictObject({
  route: z.string(),
  along: z.number(),
  name: z.nullable(z.string()),
  position,
});

/** How the car is: pressures in kPa above the air outside, and the faults that it has found, the worst first. */
export const health = z.strictObject({
  tyres: z.array(
    z.strictObject({
      wheel: z.enum(WHEELS),
      pressure: z.number(),
      recommended: z.number(),
      low: z.boolean(),
    }),
  ),
  faults: z.array(
    z.strictObject({
      fault: z.enum(FAULT_NAMES),
      /** SAE J2012. */
      code: z.nullable(z.string()),
      since: z.string(),
    }),
  ),
  /** Whether air is going out of a tyre now, also before the car has found it: for the desk, no sensor tells it. */
  leaking: z.boolean(),
  serviceDue: z.boolean(),
});
export type Health = z.infer<typeof health>;

/** What is around the car and wrong with its sensors. */
export const conditions = z.strictObject({
  road: z.enum(ROAD_SURFACES),
  /** The open ones. */
  doors: z.array(z.enum(DOORS)),
  gnss: z.strictObject({ fix: z.enum(FIXES), lost: z.boolean() }),
  /** By signal. */
  sensors: z.record(z.string(), z.enum(SENSOR_FAULTS)),
});

export const route = z.strictObject({
  id: z.string(),
  name: z.string(),
  length: z.number(),
  geometry: z.array(position),
  places: z.array(z.strictObject({ id: z.string(), name: z.string(), position, along: z.number() })),
});
