import * as z from 'zod/mini';
import { DATA_CATEGORIES } from '../privacy/vocabulary.ts';

const counts = z.strictObject({
  offered: z.number(),
  published: z.number(),
  acknowledged: z.number(),
  withheld: z.record(z.string(), z.number()),
  queued: z.number(),
  /** Lost because the queue was full, oldest first. */
  dropped: z.number(),
  /** Lost because it was too old to be of use. */
  expired: z.number(),
  /** Taken out of the queue, or out of the MQTT client's hands, by a withdrawal (R26). */
  purged: z.number(),
  /** Acknowledged by the broker, but for what went by law or contract: what the driver's choices let out. */
  left: z.strictObject({
    total: z.number(),
    /** In the last minute of the unit's clock. */
    lastMinute: z.number(),
    /** When the broker acknowledged the last one; null while there was none. */
    lastAt: z.nullable(z.string()),
  }),
});
export const telemetryStats = z.record(z.enum(DATA_CATEGORIES), counts);
export type TelemetryStats = z.infer<typeof telemetryStats>;
export type CategoryCounts = z.infer<typeof counts>;

/** The `left.total` of every category. */
export const leftTotals = z.record(z.enum(DATA_CATEGORIES), z.number());
export type LeftTotals = z.infer<typeof leftTotals>;

export const wireMessage = z.strictObject({
  /** When the independent subscriber received it. */
  at: z.string(),
  topic: z.string(),
  payload: z.string(),
  retained: z.boolean(),
  qos: z.number(),
});
export type WireMessage = z.infer<typeof wireMessage>;
