import type { Position } from '../../../src/contract/car.ts';
import { unwrapped } from '../projection.ts';

/** Where the car was seen, and when by this window's clock, in milliseconds. */
export type Sighting = {
  readonly at: number;
  readonly position: Position;
  /** Degrees, written so that it never turns the long way. */
  readonly heading: number;
  /** Kilometres an hour. */
  readonly speed: number;
};

export type Glide = {
  readonly before: Sighting;
  readonly now: Sighting;
  /** Milliseconds from one to the other: as long as passed between the last two sightings. */
  readonly pause: number;
};

/** The pauses that are bridged; after a longer silence the car is simply where it is. */
const SHORTEST = 30;
const LONGEST = 400;
const SILENCE = 1500;

/** Takes a new sighting into the glide, starting from where the car is drawn at that moment. */
export const seen = (glide: Glide | null, sighting: Sighting): Glide => {
  const pause = glide === null ? 0 : sighting.at - glide.now.at;
  if (glide === null || pause > SILENCE) return { before: sighting, now: sighting, pause: 0 };
  const drawn = glideAt(glide, sighting.at);
  return {
    before: drawn,
    now: { ...sighting, heading: unwrapped(drawn.heading, sighting.heading) },
    pause: Math.min(LONGEST, Math.max(SHORTEST, pause)),
  };
};

/** Where the car is drawn at `time`: on the straight way from where it was drawn before to where it was seen last. */
export const glideAt = ({ before, now, pause }: Glide, time: number): Sighting => {
  const share = pause === 0 ? 1 : Math.min(1, Math.max(0, (time - now.at) / pause));
  const mix = (from: number, to: number): number => from + (to - from) * share;
  return {
    at: time,
    position: [mix(before.position[0], now.position[0]), mix(before.position[1], now.position[1])],
    heading: mix(before.heading, now.heading),
    speed: mix(before.speed, now.speed),
  };
};

/** Whether the car is drawn where it was last seen, so that nothing needs to move. */
export const hasArrived = ({ now, pause }: Glide, time: number): boolean => time - now.at >= pause;
