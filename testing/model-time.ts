import { SETTINGS, type Setting } from '../src/privacy/vocabulary.ts';
import { type Holder, newcomer, type Pause } from './model-facts.ts';
import type { ModelState } from './model-state.ts';

export const SECOND = 1000;
const QUARTER = 15 * 60 * SECOND;

/** What happens in a unit by itself as time passes and the ignition turns: pauses end, and so does a guest session. */
export type ModelTime = {
  /** Somebody else drives from now on. Says whether that could be stored. */
  readonly hand: (to: string) => boolean;
  readonly turn: (to: ModelState['is']['ignition']) => void;
  /** What is due each second. */
  readonly tick: () => void;
  readonly endGuest: () => void;
  /** What a start makes of the guest session that the file tells of. */
  readonly beginGuest: () => void;
  readonly timeGuest: () => void;
};

export function createModelTime({
  is,
  queue,
  now,
  kind,
  owner,
  all,
  change,
  changed,
}: ModelState): ModelTime {
  const wait = (delay: number): void => {
    is.guestEnds = is.elapsed + delay;
    if (is.writable && is.changes !== is.quietAt) is.deadline = now() + delay;
  };
  const timeGuest = (): void => {
    if (is.ignition !== 'off' || kind() !== 'guest') {
      is.guestEnds = null;
      if (is.writable) is.deadline = null;
    } else if (is.guestEnds === null) wait(QUARTER);
  };
  const beginGuest = (): void => {
    if (kind() !== 'guest' || is.deadline === null) timeGuest();
    else if (is.deadline <= now()) endGuest();
    else wait(Math.min(is.deadline - now(), QUARTER));
  };
  const hand: ModelTime['hand'] = (to) => {
    const done = change(() => {
      if (kind() === 'guest') {
        queue.wipe(owner());
        is.guest = newcomer(null);
        is.session += 1;
      }
      is.driver = to;
      is.driverConfirmed = true;
    }, 'profile');
    if (done) timeGuest();
    return done;
  };

  const expire = (): void => {
    const late = ({ start, length }: Pause): boolean =>
      length !== null && (now() < start || now() >= start + length);
    const due = all().some(({ pauses }) =>
      SETTINGS.some((name) => pauses[name] !== null && late(pauses[name])),
    );
    if (!due) return;
    changed(() => {
      for (const { pauses } of all()) {
        for (const setting of SETTINGS) {
          const pause = pauses[setting];
          if (pause === null || !late(pause)) continue;
          if (now() < pause.start) pause.start = now();
          else pauses[setting] = null;
        }
      }
    });
  };
  const endTrip = (): void => {
    const ends = ({ pauses }: Holder): readonly Setting[] =>
      SETTINGS.filter((setting) => pauses[setting]?.length === null);
    if (!all().some((one) => ends(one).length > 0)) {
      is.tripOverDue = false;
      return;
    }
    is.tripOverDue =
      changed(() => {
        for (const one of all()) for (const setting of ends(one)) one.pauses[setting] = null;
      }) !== null;
  };
  const endGuest = (): void => {
    is.guestEnds = null;
    if (is.changes === is.quietAt) {
      wait(QUARTER);
    } else if (hand('guest')) {
      is.quietAt = is.changes;
      is.deadline = null;
    } else {
      wait(SECOND);
    }
  };

  /** At ignition on, the unit asks who drives. */
  const asked = (): void => {
    if (is.driverConfirmed) {
      changed(() => {
        is.driverConfirmed = false;
      });
    }
  };

  return {
    hand,
    turn: (to) => {
      const before = is.ignition;
      is.ignition = to;
      if (to === 'on' && before !== 'on') asked();
      if (to === 'off' && before !== 'off') endTrip();
      timeGuest();
    },
    tick: () => {
      if (is.tripOverDue) endTrip();
      expire();
    },
    endGuest,
    beginGuest,
    timeGuest,
  };
}
