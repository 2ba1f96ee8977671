import type { DataPoint } from './data-points.ts';
import { METRES_A_DEGREE } from './grid.ts';
import type { KnownPosition } from './known.ts';

/** Metres to the east and to the north. */
type Point = { readonly east: number; readonly north: number };

/** What turns were read from; the last is the first divided by the speed. */
export const TURNS = ['heading', 'yaw rate', 'lateral acceleration'] as const;
export type Turns = (typeof TURNS)[number];
export const SPEEDS = ['speed', 'odometer'] as const;
export type Speeds = (typeof SPEEDS)[number];

/** How well a track was rebuilt, by somebody who knows where and in which direction it began, and by somebody who does not. */
export type Rebuilt = {
  readonly from: readonly [Speeds, Turns];
  readonly minutes: number;
  /** Metres that the car drove. */
  readonly length: number;
  /** Metres off after so many minutes, with start and first direction known. */
  readonly off: readonly { readonly minutes: number; readonly metres: number }[];
  /** Metres off on average (root of the mean of squares), turned and moved to fit best: what a map would be searched with. */
  readonly shape: number;
  /** Whether the shape is the true one closely enough to be found on a map. */
  readonly matches: boolean;
};

const [SPEED, ODOMETER, HEADING, YAW, LATERAL] = [
  /^Vehicle\.Speed$/u,
  /\.?TraveledDistance$/u,
  /\.?Heading$/u,
  /AngularVelocity\.Yaw$/u,
  /Acceleration\.Lateral$/u,
] as const;

/** A gap of more than this in what left ends a track: in milliseconds. */
const LONGEST_GAP = 15_000;
/** The shape is found on a map if it is off by no more than this share of the way, or so many metres. */
const [SHARE, METRES] = [0.03, 60];
/** Fewer metres than this are no way. */
const SHORTEST = 300;
const RADIANS = Math.PI / 180;

type Series = readonly { readonly at: number; readonly value: number }[];

const seriesOf = (points: readonly DataPoint[], path: RegExp): Series => {
  const byTime = new Map<number, number>();
  for (const point of points) {
    const value = Number(point.value);
    if (path.test(point.path) && Number.isFinite(value)) byTime.set(point.at, value);
  }
  return [...byTime].map(([at, value]) => ({ at, value })).toSorted((one, other) => one.at - other.at);
};

/** The value at each moment, from the reading before it; null before the first, and after too long a silence. */
const reader = (series: Series): ((at: number) => number | null) => {
  let next = 0;
  return (at) => {
    while ((series[next + 1]?.at ?? Number.POSITIVE_INFINITY) <= at) next += 1;
    const reading = series[next];
    return reading === undefined || reading.at > at || at - reading.at > LONGEST_GAP ? null : reading.value;
  };
};

/** Metres a second at each moment, from the speed or from what the odometer gained. */
const speedsOf = (points: readonly DataPoint[], source: Speeds): Series => {
  if (source === 'speed') return seriesOf(points, SPEED).map(({ at, value }) => ({ at, value: value / 3.6 }));
  const odometer = seriesOf(points, ODOMETER);
  return odometer.slice(1).map(({ at, value }, before) => {
    const last = odometer[before];
    const seconds = (at - (last?.at ?? at)) / 1_000;
    return { at, value: seconds > 0 ? (value - (last?.value ?? value)) / seconds : 0 };
  });
};

const SERIES: Readonly<Record<Turns, RegExp>> = {
  heading: HEADING,
  'yaw rate': YAW,
  'lateral acceleration': LATERAL,
};

type Track = readonly (Point & { readonly at: number })[];

/** Speed and turns added up over time, from the origin and to the north; `hand` is 1 where turns to the right count as positive. */
const addUp = (speeds: Series, turnSeries: Series, turns: Turns, hand: 1 | -1): Track => {
  const track: (Point & { readonly at: number })[] = [];
  const turnAt = reader(turnSeries);
  let [east, north, heading] = [0, 0, 0];
  let before: number | null = null;
  for (const { at, value: speed } of speeds) {
    const turn = turnAt(at);
    const seconds = before === null ? 0 : (at - before) / 1_000;
    if (turn === null || seconds > LONGEST_GAP / 1_000) continue;
    if (turns === 'heading') heading = turn * RADIANS;
    else if (turns === 'yaw rate') heading += hand * turn * RADIANS * seconds;
    // Sideways acceleration is speed times turn; at a walk, there is nothing left of it but noise.
    else if (speed > 1.5) heading += ((hand * turn) / speed) * seconds;
    east += speed * Math.sin(heading) * seconds;
    north += speed * Math.cos(heading) * seconds;
    track.push({ at, east, north });
    before = at;
  }
  return track;
};

