import type { Position } from '../../../src/contract/car.ts';
import { DRAWN_ROUTE, turnAt } from '../../../src/contract/drawn-route.ts';
import { distancesAlong, projectionAt } from '../projection.ts';

/** Why a point, or a whole line, makes no road. Metres. */
export type DrawingProblem =
  | { readonly kind: 'too-near' }
  | { readonly kind: 'too-far'; readonly gap: number }
  | { readonly kind: 'too-sharp' }
  | { readonly kind: 'too-many' }
  | { readonly kind: 'too-long' }
  | { readonly kind: 'too-few' }
  | { readonly kind: 'too-short'; readonly length: number };

/** Metres along a line that was drawn, from point to point. */
export const lengthOf = (points: readonly Position[]): number =>
  points.reduce((length, point, index) => {
    const before = points[index - 1];
    return before === undefined ? length : length + distance(before, point);
  }, 0);

const distance = (from: Position, to: Position): number =>
  distancesAlong([from, to].map(projectionAt(from))).at(-1) ?? 0;

/** What speaks against `position` as the next point of a line; null where nothing does. */
export const problemOfPoint = (points: readonly Position[], position: Position): DrawingProblem | null => {
  const last = points.at(-1);
  if (last === undefined) return null;
  if (points.length >= DRAWN_ROUTE.mostPoints) return { kind: 'too-many' };
  const gap = distance(last, position);
  if (gap < DRAWN_ROUTE.tremble) return { kind: 'too-near' };
  if (gap > DRAWN_ROUTE.longestGap) return { kind: 'too-far', gap };
  const before = points.at(-2);
  if (before !== undefined && turnAt(before, last, position) > DRAWN_ROUTE.sharpest)
    return { kind: 'too-sharp' };
  if (lengthOf(points) + gap > DRAWN_ROUTE.longest) return { kind: 'too-long' };
  return null;
};

/** What speaks against a line as a route; null where nothing does. Its points were looked at when they were set. */
export const problemOfLine = (points: readonly Position[]): DrawingProblem | null => {
  if (points.length < 2) return { kind: 'too-few' };
  const length = lengthOf(points);
  return length < DRAWN_ROUTE.shortest ? { kind: 'too-short', length } : null;
};
