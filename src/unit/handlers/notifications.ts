import type { Handlers } from '../../contract/dispatch.ts';
import type { UnitState } from '../../contract/schemas.ts';
import type { Room } from '../room.ts';

type NotificationCommand = 'notification.read' | 'notification.dismiss' | 'vehicle.fault';

/** What is told of its own accord, and the faults that there is something to tell of. */
export const notificationHandlers = (room: Room): Pick<Handlers, NotificationCommand> => {
  const { notifications, profiles, car, watch, changed, state } = room;

  const after = (work: () => void): UnitState => {
    work();
    changed();
    return state();
  };

  return {
    'notification.read': (argument) => after(() => notifications.read(profiles.active().id, argument?.id)),
    'notification.dismiss': (argument) =>
      after(() => notifications.dismiss(profiles.active().id, argument?.id)),
    'vehicle.fault': ({ fault, on }) =>
      after(() => {
        car.setFault(fault, on);
        watch.look();
      }),
  };
};
