import type { Route } from '../../contract/car.ts';
import type { Result } from '../../contract/commands.ts';
import type { Handlers } from '../../contract/dispatch.ts';
import type { Room } from '../room.ts';

type RouteCommand = 'route.list' | 'route.add' | 'route.remove';

const told = ({ id, name, length, geometry, places }: Route): Result<'route.add'> => ({
  id,
  name,
  length,
  geometry: geometry.map(([longitude, latitude]): [number, number] => [longitude, latitude]),
  places: places.map((place) => ({ ...place, position: [...place.position] })),
});

/**
 * The roads that can be driven. One that is drawn is kept by the car alone: nothing of it is stored, logged or offered to the gate;
 * only a drive along it is location data, as any drive is (R20, R22).
 */
export const routeHandlers = ({
  car,
  drawnRoutes,
  profiles,
  changed,
  state,
}: Room): Pick<Handlers, RouteCommand> => ({
  'route.list': () => drawnRoutes.list().map(told),
  'route.add': ({ name, geometry }) => {
    const route = drawnRoutes.add(profiles.active().id, name?.trim() || null, geometry);
    changed();
    return told(route);
  },
  'route.remove': ({ route }) => {
    car.removeRoute(route);
    changed();
    return state();
  },
});
