import { distance } from 'fastest-levenshtein';
import { UnitError } from '../contract/errors.ts';
import { foldName, GUEST } from './names.ts';

type Known = { readonly id: string; readonly name: string };

/**
 * The id of the registered profile that `idOrName` stands for: its id, or its name in whatever case; `guest` for the guest.
 * @throws UnitError `unknown-profile`, which names the nearest known one and lists all
 */
export function findProfile(idOrName: string, registered: readonly Known[], guestSession: string): string {
  const byId = registered.find((profile) => profile.id === idOrName);
  if (byId !== undefined) return byId.id;
  const wanted = foldName(idOrName);
  if (wanted === GUEST || idOrName === guestSession) return GUEST;
  const byName = registered.find((profile) => foldName(profile.name) === wanted);
  if (byName !== undefined) return byName.id;

  const names = [...registered.map((profile) => profile.name), GUEST];
  const nearest = names.reduce((best, name) =>
    distance(foldName(name), wanted) < distance(foldName(best), wanted) ? name : best,
  );
  throw new UnitError(
    'unknown-profile',
    `There is no profile "${idOrName.slice(0, 60)}" in this vehicle; the nearest is "${nearest}".`,
    `Choose one of: ${names.join(', ')}.`,
    'profile-gone',
  );
}
