import { UnitError } from '../contract/errors.ts';
import type { ScenarioRun } from '../scenario/run.ts';
import { deedsOnFresh } from '../scenario/start.ts';
import type { Surroundings } from './simulate-surroundings.ts';

/**
 * Brings a unit into the state in which a scenario begins.
 * @throws UnitError `bad-input` where the unit refuses some of it
 */
export const beginAt = async ({ file, start }: ScenarioRun, { ask }: Surroundings): Promise<void> => {
  const owner = (await ask('profile.list')).find(({ kind }) => kind === 'primary');
  for (const deed of deedsOnFresh(start, owner?.name ?? 'guest')) {
    if (deed.does !== 'command') continue;
    try {
      await ask(deed.command, deed.argument as never);
    } catch (error) {
      if (!(error instanceof UnitError)) throw error;
      throw new UnitError(
        'bad-input',
        `${file}: "start" asks for what the unit refuses: ${error.sentence}`,
        error.remedy,
      );
    }
  }
};
