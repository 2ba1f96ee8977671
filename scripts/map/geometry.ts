/** A point in degrees, longitude first. */
export type Degrees = readonly [longitude: number, latitude: number];
export type Line = readonly Degrees[];
/** West, south, east, north. */
export type Box = readonly [west: number, south: number, east: number, north: number];

/** Degrees of latitude and longitude are weighed alike: what is drawn is at most a tolerance away from what was given. */
const away = (point: Degrees, from: Degrees, to: Degrees): number => {
  const [x, y] = [to[0] - from[0], to[1] - from[1]];
  const square = x * x + y * y;
  const share =
    square === 0
      ? 0
      : Math.min(1, Math.max(0, ((point[0] - from[0]) * x + (point[1] - from[1]) * y) / square));
  return Math.hypot(point[0] - from[0] - share * x, point[1] - from[1] - share * y);
};

/** Douglas and Peucker's line, without recursion: as few points as stay within `tolerance` degrees of the line. */
export const simplified = (line: Line, tolerance: number): Line => {
  const keep = new Set([0, line.length - 1]);
  const spans: (readonly [number, number])[] = [[0, line.length - 1]];
  for (let span = spans.pop(); span !== undefined; span = spans.pop()) {
    const [first, last] = span;
    const from = line[first];
    const to = line[last];
    if (from === undefined || to === undefined) continue;
    let farthest = { index: -1, distance: tolerance };
    for (const [offset, point] of line.slice(first + 1, last).entries()) {
      const distance = away(point, from, to);
      if (distance > farthest.distance) farthest = { index: first + 1 + offset, distance };
    }
    if (farthest.index === -1) continue;
    keep.add(farthest.index);
    spans.push([first, farthest.index], [farthest.index, last]);
  }
  return line.filter((_, index) => keep.has(index));
};

/** Rounded to `digits` decimals, without points that fall onto the one before. */
export const rounded = (line: Line, digits: number): Line => {
  const round = (value: number): number => Number(value.toFixed(digits));
  return line
    .map(([x, y]): Degrees => [round(x), round(y)])
    .filter((point, index, all) => {
      const before = all[index - 1];
      return before === undefined || before[0] !== point[0] || before[1] !== point[1];
    });
};

export const inside = ([x, y]: Degrees, [west, south, east, north]: Box): boolean =>
  x >= west && x <= east && y >= south && y <= north;

/** Sutherland and Hodgman: the part of a closed ring within a box, closed. */
export const ringWithin = (ring: Line, [west, south, east, north]: Box): Line => {
  const edges: readonly (readonly [axis: 0 | 1, at: number, sign: 1 | -1])[] = [
    [0, west, 1],
    [0, east, -1],
    [1, south, 1],
    [1, north, -1],
  ];
  let points: Line = ring.slice(0, -1);
  for (const [axis, at, sign] of edges) {
    const isIn = (point: Degrees): boolean => sign * (point[axis] - at) >= 0;
    points = points.flatMap((point, index): Line => {
      const before = points.at(index - 1) ?? point;
      const cut = (): Degrees => {
        const share = (at - before[axis]) / (point[axis] - before[axis]);
        return axis === 0
          ? [at, before[1] + (point[1] - before[1]) * share]
          : [before[0] + (point[0] - before[0]) * share, at];
      };
      if (isIn(point)) return isIn(before) ? [point] : [cut(), point];
      return isIn(before) ? [cut()] : [];
    });
  }
  const [first] = points;
  return first === undefined ? [] : [...points, first];
};

/** The stretches of a line whose points lie in a box, or outside one, each with the point across the edge. */
export const stretches = (line: Line, belongs: (point: Degrees) => boolean): readonly Line[] => {
  const parts: Degrees[][] = [];
  let part: Degrees[] | null = null;
  for (const [index, point] of line.entries()) {
    const before = line[index - 1];
    if (belongs(point)) {
      if (part === null) {
        part = before === undefined ? [] : [before];
        parts.push(part);
      }
      part.push(point);
    } else if (part !== null) {
      part.push(point);
      part = null;
    }
  }
  return parts.filter(({ length }) => length > 1);
};

/** Twice the signed area of a ring would do, but a place for a name needs its centre too. */
export const centreOf = (ring: Line): { readonly area: number; readonly centre: Degrees } => {
  let [twice, x, y] = [0, 0, 0];
  for (const [index, point] of ring.entries()) {
    const next = ring[index + 1];
    if (next === undefined) continue;
    const cross = point[0] * next[1] - next[0] * point[1];
    twice += cross;
    x += (point[0] + next[0]) * cross;
    y += (point[1] + next[1]) * cross;
  }
  const [first = [0, 0]] = ring;
  return {
    area: Math.abs(twice) / 2,
    centre: twice === 0 ? first : [x / (3 * twice), y / (3 * twice)],
  };
};
