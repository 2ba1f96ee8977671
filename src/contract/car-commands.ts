import * as z from 'zod/mini';
import * as assistant from './assistant.ts';
import * as cabin from './cabin.ts';
import { CALLED, TRACKS } from './cabin-choices.ts';
import {
  DOORS,
  IGNITION_STATES,
  LIGHT_CHOICES,
  ROAD_SURFACES,
  SENSOR_FAULTS,
  SETTABLE_FAULTS,
} from './car.ts';
import * as car from './car-schemas.ts';
import { DRAWN_ROUTE } from './drawn-route.ts';
import { none, type Row } from './row.ts';
import * as shape from './schemas.ts';

/** The rows of the contract about the car, its drive, and what the driver does in it: all of it stays on board unless the gate lets it out. */
export const CAR_COMMANDS = {
  'vehicle.set': {
    says: 'Turns the ignition; makes it day or night outside, or as the sun stands; makes the road dry, wet or icy',
    argument: z.strictObject({
      ignition: z.optional(z.enum(IGNITION_STATES)),
      light: z.optional(z.enum(LIGHT_CHOICES)),
      road: z.optional(z.enum(ROAD_SURFACES)),
    }),
    result: shape.unitState,
  },
  'vehicle.crash': {
    says: 'Deploys the airbag: the crash notification goes out, without a position while geolocation is off (R24)',
    argument: none,
    result: shape.unitState,
  },
  'vehicle.fault': {
    says: 'Brings a fault about, or mends it; the car finds it as a real one would, and tells of it as far as the gate allows',
    argument: z.strictObject({ fault: z.enum(SETTABLE_FAULTS), on: z.boolean() }),
    result: shape.unitState,
  },
  'vehicle.door': {
    says: 'Opens or shuts a door; the car does not set off with one open, and opens none while it moves',
    argument: z.strictObject({ door: z.enum(DOORS), open: z.boolean() }),
    result: shape.unitState,
  },
  'gnss.set': {
    says: 'Takes the satellites away, as a jammer does, or gives them back; lets the receiver start cold, without the orbits that it knew',
    argument: z.strictObject({ lost: z.optional(z.boolean()), start: z.optional(z.literal('cold')) }),
    result: shape.unitState,
  },
  'sensor.fault': {
    says: 'Breaks the sensor of a signal: it is stuck, or tells what cannot be; null mends it',
    argument: z.strictObject({ signal: z.string(), fault: z.nullable(z.enum(SENSOR_FAULTS)) }),
    result: shape.unitState,
  },
  'notification.read': {
    says: 'The loaded profile has read a notification, or all of them',
    argument: z.optional(z.strictObject({ id: z.optional(z.int()) })),
    result: shape.unitState,
  },
  'notification.dismiss': {
    says: 'Takes a notification, or all of them, away from the loaded profile; others keep theirs',
    argument: z.optional(z.strictObject({ id: z.optional(z.int()) })),
    result: shape.unitState,
  },
  'drive.start': {
    says: 'Drives a route from its beginning; the ignition comes on by itself',
    argument: z.optional(z.strictObject({ route: z.optional(z.string()) })),
    result: shape.unitState,
  },
  'drive.stop': { says: 'Stops the drive where the car is', argument: none, result: shape.unitState },
  'destination.set': {
    says: 'Where to go: a point of a route, in metres from its start; the planned destination is location data (R20)',
    argument: z.strictObject({
      route: z.string(),
      along: z.number().check(z.minimum(0)),
      name: z.optional(z.string().check(z.minLength(1), z.maxLength(120))),
    }),
    result: shape.unitState,
  },
  'destination.clear': { says: 'Forgets the destination', argument: none, result: shape.unitState },
  'route.list': {
    says: 'The routes that can be driven, with their coordinates',
    argument: none,
    result: z.array(car.route),
  },
  'route.add': {
    says: 'Keeps a route that was drawn on the map, in the memory of the car until it is restarted; corners are rounded so that it can be driven, and a turn that no car can take is refused',
    argument: z.strictObject({
      name: z.optional(z.string().check(z.minLength(1), z.maxLength(DRAWN_ROUTE.longestName))),
      geometry: z.array(car.position).check(z.minLength(2), z.maxLength(DRAWN_ROUTE.mostPoints)),
    }),
    result: car.route,
  },
  'route.remove': {
    says: 'Forgets a route that was drawn',
    argument: z.strictObject({ route: z.string() }),
    result: shape.unitState,
  },
  'climate.set': {
    says: 'Turns the climate on or off, or sets its temperature in degrees Celsius, on board',
    argument: z.strictObject({ on: z.optional(z.boolean()), temperature: z.optional(cabin.temperature) }),
    result: shape.unitState,
  },
  'call.start': {
    says: 'Calls: the unit emulates the call as a state, nobody is rung',
    argument: z.strictObject({ to: z.enum(CALLED) }),
    result: shape.unitState,
  },
  'call.end': { says: 'Hangs up', argument: none, result: shape.unitState },
  'media.set': {
    says: 'Plays, pauses or changes the music on board',
    argument: z.strictObject({
      playing: z.optional(z.boolean()),
      track: z.optional(z.enum(TRACKS)),
    }),
    result: shape.unitState,
  },
  'assistant.say': {
    says: 'Speaks to the assistant; the words leave the car only while voice data is on (R21)',
    argument: assistant.utterance,
    result: z.strictObject({ left: z.boolean(), decision: shape.decision, answer: assistant.answer }),
  },
  'assistant.listen': {
    says: 'A real microphone was opened or closed: lights its indicator exactly as long, and no longer than whoever says so is connected (R17)',
    argument: z.strictObject({ on: z.boolean() }),
    result: shape.unitState,
  },
} as const satisfies Record<string, Row>;
