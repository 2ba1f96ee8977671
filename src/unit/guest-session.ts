import type { Cancel, Clock } from '../contract/clock.ts';

/** How long the ignition may be off before a guest counts as gone, in milliseconds (R5). */
const LEFT_AFTER = 15 * 60_000;

/** R5: the guest session ends by itself when the ignition stays off. */
export type GuestSession = {
  /** Call whenever the ignition or the loaded profile changed. */
  readonly look: (ignitionOff: boolean, guest: boolean) => void;
  /** Call once at the start: who had gone, or went while the unit had no power, is not the guest who comes now. */
  readonly begin: (ignitionOff: boolean, guest: boolean) => void;
  /** When it ends, in milliseconds since the Unix epoch; null while nothing is timed. */
  readonly ends: () => number | null;
  readonly close: () => void;
};

/** How long until a wipe that could not be stored is tried again, in milliseconds. */
const RETRY = 1000;

/** Where the end of a guest session is kept, so that it comes about also while the unit has no power. */
export type Deadline = {
  readonly read: () => number | null;
  readonly write: (at: number | null) => void;
};

/**
 * @param end wipes the guest session, and says whether that could be stored
 * @param epoch of the context: where nothing changed since the last wipe, there is nothing to wipe
 */
export const createGuestSession = (
  clock: Clock,
  end: () => boolean,
  epoch: () => number,
  deadline: Deadline,
): GuestSession => {
  let ends: number | null = null;
  let wiped: number | null = null;
  let cancel: Cancel = () => undefined;

  const clear = (): void => {
    cancel();
    ends = null;
  };

  const stop = (): void => {
    clear();
    if (deadline.read() !== null) deadline.write(null);
  };

  const wait = (delay: number): void => {
    ends = clock.now() + delay;
    // Where there is nothing to wipe, there is nothing to come back to.
    if (epoch() !== wiped) deadline.write(ends);
    cancel = clock.after(delay, over);
  };

  function over(): void {
    clear();
    if (epoch() === wiped) wait(LEFT_AFTER);
    else if (end()) {
      wiped = epoch();
      deadline.write(null);
    } else wait(RETRY);
  }

  const look: GuestSession['look'] = (ignitionOff, guest) => {
    if (!ignitionOff || !guest) stop();
    else if (ends === null) wait(LEFT_AFTER);
  };

  return {
    begin: (ignitionOff, guest) => {
      const left = deadline.read();
      if (!ignitionOff || !guest || left === null) look(ignitionOff, guest);
      else if (left <= clock.now()) over();
      // A restart gives nobody more time; a clock that was set back, no more than the whole.
      else wait(Math.min(left - clock.now(), LEFT_AFTER));
    },
    look,
    ends: () => (epoch() === wiped ? null : ends),
    close: clear,
  };
};
