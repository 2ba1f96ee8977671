import type { Handlers } from '../../contract/dispatch.ts';
import { UnitError } from '../../contract/errors.ts';
import type { UnitState } from '../../contract/schemas.ts';
import type { Language } from '../../privacy/vocabulary.ts';
import { storeFault } from '../../store/open.ts';
import type { Room } from '../room.ts';

type PreferenceCommand = 'preferences.set' | 'setup.complete';

/**
 * How the driver wants the unit to look and sound. None of it is asked by the gate, so a choice that can't be stored is refused and
 * shuts nothing.
 * @param forced the language that was fixed at start, or null
 */
export const preferenceHandlers = (
  { store, profiles, changed, state }: Room,
  forced: Language | null,
): Pick<Handlers, PreferenceCommand> => {
  const keep = (write: () => void): UnitState => {
    try {
      store.database.transaction(write).immediate();
    } catch (error) {
      throw error instanceof UnitError ? error : (storeFault(error) ?? error);
    }
    changed();
    return state();
  };

  return {
    'preferences.set': (choice) => {
      if (choice.language !== undefined && forced !== null && choice.language !== forced) {
        throw new UnitError(
          'not-now',
          `The language of this unit was fixed to "${forced}" when it was started.`,
          'Start it without --lang to choose another here.',
          'language-fixed',
        );
      }
      return keep(() =>
        profiles.prefer(
          Object.fromEntries(Object.entries(choice).filter(([, value]) => value !== undefined)),
        ),
      );
    },
    'setup.complete': ({ language }) => {
      // It is the unit's own language, and a guest leaves none behind (R5).
      if (profiles.welcomed() && profiles.active().kind === 'guest') return state();
      return keep(() => profiles.welcome(language));
    },
  };
};
