import type { Handlers } from '../../contract/dispatch.ts';
import { UnitError } from '../../contract/errors.ts';
import type { UnitState } from '../../contract/schemas.ts';
import { byItself } from '../by-itself.ts';
import type { Room } from '../room.ts';
import { conditionsOf } from './conditions.ts';

type VehicleCommand =
  | 'vehicle.set'
  | 'vehicle.crash'
  | 'drive.start'
  | 'drive.stop'
  | 'telemetry.stats'
  | 'wire.list';

/** Nobody has pressed anything: the unit itself is the origin. */
const UNIT = { device: 'head-unit', screen: null } as const;

/** The car and its drive. */
export const vehicleHandlers = (room: Room): Pick<Handlers, VehicleCommand> => {
  const { car, drive, reports, telemetry, profiles, privacy, state, changed } = room;

  /** R3: at ignition on, the unit asks whether the loaded profile still is the driver. */
  const ask = (): void => {
    if (!profiles.vehicle().driverConfirmed) return;
    byItself(() => {
      privacy.change(UNIT, () => {
        profiles.confirmDriver(false);
        return [];
      });
      return true;
    });
  };

  const turned = (): UnitState => {
    changed();
    return state();
  };

  return {
    'vehicle.set': ({ ignition, light, road }) => {
      if (road !== undefined) conditionsOf(car).setSurface(road);
      if (light !== undefined) car.setLight(light);
      if (ignition === undefined) return turned();
      const before = car.ignition();
      if (ignition !== 'on') drive.ended();
      car.setIgnition(ignition);
      if (ignition === 'on' && before !== 'on') ask();
      if (ignition === 'off' && before !== 'off') room.pauses.tripOver();
      room.driverChanged();
      room.watch.look();
      return turned();
    },
    'vehicle.crash': () => {
      if (car.ignition() !== 'on') {
        throw new UnitError(
          'not-now',
          'The car can only crash with the ignition on.',
          'Use drive.start first.',
        );
      }
      const speed = car.motion().speed;
      car.crash();
      reports.offer('crash-notification', { 'Vehicle.Speed': speed });
      reports.offer('warning-support');
      room.watch.look();
      return turned();
    },
    'drive.start': (argument) => {
      const before = car.ignition();
      const route = argument?.route;
      const routes = car.routes();
      if (route !== undefined && !routes.some(({ id }) => id === route)) {
        throw new UnitError(
          'unknown-route',
          `There is no route "${route}".`,
          `The routes are ${routes.map(({ id }) => id).join(', ')}.`,
        );
      }
      // Before anything ends: a drive that cannot begin leaves the one under way as it is.
      car.conditions?.mustBeShut();
      drive.ended();
      car.startDrive(route);
      room.driverChanged();
      if (before !== 'on') ask();
      drive.started();
      room.watch.look();
      return turned();
    },
    'drive.stop': () => {
      drive.ended();
      car.stopDrive();
      return turned();
    },
    'telemetry.stats': () => telemetry.stats(),
    'wire.list': () => [...telemetry.wire()],
  };
};
