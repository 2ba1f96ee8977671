import type { Profile } from '../src/contract/schemas.ts';
import type { Unit } from './unit.ts';

/** The first profile of that kind on this unit. */
export const profileOf = async (unit: Pick<Unit, 'call'>, kind: Profile['kind']): Promise<Profile> => {
  const profiles = await unit.call('profile.list');
  const found = profiles.find((profile) => profile.kind === kind);
  if (found === undefined) throw new Error(`The demo vehicle has no ${kind} profile`);
  return found;
};
