import type { Handlers, Origin } from '../../contract/dispatch.ts';
import { UnitError } from '../../contract/errors.ts';
import type { UnitState } from '../../contract/schemas.ts';
import { TERMS_VERSION } from '../documents.ts';
import type { Room } from '../room.ts';

type DriverCommand =
  | 'profile.list'
  | 'profile.load'
  | 'profile.unload'
  | 'profile.confirm'
  | 'guest.accept'
  | 'notice.publish'
  | 'notice.confirm';

/** Who drives, and what they agreed to. */
export const driverHandlers = (room: Room): Pick<Handlers, DriverCommand> => {
  const { profiles, privacy, telemetry, store, car, state } = room;

  /**
   * Loads whoever `load` loads; of a guest who drove until now nothing is left, in the queue nor in the file (R5).
   *
   * INVARIANT: where one driver wants to go neither is shown to the next nor leaves under the next one's choices (R5, R20).
   */
  const hand = (origin: Origin, load: () => string): UnitState => {
    const { id: former, kind } = profiles.active();
    privacy.change(
      origin,
      () => {
        if (kind === 'guest') telemetry.purgeProfile(former);
        const value = load();
        if (kind === 'guest') room.record.forget(former);
        // Before anybody is told who drives. Should storing fail, choosing it anew is a touch.
        car.setDestination(null);
        return [{ subject: 'profile.load', value }];
      },
      'profile',
    );
    if (kind === 'guest') {
      store.scrub();
      telemetry.forgetWire();
      room.notifications.forget(former);
      room.drawnRoutes.forget(former);
    }
    room.driverChanged();
    return state();
  };

  const unload = (origin: Origin): UnitState =>
    hand(origin, () => {
      profiles.unload();
      profiles.confirmDriver(true);
      return 'guest';
    });

  const confirm = (origin: Origin): UnitState => {
    privacy.change(origin, () => {
      profiles.confirmDriver(true);
      return [];
    });
    return state();
  };

  return {
    'profile.list': () => [...profiles.list()],
    'profile.load': ({ profile }, origin) => {
      const id = profiles.find(profile);
      if (id === 'guest') return unload(origin);
      if (id === profiles.active().id) return confirm(origin);
      return hand(origin, () => {
        profiles.load(id);
        profiles.confirmDriver(true);
        return id;
      });
    },
    'profile.unload': (_argument, origin) => unload(origin),
    'profile.confirm': (_argument, origin) => confirm(origin),
    'guest.accept': (_argument, origin) => {
      if (profiles.active().kind !== 'guest') {
        throw new UnitError(
          'not-now',
          `${profiles.active().name} is loaded, and has accepted the terms with the account.`,
          'Use profile.unload first to drive as a guest.',
          'guests-only',
        );
      }
      const { version } = profiles.notice();
      privacy.change(origin, () => {
        profiles.acceptAsGuest(TERMS_VERSION, version, room.now());
        return [
          { subject: 'guest.terms', value: TERMS_VERSION },
          { subject: 'guest.notice', value: version },
        ];
      });
      return state();
    },
    'notice.publish': ({ version, changed = [] }, origin) => {
      if (origin.device === 'head-unit' && origin.screen !== 'bench') {
        throw new UnitError(
          'not-allowed',
          'A notice is published by the operator, not by who drives.',
          'Publish it from the bench or by the control interface.',
          'operator-publishes',
        );
      }
      privacy.change(origin, () => {
        profiles.publishNotice(version, changed, room.now());
        return [{ subject: 'notice.publish', value: version }];
      });
      room.notifications.raise('notice-published', { version }, 'everybody');
      return state();
    },
    'notice.confirm': (_argument, origin) => {
      privacy.change(origin, () => {
        const { version, announced } = profiles.notice();
        profiles.confirmNotice();
        return announced ? [{ subject: 'notice.confirm', value: version }] : [];
      });
      return state();
    },
  };
};
