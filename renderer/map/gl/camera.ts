import { unwrapped } from '../projection.ts';

/** What the camera looks at, as MapLibre takes it. */
export type View = {
  readonly center: readonly [longitude: number, latitude: number];
  readonly zoom: number;
  readonly bearing: number;
  readonly pitch: number;
};

/** How closely a car that is followed is seen: from further away the faster it goes. */
const CLOSEST = 16.4;
const FARTHEST = 15;
/** Kilometres an hour at which the view is the farthest. */
const FAST = 100;
/** Degrees that the view leans back while the car is followed. */
const LEAN = 42;

/**
 * The view that follows a car.
 * @param closer steps of zoom that the driver asked for on top
 */
export const following = (
  car: { readonly position: View['center']; readonly heading: number; readonly speed: number },
  headingUp: boolean,
  closer: number,
): View => ({
  center: car.position,
  zoom: CLOSEST - (CLOSEST - FARTHEST) * Math.min(1, Math.max(0, car.speed / FAST)) + closer,
  bearing: headingUp ? car.heading : 0,
  pitch: headingUp ? LEAN : 0,
});

const ease = (share: number): number => (share < 0.5 ? 4 * share ** 3 : 1 - (2 - 2 * share) ** 3 / 2);

/** The view on the way from one to another; the camera turns the short way. @param share of the way, 0 to 1 */
export const onTheWay = (from: View, to: View, share: number): View => {
  const eased = ease(Math.min(1, Math.max(0, share)));
  const mix = (start: number, end: number): number => start + (end - start) * eased;
  return {
    center: [mix(from.center[0], to.center[0]), mix(from.center[1], to.center[1])],
    zoom: mix(from.zoom, to.zoom),
    bearing: mix(from.bearing, unwrapped(from.bearing, to.bearing)),
    pitch: mix(from.pitch, to.pitch),
  };
};
