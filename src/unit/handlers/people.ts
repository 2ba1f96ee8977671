import type { Handlers, Origin } from '../../contract/dispatch.ts';
import { UnitError } from '../../contract/errors.ts';
import type { Profile } from '../../contract/schemas.ts';
import type { Language } from '../../privacy/vocabulary.ts';
import type { Room } from '../room.ts';

type PeopleCommand =
  | 'profile.create'
  | 'profile.change'
  | 'profile.remove'
  | 'pairing.start'
  | 'pairing.complete';

type Newcomer = {
  readonly name: string;
  readonly kind: 'primary' | 'secondary';
  readonly language?: Language | undefined;
  readonly hue?: number | undefined;
};

/** Registering and removing profiles, and pairing one by phone. */
export const peopleHandlers = (room: Room): Pick<Handlers, PeopleCommand> => {
  const { profiles, privacy, pairing } = room;

  const shown = (id: string): Profile => {
    const found = profiles.list().find((profile) => profile.id === id);
    if (found === undefined)
      throw new UnitError('unknown-profile', 'That profile is gone.', 'Use profile.list.', 'profile-gone');
    return found;
  };

  const create = (origin: Origin, { name, kind, language, hue }: Newcomer, subject: string): Profile => {
    let id = '';
    privacy.change(origin, () => {
      id = profiles.create({ name, kind, language: language ?? profiles.active().language, hue: hue ?? 210 });
      return [{ subject, value: id }];
    });
    return shown(id);
  };

  /** Who asked for the code that is open. */
  let shownBy: string | null = null;

  return {
    'profile.create': (newcomer, origin) => create(origin, newcomer, 'profile.create'),
    'profile.change': ({ profile, name, language, hue }, origin) => {
      const id = profiles.find(profile);
      privacy.change(origin, () => {
        profiles.change(id, {
          ...(name === undefined ? {} : { name }),
          ...(language === undefined ? {} : { language }),
          ...(hue === undefined ? {} : { hue }),
        });
        return [{ subject: 'profile.change', value: id }];
      });
      return shown(id);
    },
    'profile.remove': ({ profile }, origin) => {
      const id = profiles.find(profile);
      if (profiles.list().some((known) => known.id === id && known.kind === 'primary')) {
        throw new UnitError(
          'not-allowed',
          'The primary profile can not be removed: nobody could switch services or contracts off any more.',
          'Rename it instead.',
          'primary-stays',
        );
      }
      privacy.change(origin, () => {
        room.record.forget(id);
        profiles.remove(id);
        room.telemetry.purgeProfile(id);
        return [{ subject: 'profile.remove', value: id }];
      });
      room.store.scrub();
      room.notifications.forget(id);
      room.driverChanged();
      return room.state();
    },
    'pairing.start': () => {
      shownBy = profiles.active().id;
      const { code, expires } = pairing.start();
      return { code, expires: new Date(expires).toISOString() };
    },
    'pairing.complete': ({ code, name, language }, origin) => {
      pairing.redeem(code);
      const paired = create(origin, { name, kind: 'secondary', language }, 'pairing.complete');
      // Told to the owner, and to whoever showed the code.
      const owners = profiles.list().filter(({ kind, id }) => kind === 'primary' || id === shownBy);
      room.notifications.raise(
        'profile-paired',
        { name },
        owners.map(({ id }) => id),
      );
      return paired;
    },
  };
};
