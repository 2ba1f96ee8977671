import type { Car, Position, Route } from '../contract/car.ts';
import { UnitError } from '../contract/errors.ts';

/** Who drew which route: a line that somebody drew tells where they want to be. */
export type DrawnRoutes = {
  readonly add: (profile: string, name: string | null, geometry: readonly Position[]) => Route;
  /** Forgets what a guest drew (R5); a route that is still driven goes as soon as it is not. */
  readonly forget: (profile: string) => void;
  /** Those that can be driven, without what is to be forgotten. */
  readonly list: () => readonly Route[];
  readonly kept: () => KeptDrawers;
};

/** Who drew what, to be kept and had again. */
export type KeptDrawers = {
  readonly drawers: readonly (readonly [route: string, profile: string])[];
  readonly leaving: readonly string[];
};

export const createDrawnRoutes = (
  car: Car,
  before: KeptDrawers = { drawers: [], leaving: [] },
): DrawnRoutes => {
  const drawers = new Map(before.drawers);
  const leaving = new Set(before.leaving);

  const tidy = (): void => {
    for (const route of leaving) {
      try {
        car.removeRoute(route);
        leaving.delete(route);
      } catch (error) {
        if (!(error instanceof UnitError)) throw error;
        // Gone already, or still driven: then the next look takes it away.
        if (error.code !== 'not-now') leaving.delete(route);
      }
    }
  };

  return {
    add: (profile, name, geometry) => {
      tidy();
      const route = car.addRoute(name, geometry);
      drawers.set(route.id, profile);
      return route;
    },
    forget: (profile) => {
      for (const [route, drawer] of drawers) {
        if (drawer !== profile) continue;
        drawers.delete(route);
        leaving.add(route);
      }
      tidy();
    },
    list: () => {
      tidy();
      return car.routes().filter(({ id }) => !leaving.has(id));
    },
    kept: () => ({ drawers: [...drawers], leaving: [...leaving] }),
  };
};
