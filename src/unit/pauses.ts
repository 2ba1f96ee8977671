import type { Cancel, Clock } from '../contract/clock.ts';
import type { Origin } from '../contract/dispatch.ts';
import { SETTINGS, type Setting } from '../privacy/vocabulary.ts';
import type { Profiles } from '../profiles/profiles.ts';
import { byItself } from './by-itself.ts';
import type { Privacy, Recorded } from './privacy.ts';

/** R18: the pauses of the switches, which end by themselves. */
export type Pauses = {
  /** Holds the switches off; `minutes` null means until the ignition is off. */
  readonly pause: (origin: Origin, settings: readonly Setting[], minutes: number | null) => void;
  readonly resume: (origin: Origin, settings: readonly Setting[]) => void;
  /** The ignition was turned off: the trip of every private trip is over. */
  readonly tripOver: () => void;
  /** Whoever is loaded may have a pause of another length: times its end anew. */
  readonly reschedule: () => void;
  readonly close: () => void;
};

type Parts = {
  readonly profiles: Profiles;
  readonly privacy: Privacy;
  readonly clock: Clock;
  /** Called after a pause of the loaded profile ended by itself. */
  readonly over: () => void;
};

/** Nobody has pressed anything: the unit itself is the origin. */
const UNIT: Origin = { device: 'head-unit', screen: null };

/** How often it is looked whether the clock was set past an end, or back before a start, in milliseconds of the clock's own. */
const LOOK = 1000;

export const createPauses = ({ profiles, privacy, clock, over }: Parts): Pauses => {
  let cancel: Cancel = () => undefined;
  /** The ignition was turned off, and that could not be stored yet. */
  let tripIsOver = false;

  const reschedule = (): void => {
    cancel();
    const end = profiles.nextPauseEnd();
    if (end !== null) cancel = clock.after(Math.max(0, end - clock.now()), look);
  };

  /** Ends what `end` ends, and records it for whoever is loaded. */
  const ended = (end: () => void): boolean => {
    let resumed = 0;
    const stored = byItself(() => {
      privacy.change(UNIT, () => {
        const before = profiles.paused(clock.now());
        const held = SETTINGS.filter(
          (setting) => privacy.context().paused[setting] || before[setting] !== null,
        );
        end();
        const after = profiles.paused(clock.now());
        const freed = held.filter((setting) => after[setting] === null);
        resumed = freed.length;
        return freed.map((setting): Recorded => ({ subject: `pause.${setting}`, value: 'resumed' }));
      });
      return true;
    });
    if (stored && resumed > 0) over();
    return stored;
  };

  const endTrip = (): void => {
    tripIsOver = profiles.pausedUntilIgnitionOff() && !ended(() => profiles.endPausesAtIgnitionOff());
  };

  /** What can't be stored now waits for the next look; until then nothing leaves (R28). */
  function look(): void {
    if (tripIsOver) endTrip();
    const due = byItself(() => profiles.pausesDue(clock.now()));
    if (due && ended(() => profiles.expirePauses(clock.now()))) reschedule();
  }

  // Telemetry is made after this, so that what is due at the start waits for the first turn of the clock.
  const stopFirst = clock.after(0, look);
  const stopLooking = clock.every(LOOK, look);
  reschedule();

  return {
    pause: (origin, settings, minutes) => {
      const startedAt = clock.now();
      privacy.change(
        origin,
        () =>
          settings.map((setting) => {
            profiles.pause(setting, {
              startedAt,
              endsAt: minutes === null ? null : startedAt + minutes * 60_000,
            });
            return {
              subject: `pause.${setting}`,
              value: minutes === null ? 'ignition-off' : `${minutes} minutes`,
            };
          }),
        'pause',
      );
      // A trip that is over has no claim on a pause that was begun after it.
      tripIsOver = false;
      reschedule();
    },
    resume: (origin, settings) => {
      const paused = profiles.paused(clock.now());
      privacy.change(origin, () =>
        settings
          .filter((setting) => paused[setting] !== null)
          .map((setting) => {
            profiles.resume(setting);
            return { subject: `pause.${setting}`, value: 'resumed' };
          }),
      );
      reschedule();
    },
    tripOver: () => {
      endTrip();
      reschedule();
    },
    reschedule,
    close: () => {
      stopFirst();
      stopLooking();
      cancel();
    },
  };
};
