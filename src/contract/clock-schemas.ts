import * as z from 'zod/mini';

/** How time passes in the unit. */
export const pace = z.strictObject({
  /** Whether time passes by itself. */
  running: z.boolean(),
  /** How many seconds pass in a real one while it runs; `max` is as fast as the machine can. */
  speed: z.union([z.literal('max'), z.number().check(z.positive(), z.maximum(100))]),
});
export type PaceState = z.infer<typeof pace>;
export type Speed = PaceState['speed'];

/** What the clock of a unit shows, and how it goes. */
export const clockState = z.strictObject({
  time: z.string(),
  kind: z.enum(['real', 'virtual']),
  ...pace.shape,
});
export type ClockState = z.infer<typeof clockState>;

/** The speeds that the bench offers. */
export const SPEEDS = [1, 2, 5, 10, 50, 100] as const;
