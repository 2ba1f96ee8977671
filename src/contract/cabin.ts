import * as z from 'zod/mini';

/** What the unit itself does in the cabin, without anything outside: climate, calls and the music on board. */

/** Degrees Celsius that the climate can be set to. */
export const COOLEST = 16;
export const WARMEST = 28;

/** Half a degree at a time. */
export const temperature = z.number().check(z.minimum(COOLEST), z.maximum(WARMEST), z.multipleOf(0.5));

export const climate = z.strictObject({
  on: z.boolean(),
  /** Degrees Celsius that are wished for. */
  temperature,
});
export type Climate = z.infer<typeof climate>;

/** Who can be called; the unit emulates the call as a state, nobody is rung. */
export const CALLED = ['roadside-assistance', 'dealer', 'emergency'] as const;
export type Called = (typeof CALLED)[number];

export const phoneCall = z.strictObject({ to: z.enum(CALLED), since: z.string() });
export type PhoneCall = z.infer<typeof phoneCall>;

/** The music that is on board. */
export const TRACKS = ['first-light', 'open-road', 'evening'] as const;
export type Track = (typeof TRACKS)[number];

export const media = z.strictObject({ playing: z.boolean(), track: z.enum(TRACKS) });
export type Media = z.infer<typeof media>;
