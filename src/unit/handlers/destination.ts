import type { Handlers } from '../../contract/dispatch.ts';
import type { Room } from '../room.ts';

type DestinationCommand = 'destination.set' | 'destination.clear';

/** Where the driver wants to go. It is kept in the car, and leaves it as location data only (R20, R22). */
export const destinationHandlers = ({ car, changed, state }: Room): Pick<Handlers, DestinationCommand> => ({
  'destination.set': ({ route, along, name }) => {
    car.setDestination({ route, along, name: name ?? null });
    changed();
    return state();
  },
  'destination.clear': () => {
    car.setDestination(null);
    changed();
    return state();
  },
});
