import { isTrue } from './condition.ts';
import { type Deed, deedsOf } from './deeds.ts';
import type { StepEntry } from './language.ts';
import type { ScenarioRun } from './run.ts';

type Start = ScenarioRun['start'];
type Wanted = readonly (StepEntry | null)[];

/** What only the owner may set. */
const ofOwner = (start: Start): Wanted => {
  const agreed = start['theft consent'];
  return [
    start.contracts === undefined ? null : { contract: start.contracts },
    start.services === undefined ? null : { service: start.services },
    agreed === undefined ? null : { theft: isTrue(agreed) ? 'agree' : 'disagree' },
  ];
};

/** What whoever drives sets, and the car. */
const ofDriver = (start: Start, driver: string): Wanted => [
  driver === 'guest' && start.accepted !== undefined && isTrue(start.accepted) ? { guest: 'accept' } : null,
  start.switches === undefined ? null : { switch: start.switches },
  start.consents === undefined ? null : { consent: start.consents },
  start.notice === undefined ? null : { notice: start.notice },
  start.ignition === undefined ? null : { ignition: start.ignition },
];

const deedsTo = (wanted: Wanted): readonly Deed[] =>
  wanted
    .filter((step) => step !== null)
    .flatMap((step): readonly Deed[] => {
      const found = deedsOf(step);
      return 'expected' in found ? [] : found;
    });

/** What leads to the start state, on a unit of the scenario's own: the owner first, then whoever drives. */
export const deedsOnFresh = (start: Start, owner: string): readonly Deed[] => {
  const driver = start.profile ?? owner;
  return deedsTo([
    { profile: owner },
    ...ofOwner(start),
    driver === owner ? null : { profile: driver },
    ...ofDriver(start, driver),
  ]);
};

/**
 * What leads to the start state on a unit in use: nothing is touched that it does not name. Where it names no driver, that is the
 * owner, as in the language of scenarios.
 * @param loaded whether the owner is loaded
 */
export const deedsOnLive = (start: Start, owner: string, loaded: boolean): readonly Deed[] => {
  const driver = start.profile ?? owner;
  const owned = ofOwner(start);
  const first = owned.some((step) => step !== null) && !loaded;
  const stays = driver === owner && (loaded || first) && start.profile === undefined;
  return deedsTo([
    first ? { profile: owner } : null,
    ...owned,
    stays ? null : { profile: driver },
    ...ofDriver(start, driver),
  ]);
};
