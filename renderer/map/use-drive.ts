import { useMemo } from 'react';
import type { Route } from '../../src/contract/car.ts';
import { useUnit, useView } from '../state/use.ts';
import { distancesAlong, type Point, projectionAt } from './projection.ts';

/** A route laid out in metres: its line, and how far along it each point lies. */
export type Laid = {
  readonly project: (position: readonly [number, number]) => Point;
  readonly line: readonly Point[];
  readonly distances: readonly number[];
  readonly length: number;
};

const lay = (route: Pick<Route, 'geometry' | 'length'>): Laid | null => {
  const [origin] = route.geometry;
  if (origin === undefined) return null;
  const project = projectionAt(origin);
  const line = route.geometry.map(project);
  const measured = distancesAlong(line);
  // The car measures its route on the ellipsoid, the drawing on a sphere: stretched so that both agree at the end.
  const stretch = route.length / (measured.at(-1) || 1);
  return { project, line, distances: measured.map((distance) => distance * stretch), length: route.length };
};

export type ShownRoute = {
  readonly route: Route;
  readonly laid: Laid;
  /** Whether the car is on it. */
  readonly driven: boolean;
};

/** The route that is driven, or else the one that leads to the destination, that was chosen, or that comes first. */
export const useLaidRoute = (): ShownRoute | null => {
  const routes = useUnit((unit) => unit.routes);
  const driving = useUnit(({ state }) => state?.drive?.route ?? null);
  const wanted = useUnit(({ state }) => state?.destination?.route ?? null);
  const chosen = useView((view) => view.route);
  const route = routes?.find(({ id }) => id === (driving ?? wanted ?? chosen)) ?? routes?.[0];
  return useMemo(() => {
    const laid = route === undefined ? null : lay(route);
    return route === undefined || laid === null ? null : { route, laid, driven: route.id === driving };
  }, [route, driving]);
};
