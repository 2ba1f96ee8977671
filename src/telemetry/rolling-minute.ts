const SECONDS = 60;

/** How many there were in the last minute, to the second. */
export type RollingMinute = {
  /** One more. @param now milliseconds since the Unix epoch */
  readonly add: (now: number) => void;
  readonly count: (now: number) => number;
};

/**
 * Sixty buckets of one second each. A clock that is set back starts the minute anew: what was counted under the later time
 * belongs to no minute of the earlier one.
 */
export function createRollingMinute(): RollingMinute {
  const counts = new Uint32Array(SECONDS);
  /** The second that the newest bucket stands for. */
  let newest = Number.NEGATIVE_INFINITY;

  /** Turns the ring on to the second of `now`, and says where in it that is. */
  const turnTo = (now: number): number => {
    const second = Math.floor(now / 1000);
    const passed = second - newest;
    if (passed < 0 || passed >= SECONDS) counts.fill(0);
    else for (let step = 1; step <= passed; step += 1) counts[placeOf(newest + step)] = 0;
    newest = second;
    return placeOf(second);
  };

  return {
    add: (now) => {
      const place = turnTo(now);
      counts[place] = (counts[place] ?? 0) + 1;
    },
    count: (now) => {
      turnTo(now);
      return counts.reduce((sum, count) => sum + count, 0);
    },
  };
}

const placeOf = (second: number): number => ((second % SECONDS) + SECONDS) % SECONDS;
