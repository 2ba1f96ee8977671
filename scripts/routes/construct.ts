import { METRES_A_DEGREE } from '../../simulator/geodesy.ts';
import type { Position } from '../../src/contract/car.ts';

/** A piece of road: metres, and the radius of its bend in metres: positive to the right, negative to the left, 0 straight. */
export type Piece = { readonly length: number; readonly radius: number };
/** Metres along the road, and how high it lies there. */
export type Height = { readonly along: number; readonly height: number };
export type Point = readonly [longitude: number, latitude: number, altitude: number];

/** Metres between two steps of the integration, and between two points that are kept. */
const STEP = 1;
const KEPT = 20;
/** Metres in which the bend of one piece goes over into that of the next: a clothoid, as roads are laid out. */
const TRANSITION = 60;

/** The height at a distance, with the slope going over softly from one piece to the next. */
export const heightAt = (heights: readonly Height[], along: number): number => {
  const next = heights.findIndex((height) => height.along > along);
  const to = heights[next < 0 ? heights.length - 1 : next];
  const from = heights[(next < 0 ? heights.length : next) - 1] ?? to;
  if (from === undefined || to === undefined || to.along <= from.along) return to?.height ?? 0;
  const share = Math.min(1, (along - from.along) / (to.along - from.along));
  return from.height + (to.height - from.height) * share * share * (3 - 2 * share);
};

/** The line of a road that is nowhere: pieces laid one after the other from `start`, in the plane that touches the earth there. */
export const construct = (
  start: Position,
  heading: number,
  pieces: readonly Piece[],
  heights: readonly Height[],
): readonly Point[] => {
  const points: Point[] = [];
  let [east, north, turned, along] = [0, 0, (heading * Math.PI) / 180, 0];
  let curvature = 0;
  for (const { length, radius } of pieces) {
    const wanted = radius === 0 ? 0 : 1 / radius;
    const change =
      (Math.abs(wanted - curvature) / Math.max(Math.abs(wanted), Math.abs(curvature), 1e-9)) * TRANSITION;
    const rate = change === 0 ? 0 : (wanted - curvature) / Math.min(change, length / 2);
    for (let done = 0; done < length; done += STEP) {
      const left = wanted - curvature;
      curvature = Math.abs(left) <= Math.abs(rate) * STEP ? wanted : curvature + rate * STEP;
      turned += curvature * STEP;
      if (along % KEPT === 0) {
        points.push([
          start[0] + east / METRES_A_DEGREE,
          start[1] + north / METRES_A_DEGREE,
          heightAt(heights, along),
        ]);
      }
      east += Math.sin(turned) * STEP;
      north += Math.cos(turned) * STEP;
      along += STEP;
    }
  }
  return points;
};
