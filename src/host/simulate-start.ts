import { UnitError } from '../contract/errors.ts';
import { isTrue } from '../scenario/condition.ts';
import { type Deed, deedsOf } from '../scenario/deeds.ts';
import type { StepEntry } from '../scenario/language.ts';
import type { ScenarioRun } from '../scenario/run.ts';
import type { Surroundings } from './simulate-surroundings.ts';

/** What the start state asks for, as steps: what only the owner may do first, then whoever drives. */
const stepsTo = (start: ScenarioRun['start'], owner: string): readonly StepEntry[] => {
  const driver = start.profile ?? owner;
  const agreed = start['theft consent'];
  const wanted: readonly (StepEntry | null)[] = [
    { profile: owner },
    start.contracts === undefined ? null : { contract: start.contracts },
    start.services === undefined ? null : { service: start.services },
    agreed === undefined ? null : { theft: isTrue(agreed) ? 'agree' : 'disagree' },
    driver === owner ? null : { profile: driver },
    driver === 'guest' && start.accepted !== undefined && isTrue(start.accepted) ? { guest: 'accept' } : null,
    start.switches === undefined ? null : { switch: start.switches },
    start.consents === undefined ? null : { consent: start.consents },
    start.notice === undefined ? null : { notice: start.notice },
    start.ignition === undefined ? null : { ignition: start.ignition },
  ];
  return wanted.filter((step) => step !== null);
};

/**
 * Brings a unit into the state in which a scenario begins.
 * @throws UnitError `bad-input` where the unit refuses some of it
 */
export const beginAt = async ({ file, start }: ScenarioRun, { ask }: Surroundings): Promise<void> => {
  const owner = (await ask('profile.list')).find(({ kind }) => kind === 'primary');
  const deeds = stepsTo(start, owner?.name ?? 'guest').flatMap((step): readonly Deed[] => {
    const found = deedsOf(step);
    return 'expected' in found ? [] : found;
  });
  for (const deed of deeds) {
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
