import type { Handlers } from '../../contract/dispatch.ts';
import { UnitError } from '../../contract/errors.ts';
import { NOTICE_VERSION, TERMS_VERSION } from '../documents.ts';
import type { Room } from '../room.ts';

type DriverCommand =
  | 'profile.list'
  | 'profile.load'
  | 'profile.unload'
  | 'profile.confirm'
  | 'guest.accept'
  | 'ledger.list'
  | 'store.accept';

/** Who drives, and what they agreed to. */
export const driverHandlers = (room: Room): Pick<Handlers, DriverCommand> => {
  const { profiles, privacy, telemetry, state } = room;

  /** R5: what a guest left in the queue goes with the guest. */
  const leave = (): void => {
    const { id, kind } = profiles.active();
    if (kind === 'guest') telemetry.purgeProfile(id);
  };

  const confirm: Handlers['profile.confirm'] = (_argument, origin) => {
    privacy.change(origin, () => {
      profiles.confirmDriver(true);
      return [];
    });
    return state();
  };

  const unload: Handlers['profile.unload'] = (_argument, origin) => {
    privacy.change(origin, () => {
      leave();
      profiles.unload();
      profiles.confirmDriver(true);
      return [{ subject: 'profile.load', value: 'guest' }];
    });
    return state();
  };

  return {
    'profile.list': () => [...profiles.list()],
    'profile.load': ({ profile }, origin) => {
      const id = profiles.find(profile);
      if (id === 'guest') return unload(undefined, origin);
      if (id === profiles.active().id) return confirm(undefined, origin);
      privacy.change(origin, () => {
        leave();
        profiles.load(id);
        profiles.confirmDriver(true);
        return [{ subject: 'profile.load', value: id }];
      });
      return state();
    },
    'profile.unload': unload,
    'profile.confirm': confirm,
    'guest.accept': (_argument, origin) => {
      if (profiles.active().kind !== 'guest') {
        throw new UnitError(
          'not-now',
          `${profiles.active().name} is loaded, and has accepted the terms with the account.`,
          'Use profile.unload first to drive as a guest.',
        );
      }
      privacy.change(origin, () => {
        profiles.acceptAsGuest(TERMS_VERSION, NOTICE_VERSION, room.now());
        return [
          { subject: 'guest.terms', value: TERMS_VERSION },
          { subject: 'guest.notice', value: NOTICE_VERSION },
        ];
      });
      return state();
    },
    'ledger.list': (argument) => [...room.ledger.list(argument?.limit)],
    'store.accept': (_argument, origin) => {
      privacy.change(origin, () => {
        room.store.accept();
        return [{ subject: 'store.accept', value: 'accepted' }];
      });
      return state();
    },
  };
};
