import type { Control } from '../client/control.ts';
import { UnitError } from '../src/contract/errors.ts';
import { millisecondsOf } from '../src/scenario/durations.ts';
import type { GloveboxOptions } from './options.ts';

/** The time of the unit. */
export type Clock = {
  /** What it shows, in milliseconds since the Unix epoch. */
  readonly now: () => Promise<number>;
  /**
   * Moves time on, by seconds or by a duration such as `15 min`; all that falls due on the way is done, in order.
   * @throws UnitError `bad-input` where the time of the unit passes by itself
   */
  readonly advance: (by: number | string) => Promise<void>;
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
export const clockOf = (unit: Pick<Control, 'call'>, time: GloveboxOptions['time']): Clock => ({
  now: async () => Date.parse((await unit.call('unit.state')).time),
  advance: async (by) => {
    const seconds = secondsOf(by);
    if (time === 'real')
      throw new UnitError(
        'bad-input',
        'The time of this unit passes by itself, so it can not be moved on.',
        "Set the option time: 'virtual'.",
      );
    await unit.call('clock.advance', { seconds });
  },
});
