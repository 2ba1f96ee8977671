import type { ClockState } from '../../contract/clock-schemas.ts';
import type { Handlers } from '../../contract/dispatch.ts';
import { UnitError } from '../../contract/errors.ts';
import type { Pace, UnitClock } from '../pace.ts';
import type { Room } from '../room.ts';

type ClockCommand = Extract<keyof Handlers, `clock.${string}`>;

/** How far a step goes where nothing else is said, in milliseconds: as far as the car moves at once. */
const STEP = 100;

/** The one clock of the unit. None of these waits for anything but the time that it moves. */
export const clockHandlers = (
  { changed, state }: Pick<Room, 'changed' | 'state'>,
  time: UnitClock,
  pace: Pace,
): Pick<Handlers, ClockCommand> => {
  const shown = (): ClockState => ({
    time: new Date(time.clock.now()).toISOString(),
    kind: time.kind,
    ...pace.state(),
  });
  const after = (work: () => void): ClockState => {
    work();
    changed();
    return shown();
  };

  return {
    'clock.state': shown,
    'clock.pause': () => after(pace.pause),
    'clock.resume': () => after(pace.resume),
    'clock.speed': ({ times }) => after(() => pace.go(times)),
    'clock.step': async (argument) => {
      await pace.step(argument?.milliseconds ?? STEP);
      return after(() => undefined);
    },
    'clock.set': ({ seconds }) => after(() => time.clock.set(Math.round(seconds * 1_000))),
    'clock.advance': async ({ seconds }) => {
      if (time.kind !== 'virtual') {
        throw new UnitError(
          'not-now',
          'This unit runs on the real clock.',
          'Start it with --clock virtual to move its time by hand.',
        );
      }
      await pace.step(seconds * 1_000);
      changed();
      return state();
    },
  };
};
