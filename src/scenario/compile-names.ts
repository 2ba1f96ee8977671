import { oneOf } from '../nearest.ts';
import type { Context } from './compile.ts';
import { type Deed, deedsOf } from './deeds.ts';
import { wrongAt } from './document.ts';
import type { ScenarioEntry, StepEntry } from './language.ts';

/** The names that a unit knows when a scenario begins. */
export type KnownNames = {
  /** The ids of the routes. */
  readonly routes: readonly string[];
  /** The names of the profiles; the guest needs none. */
  readonly profiles: readonly string[];
  /** The ids and the names of the places on the routes; read only where a scenario names one. */
  readonly places: () => readonly string[];
};

/** An entry of the file that takes part in the run, and where it stands. */
export type PlacedStep = { readonly entry: StepEntry; readonly path: readonly PropertyKey[] };

/** What a unit makes of an id by itself; which ones there are depends on the seed. */
const PROFILE_ID = /^(?:primary|secondary|guest)-[0-9a-f]{8,}$/u;
const DRAWN = /^drawn-\d+$/u;
/** Profiles are compared without regard to case, as the unit does. */
const folded = (name: string): string => name.trim().normalize('NFC').toLocaleLowerCase('en');

/** The argument of a command, where it holds a text under `key`. */
const textIn = (deed: Deed, key: string): string | null => {
  if (deed.does !== 'command' || typeof deed.argument !== 'object' || deed.argument === null) return null;
  const value: unknown = Reflect.get(deed.argument, key);
  return typeof value === 'string' ? value : null;
};

const deedsIn = (entry: StepEntry): readonly Deed[] => {
  const deeds = deedsOf(entry);
  return 'expected' in deeds ? [] : deeds;
};

/** Names of profiles that steps bring about: paired, created, or changed to. */
const madeBy = (deeds: readonly Deed[]): readonly string[] =>
  deeds.flatMap((deed) => {
    if (deed.does === 'pair') return [deed.name];
    const makes =
      deed.does === 'command' &&
      ['profile.create', 'profile.change', 'pairing.complete'].includes(deed.command);
    const name = makes ? textIn(deed, 'name') : null;
    return name === null ? [] : [name];
  });

/** The key of a step that a command's argument came from. */
const fieldOf = (entry: StepEntry, argument: 'route' | 'profile'): readonly string[] => {
  if (argument === 'route' && entry.drive !== undefined) return ['drive'];
  if (argument === 'profile' && entry.profile !== undefined) return ['profile'];
  return ['with', argument];
};

/**
 * Every route, profile and place that is named is one that the unit has, or that a step of the run makes. A step that is
 * expected to be refused may name what is not there.
 * @throws UnitError `bad-input`, with the place in the file and the nearest known name
 */
export const checkKnownNames = (
  start: ScenarioEntry['start'],
  steps: readonly PlacedStep[],
  known: KnownNames,
  context: Context,
): void => {
  const deeds = steps.flatMap(({ entry }) => deedsIn(entry));
  const draws = deeds.some((deed) => deed.does === 'command' && deed.command === 'route.add');
  const profiles = [...known.profiles, ...madeBy(deeds), 'guest'];

  const route = (id: string, path: readonly PropertyKey[]): void => {
    if (known.routes.includes(id) || (draws && DRAWN.test(id))) return;
    const near = path.at(-1) === 'drive' ? [...known.routes, 'start', 'stop'] : known.routes;
    throw wrongAt(
      context.place(path),
      `"${path.map(String).join('.')}" names the route "${id}", which there is not.`,
      oneOf(id, near),
    );
  };
  const profile = (name: string, path: readonly PropertyKey[], those: readonly string[]): void => {
    if (PROFILE_ID.test(name) || those.some((one) => folded(one) === folded(name))) return;
    throw wrongAt(
      context.place(path),
      `"${path.map(String).join('.')}" names the profile "${name}", which there is not.`,
      oneOf(name, those),
    );
  };
  const spot = (entry: StepEntry, path: readonly PropertyKey[]): void => {
    for (const key of ['when entering', 'when leaving'] as const) {
      const wanted = entry[key];
      if (typeof wanted !== 'string' || known.places().includes(wanted)) continue;
      throw wrongAt(
        context.place([...path, key]),
        `"${[...path, key].map(String).join('.')}" names the place "${wanted}", which is on no route.`,
        oneOf(wanted, known.places()),
      );
    }
  };

  // What steps make is not there yet when the run begins.
  if (start?.route !== undefined) route(start.route, ['start', 'route']);
  if (start?.profile !== undefined)
    profile(start.profile, ['start', 'profile'], [...known.profiles, 'guest']);
  for (const { entry, path } of steps) {
    spot(entry, path);
    if (entry.refused !== undefined) continue;
    for (const deed of deedsIn(entry)) {
      const [toRoute, toProfile] = [textIn(deed, 'route'), textIn(deed, 'profile')];
      if (toRoute !== null) route(toRoute, [...path, ...fieldOf(entry, 'route')]);
      if (toProfile !== null) profile(toProfile, [...path, ...fieldOf(entry, 'profile')], profiles);
    }
  }
};
