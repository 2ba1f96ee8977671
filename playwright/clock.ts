import type { Control } from '../client/control.ts';
import { UnitError } from '../src/contract/errors.ts';
import { millisecondsOf } from '../src/scenario/durations.ts';

/** The time of the unit. */
export type Clock = {
  /** What it shows, in milliseconds since the Unix epoch. */
  readonly now: () => Promise<number>;
  /**
   * Moves time on, by seconds or by a duration such as `15 min`; all that falls due on the way is done, in order. A clock
   * that runs by itself is stopped for it, and goes on where it ran before.
   */
  readonly advance: (by: number | string) => Promise<void>;
  /** Time stands: nothing falls due, and the car stays where it is. */
  readonly pause: () => Promise<void>;
  /** Time passes again, from where it stood. */
  readonly resume: () => Promise<void>;
  /** How many seconds pass in one of ours from now on: 1 to 100, or `max` where time is virtual. */
  readonly speed: (times: number | 'max') => Promise<void>;
  /** Moves a clock that stands by so many milliseconds: 100, as far as the car moves at once. */
  readonly step: (milliseconds?: number) => Promise<void>;
  /** Sets the clock of the vehicle on, or back, without time passing. */
  readonly set: (bySeconds: number) => Promise<void>;
};

/** Seconds in a number, or in a text such as `90 s`. @throws UnitError `bad-input` */
export const secondsOf = (duration: number | string): number => {
  const seconds = typeof duration === 'number' ? duration : (millisecondsOf(duration) ?? Number.NaN) / 1_000;
  if (seconds > 0 && Number.isFinite(seconds)) return seconds;
  throw new UnitError(
    'bad-input',
    `"${duration}" is no duration.`,
    'Give seconds as a number, or such as "90 s", "15 min" or "1.5 h".',
  );
};

/** The clock of a unit, as a test uses it. */
export const clockOf = (unit: Pick<Control, 'call'>): Clock => {
  const advance: Clock['advance'] = async (by) => {
    const milliseconds = Math.round(secondsOf(by) * 1_000);
    const { running } = await unit.call('clock.state');
    if (running) await unit.call('clock.pause');
    await unit.call('clock.step', { milliseconds });
    if (running) await unit.call('clock.resume');
  };
  return {
    now: async () => Date.parse((await unit.call('clock.state')).time),
    advance,
    pause: async () => void (await unit.call('clock.pause')),
    resume: async () => void (await unit.call('clock.resume')),
    speed: async (times) => void (await unit.call('clock.speed', { times })),
    step: async (milliseconds) =>
      void (await unit.call('clock.step', milliseconds === undefined ? undefined : { milliseconds })),
    set: async (seconds) => void (await unit.call('clock.set', { seconds })),
  };
};
