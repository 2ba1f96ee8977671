import { alongOf } from './clean-track.ts';
import type { TrackPoint } from './track.ts';

/** From `from` metres along the route on, at most `speed` m/s, as it was recorded. */
export type RecordedSpeed = { readonly from: number; readonly speed: number };
/** Where the recorded car stood, and for how many seconds. */
export type Halt = { readonly along: number; readonly wait: number };

export type RecordedDrive = { readonly speeds: readonly RecordedSpeed[]; readonly halts: readonly Halt[] };

/** Seconds over which a speed is taken: between two points a second apart it would mostly be noise. */
const OVER = 3;
/** m/s below which the car stands, and the least seconds of that which are a halt. */
const STANDING = 0.6;
const SHORTEST_HALT = 3;
/** Seconds: a longer stand is a parked car, not a part of the drive. */
const LONGEST_HALT = 300;

/** What times tell of a drive; null where they tell of no drive at all. */
export const recordedDrive = (points: readonly TrackPoint[]): RecordedDrive | null => {
  const along = alongOf(points);
  const speeds: RecordedSpeed[] = [];
  const halts: Halt[] = [];
  let [from, since] = [0, points[0]?.time ?? null];
  for (const [index, { time }] of points.entries()) {
    const here = along[index] ?? 0;
    if (time === null || since === null) {
      if (since === null) [from, since] = [here, time];
      continue;
    }
    const seconds = (time - since) / 1_000;
    if (seconds < OVER && index < points.length - 1) continue;
    const speed = seconds > 0 ? (here - from) / seconds : 0;
    if (speed > STANDING) speeds.push({ from, speed });
    else if (seconds >= SHORTEST_HALT) {
      const last = halts.at(-1);
      const wait = Math.min(LONGEST_HALT, seconds - (here - from) / STANDING / 2);
      if (last !== undefined && from - last.along < 10) {
        halts[halts.length - 1] = { ...last, wait: Math.min(LONGEST_HALT, last.wait + wait) };
      } else halts.push({ along: from, wait });
    }
    [from, since] = [here, time];
  }
  return speeds.length === 0 ? null : { speeds, halts };
};
