import type { Handlers } from '../../contract/dispatch.ts';
import { UnitError } from '../../contract/errors.ts';
import type { Language } from '../../privacy/vocabulary.ts';
import type { Room } from '../room.ts';

type PreferenceCommand = 'preferences.set' | 'setup.complete';

/** How the driver wants the unit to look and sound. @param forced the language that was fixed at start, or null */
export const preferenceHandlers = (
  { profiles, privacy, state }: Room,
  forced: Language | null,
): Pick<Handlers, PreferenceCommand> => ({
  'preferences.set': (choice, origin) => {
    if (choice.language !== undefined && forced !== null && choice.language !== forced) {
      throw new UnitError(
        'not-now',
        `The language of this unit was fixed to "${forced}" when it was started.`,
        'Start it without --lang to choose another here.',
        'language-fixed',
      );
    }
    privacy.change(
      origin,
      () => {
        profiles.prefer(
          Object.fromEntries(Object.entries(choice).filter(([, value]) => value !== undefined)),
        );
        return [];
      },
      'preferences',
    );
    return state();
  },
  'setup.complete': ({ language }, origin) => {
    // It is the unit's own language, and a guest leaves none behind (R5).
    if (profiles.welcomed() && profiles.active().kind === 'guest') return state();
    privacy.change(
      origin,
      () => {
        profiles.welcome(language);
        return [];
      },
      'setup',
    );
    return state();
  },
});
