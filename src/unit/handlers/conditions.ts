import type { Car, Conditions } from '../../contract/car.ts';
import type { Handlers } from '../../contract/dispatch.ts';
import { UnitError } from '../../contract/errors.ts';
import type { UnitState } from '../../contract/schemas.ts';
import type { Room } from '../room.ts';

type ConditionCommand = 'vehicle.door' | 'gnss.set' | 'sensor.fault';

/** @throws UnitError `not-now` for a car that drives what was recorded */
export const conditionsOf = ({ conditions }: Car): Conditions => {
  if (conditions !== null) return conditions;
  throw new UnitError(
    'not-now',
    'This car replays a recording: what was around it cannot be changed.',
    'Start the unit without a recording.',
  );
};

/** What is around the car, and what is wrong with its sensors. */
export const conditionHandlers = ({ car, changed, state }: Room): Pick<Handlers, ConditionCommand> => {
  const after = (work: (conditions: Conditions) => void): UnitState => {
    work(conditionsOf(car));
    changed();
    return state();
  };
  return {
    'vehicle.door': ({ door, open }) => after(({ setDoor }) => setDoor(door, open)),
    'gnss.set': ({ lost, start }) =>
      after(({ setGnssLost, startGnssCold }) => {
        if (lost !== undefined) setGnssLost(lost);
        if (start !== undefined) startGnssCold();
      }),
    'sensor.fault': ({ signal, fault }) => after(({ setSensorFault }) => setSensorFault(signal, fault)),
  };
};
