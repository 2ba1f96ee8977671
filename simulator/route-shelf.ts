import type { Route } from '../src/contract/car.ts';
import { UnitError } from '../src/contract/errors.ts';
import { bundledRoutes } from './bundled-routes.ts';
import { type Path, pathOf } from './path.ts';
import type { DrivableRoute } from './route.ts';

/** A route, what the car knows of its road, and the line to drive. */
export type Entry = { readonly route: Route; readonly road: DrivableRoute; readonly path: () => Path };

/** The routes that a car can drive. */
export type RouteShelf = {
  readonly routes: () => readonly Route[];
  /** The default one. */
  readonly first: Entry;
  /** @throws UnitError `unknown-route`; no id means the default one */
  readonly find: (id: string | undefined) => Entry;
};

/** Without what only the car knows of a route. */
const plain = ({ id, name, length, geometry, places }: DrivableRoute): Route => ({
  id,
  name,
  length,
  geometry,
  places,
});

const entryOf = (road: DrivableRoute): Entry => {
  let path: Path | undefined;
  return {
    route: plain(road),
    road,
    path: () => {
      path ??= pathOf(road);
      return path;
    },
  };
};

/** @param own the user's own route, which becomes the default; null for the bundled ones only */
export const createRouteShelf = (own: DrivableRoute | null): RouteShelf => {
  const [first, ...others] = [
    ...(own === null ? [] : [own]),
    ...bundledRoutes().filter(({ id }) => id !== own?.id),
  ].map(entryOf);
  if (first === undefined) throw new UnitError('internal', 'There is no route to drive.', 'Report this.');
  const entries = [first, ...others];
  return {
    routes: () => entries.map(({ route }) => route),
    first,
    find: (id) => {
      const found = id === undefined ? first : entries.find(({ route }) => route.id === id);
      if (found !== undefined) return found;
      throw new UnitError(
        'unknown-route',
        `There is no route "${id}".`,
        `Choose one of: ${entries.map(({ route }) => route.id).join(', ')}.`,
      );
    },
  };
};
