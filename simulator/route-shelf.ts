import type { Position, Route } from '../src/contract/car.ts';
import { UnitError } from '../src/contract/errors.ts';
import { BUNDLED_ROUTES } from './bundled-routes.ts';
import { drawnRoute } from './drawn-route.ts';
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
  /**
   * Keeps a route that was drawn, until the car is restarted.
   * @throws UnitError `bad-input`, or `not-now` where there are too many
   */
  readonly add: (name: string | null, geometry: readonly Position[]) => Route;
  /** @throws UnitError `unknown-route`, or `not-allowed` for one that wasn't drawn */
  readonly remove: (id: string) => void;
};

/** Routes that can be kept in the car beside its own. */
const MOST_DRAWN = 20;

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

type Slot = { readonly id: string; readonly entry: () => Entry };

const slotOf = (id: string, load: () => DrivableRoute): Slot => {
  let entry: Entry | undefined;
  return {
    id,
    entry: () => {
      entry ??= entryOf(load());
      return entry;
    },
  };
};

/** Laid out once for all cars of a process: a path follows from its route alone. */
const BUNDLED = BUNDLED_ROUTES.map(({ id, load }) => slotOf(id, load));

/** @param own the user's own route, which becomes the default; null for the bundled ones only */
export const createRouteShelf = (own: DrivableRoute | null): RouteShelf => {
  const bundled = BUNDLED.filter(({ id }) => id !== own?.id);
  const kept = own === null ? bundled : [slotOf(own.id, () => own), ...bundled];
  const drawn = new Map<string, Slot>();
  let made = 0;
  const slots = (): readonly Slot[] => [...kept, ...drawn.values()];

  const find = (id: string | undefined): Entry => {
    const found = id === undefined ? kept[0] : slots().find((slot) => slot.id === id);
    if (found !== undefined) return found.entry();
    throw new UnitError(
      'unknown-route',
      `There is no route "${id}".`,
      `Choose one of: ${slots()
        .map((slot) => slot.id)
        .join(', ')}.`,
    );
  };

  return {
    routes: () => slots().map(({ entry }) => entry().route),
    get first() {
      return find(undefined);
    },
    find,
    add: (name, geometry) => {
      if (drawn.size >= MOST_DRAWN) {
        throw new UnitError(
          'not-now',
          `The car keeps ${MOST_DRAWN} drawn routes, and has them.`,
          'Remove one that is no longer needed first.',
          'routes-full',
        );
      }
      const isTaken = (id: string): boolean => slots().some((slot) => slot.id === id);
      let next = made + 1;
      while (isTaken(`drawn-${next}`)) next += 1;
      const id = `drawn-${next}`;
      const road = drawnRoute(id, name ?? `Route ${next}`, geometry);
      made = next;
      const slot = slotOf(id, () => road);
      drawn.set(id, slot);
      return slot.entry().route;
    },
    remove: (id) => {
      find(id);
      if (drawn.delete(id)) return;
      throw new UnitError(
        'not-allowed',
        `The route "${id}" was not drawn on the map, and stays.`,
        'Only drawn routes can be removed.',
      );
    },
  };
};