/** Where the car was at each moment of a track, in metres from where it was at the first. */
const truthOf = (track: Track, positions: readonly KnownPosition[]): readonly (Point | null)[] => {
  const sorted = positions.toSorted((one, other) => one.at - other.at);
  const [first] = track;
  let next = 0;
  let origin: KnownPosition | null = null;
  return track.map(({ at }) => {
    while ((sorted[next + 1]?.at ?? Number.POSITIVE_INFINITY) <= at) next += 1;
    const here = sorted[next];
    if (here === undefined || first === undefined || Math.abs(here.at - at) > LONGEST_GAP) return null;
    origin ??= here;
    const narrow = Math.cos(origin.latitude * RADIANS);
    return {
      east: (here.longitude - origin.longitude) * METRES_A_DEGREE * narrow,
      north: (here.latitude - origin.latitude) * METRES_A_DEGREE,
    };
  });
};

type Pair = { readonly at: number; readonly made: Point; readonly truth: Point };

const middleOf = (points: readonly Point[]): Point => ({
  east: points.reduce((sum, { east }) => sum + east, 0) / points.length,
  north: points.reduce((sum, { north }) => sum + north, 0) / points.length,
});

/** The turn that brings some points onto their partners best, in radians (W. Kabsch, 1976, in two dimensions). */
const bestTurn = (pairs: readonly Pair[], about: { readonly made: Point; readonly truth: Point }): number => {
  let [along, across] = [0, 0];
  for (const { made, truth } of pairs) {
    const [e, n] = [made.east - about.made.east, made.north - about.made.north];
    const [te, tn] = [truth.east - about.truth.east, truth.north - about.truth.north];
    along += e * te + n * tn;
    across += e * tn - n * te;
  }
  return Math.atan2(across, along);
};

const offBy = (
  { made, truth }: Pair,
  about: { readonly made: Point; readonly truth: Point },
  turn: number,
): number => {
  const [e, n] = [made.east - about.made.east, made.north - about.made.north];
  const east = e * Math.cos(turn) - n * Math.sin(turn) + about.truth.east;
  const north = e * Math.sin(turn) + n * Math.cos(turn) + about.truth.north;
  return Math.hypot(east - truth.east, north - truth.north);
};

const lengthOf = (points: readonly Point[]): number =>
  points.reduce((sum, { east, north }, at) => {
    const last = points[at - 1];
    return last === undefined ? 0 : sum + Math.hypot(east - last.east, north - last.north);
  }, 0);

/** Minutes after which it is told how far off the track is. */
const MARKS = [1, 2, 5, 10, 20, 30, 60] as const;

const judge = (pairs: readonly Pair[], from: readonly [Speeds, Turns]): Rebuilt | null => {
  const [first, last] = [pairs[0], pairs.at(-1)];
  const length = lengthOf(pairs.map(({ truth }) => truth));
  if (first === undefined || last === undefined || length < SHORTEST) return null;
  const begin = { made: first.made, truth: first.truth };
  // The first direction is that of the first hundred metres.
  const early = pairs.filter(
    ({ truth }) => Math.hypot(truth.east - first.truth.east, truth.north - first.truth.north) < 100,
  );
  const turnOfStart = from[1] === 'heading' ? 0 : bestTurn(early, begin);
  const minutes = (last.at - first.at) / 60_000;
  const middle = {
    made: middleOf(pairs.map(({ made }) => made)),
    truth: middleOf(pairs.map(({ truth }) => truth)),
  };
  const turn = bestTurn(pairs, middle);
  const squares = pairs.reduce((sum, pair) => sum + offBy(pair, middle, turn) ** 2, 0);
  const shape = Math.sqrt(squares / pairs.length);
  const marks = [...MARKS.filter((mark) => mark < minutes), minutes];
  const off = marks.map((mark) => {
    const pair = pairs.findLast(({ at }) => at - first.at <= mark * 60_000) ?? last;
    return { minutes: mark, metres: offBy(pair, begin, turnOfStart) };
  });
  return { from, minutes, length, off, shape, matches: shape <= Math.max(METRES, SHARE * length) };
};

/**
 * Rebuilds the way from what left, as an outsider would who has no position at all, and measures it against the truth.
 * @returns the best of what can be made of the signals that left; null where they make no way
 */
export const rebuildTrack = (
  points: readonly DataPoint[],
  positions: readonly KnownPosition[],
): Rebuilt | null => {
  let best: Rebuilt | null = null;
  for (const source of SPEEDS) {
    const speeds = speedsOf(points, source);
    for (const turns of TURNS) {
      const turnSeries = seriesOf(points, SERIES[turns]);
      if (speeds.length === 0 || turnSeries.length === 0) continue;
      // Which hand is positive is not said: an outsider would try both.
      for (const hand of turns === 'heading' ? ([1] as const) : ([1, -1] as const)) {
        const track = addUp(speeds, turnSeries, turns, hand);
        const truth = truthOf(track, positions);
        const pairs = track.flatMap((made, at): readonly Pair[] => {
          const there = truth[at] ?? null;
          return there === null ? [] : [{ at: made.at, made, truth: there }];
        });
        const rebuilt = judge(pairs, [source, turns]);
        if (rebuilt !== null && (best === null || rebuilt.shape < best.shape)) best = rebuilt;
      }
    }
  }
  return best;
};
