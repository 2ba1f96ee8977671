import type { Car, Destination, Route } from '../src/contract/car.ts';
import { UnitError } from '../src/contract/errors.ts';
import { positionAlong } from './along.ts';

/** Metres before a destination where it counts as reached. */
const REACHED = 10;

/** Where the driver wants to go. */
export type Destinations = {
  /** The chosen destination, or else the end of the route that is driven. */
  readonly of: (driven: Route | null) => Destination | null;
  /** @param driven the route of a drive that goes on, of which `rolled` metres are behind the car */
  readonly choose: (next: Parameters<Car['setDestination']>[0], driven: Route | null, rolled: number) => void;
  /** Forgets a destination that is reached; says whether one was. */
  readonly reached: (driven: Route | null, along: number) => boolean;
};

/** Whether the drive that goes on has reached or passed a point; where none goes on, no point is passed. */
const isPassed = (
  point: Pick<Destination, 'route' | 'along'>,
  driven: Route | null,
  along: number,
): boolean => driven?.id === point.route && along >= point.along - REACHED;

/** @param find a route by its id; throws for one that is not known */
export const createDestinations = (find: (id: string) => Route): Destinations => {
  let wanted: Destination | null = null;
  return {
    of: (driven) => {
      if (wanted !== null || driven === null) return wanted;
      const { id, geometry, length, places } = driven;
      const position = geometry.at(-1);
      if (position === undefined) return null;
      return { route: id, along: length, name: places.at(-1)?.name ?? null, position };
    },
    choose: (next, driven, rolled) => {
      if (next === null) {
        wanted = null;
        return;
      }
      const route = find(next.route);
      if (next.along > route.length + REACHED) {
        throw new UnitError(
          'bad-input',
          `The route "${route.id}" is ${Math.round(route.length)} m long; ${Math.round(next.along)} m is beyond its end.`,
          'Give metres along the route, from 0 to its length.',
        );
      }
      const along = Math.min(next.along, route.length);
      if (isPassed({ route: route.id, along }, driven, rolled)) {
        throw new UnitError(
          'not-now',
          `The car is past ${Math.round(along)} m of the route "${route.id}" already.`,
          'Choose a point that lies ahead.',
          'place-passed',
        );
      }
      wanted = { ...next, along, position: positionAlong(route.geometry, along) };
    },
    reached: (driven, along) => {
      if (wanted === null || !isPassed(wanted, driven, along)) return false;
      wanted = null;
      return true;
    },
  };
};
