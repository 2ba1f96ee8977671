import * as z from 'zod/mini';
import { CALLED, COOLEST, TRACKS, WARMEST } from './cabin-choices.ts';

/** What the unit itself does in the cabin, without anything outside: climate, calls and the music on board. */

/** Half a degree at a time. */
export const temperature = z.number().check(z.minimum(COOLEST), z.maximum(WARMEST), z.multipleOf(0.5));

export const climate = z.strictObject({
  on: z.boolean(),
  /** Degrees Celsius that are wished for. */
  temperature,
});
export type Climate = z.infer<typeof climate>;

export const phoneCall = z.strictObject({ to: z.enum(CALLED), since: z.string() });
export type PhoneCall = z.infer<typeof phoneCall>;

export const media = z.strictObject({ playing: z.boolean(), track: z.enum(TRACKS) });
export type Media = z.infer<typeof media>;
