import type { Position } from '../src/contract/car.ts';
import { distanceBetween, longitudeScale } from './geodesy.ts';

/** How far from `from` towards `to` the point of the line between them lies that is nearest to `position`, from 0 to 1. */
const shareOf = (from: Position, to: Position, position: Position): number => {
  const scale = longitudeScale(from[1]);
  const [east, north] = [(to[0] - from[0]) * scale, to[1] - from[1]];
  const [x, y] = [(position[0] - from[0]) * scale, position[1] - from[1]];
  const length = east * east + north * north;
  return length === 0 ? 0 : Math.max(0, Math.min(1, (x * east + y * north) / length));
};

const between = (from: Position, to: Position, share: number): Position => [
  from[0] + (to[0] - from[0]) * share,
  from[1] + (to[1] - from[1]) * share,
];

/** Metres along the line to the point of it that is nearest to `position`. */
export const nearestAlong = (line: readonly Position[], position: Position): number => {
  let [nearest, along, before] = [Number.POSITIVE_INFINITY, 0, 0];
  for (const [index, to] of line.entries()) {
    const from = line[index - 1];
    if (from === undefined) continue;
    const share = shareOf(from, to, position);
    const away = distanceBetween(between(from, to, share), position);
    const length = distanceBetween(from, to);
    if (away < nearest) [nearest, along] = [away, before + share * length];
    before += length;
  }
  return Math.round(along);
};

/** The point `along` metres from the start of the line; its end where that is beyond it. */
export const positionAlong = (line: readonly Position[], along: number): Position => {
  let left = along;
  for (const [index, to] of line.entries()) {
    const from = line[index - 1];
    if (from === undefined) continue;
    const length = distanceBetween(from, to);
    if (left <= length) return between(from, to, length === 0 ? 0 : left / length);
    left -= length;
  }
  return line.at(-1) ?? [0, 0];
};
