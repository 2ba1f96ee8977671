/** What the cabin can be set to, apart from the shapes that cross the contract, so that a screen can know it without them. */

/** Degrees Celsius that the climate can be set to. */
export const COOLEST = 16;
export const WARMEST = 28;

/** Who can be called; the unit emulates the call as a state, nobody is rung. */
export const CALLED = ['roadside-assistance', 'dealer', 'emergency'] as const;
export type Called = (typeof CALLED)[number];

/** The music that is on board. */
export const TRACKS = ['first-light', 'open-road', 'evening'] as const;
export type Track = (typeof TRACKS)[number];
