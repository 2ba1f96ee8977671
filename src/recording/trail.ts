import type { SignalValue } from '../privacy/signals.ts';

export type Point = readonly [longitude: number, latitude: number];

/** So many points draw any drive; with more, every second is let go of. */
const MOST_POINTS = 5_000;

/** Where a drive went, in few points however long it was. */
export type Trail = {
  readonly add: (signals: Readonly<Record<string, SignalValue>>) => void;
  readonly line: () => readonly Point[];
};

const within = (value: SignalValue | undefined, most: number): value is number =>
  typeof value === 'number' && Math.abs(value) <= most;

export const createTrail = (): Trail => {
  let points: Point[] = [];
  let every = 1;
  let seen = 0;
  let last: Point | null = null;
  let longitude: SignalValue | undefined;
  let latitude: SignalValue | undefined;
  return {
    add: (signals) => {
      longitude = signals['Vehicle.CurrentLocation.Longitude'] ?? longitude;
      latitude = signals['Vehicle.CurrentLocation.Latitude'] ?? latitude;
      if (!within(longitude, 180) || !within(latitude, 90)) return;
      if (last?.[0] === longitude && last[1] === latitude) return;
      last = [longitude, latitude];
      seen += 1;
      if (seen % every !== 0) return;
      points.push(last);
      if (points.length < MOST_POINTS) return;
      points = points.filter((_, index) => index % 2 === 0);
      every *= 2;
    },
    line: () => (last === null || points.at(-1) === last ? points : [...points, last]),
  };
};
