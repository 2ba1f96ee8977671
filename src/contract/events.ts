import type * as z from 'zod/mini';
import * as car from './car-schemas.ts';
import { scenarioRun } from './scenario-schemas.ts';
import * as shape from './schemas.ts';
import * as telemetry from './telemetry-schemas.ts';

/** What a head unit tells without being asked: one row an event. */
export const EVENTS = {
  /** Whenever anything in the state changed but the motion. */
  'unit.changed': { says: 'The new state, whole', payload: shape.unitState },
  /** At most ten times a second, while the ignition is on. */
  'vehicle.moved': {
    says: 'Where the car is and how it moves, for the screens of this unit',
    payload: car.motion,
  },
  /** At most once a second. */
  'telemetry.counted': { says: 'The counts of telemetry.stats', payload: telemetry.telemetryStats },
  /** At most ten times a second, after an acknowledgement. */
  'telemetry.left': {
    says: 'How many messages of each category have left by choice since the start',
    payload: telemetry.leftTotals,
  },
  /** At most four times a second, while a scenario runs, and at its end. */
  'scenario.progressed': { says: 'The run of a scenario, as scenario.state tells it', payload: scenarioRun },
  'wire.received': {
    says: 'A message that an independent subscriber received',
    payload: telemetry.wireMessage,
  },
} as const;

export type EventName = keyof typeof EVENTS;
export type Payload<E extends EventName> = z.infer<(typeof EVENTS)[E]['payload']>;
export const EVENT_NAMES = Object.keys(EVENTS) as readonly EventName[];
