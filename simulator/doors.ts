import { DOORS, type Door } from '../src/contract/car.ts';
import { UnitError } from '../src/contract/errors.ts';

/** The doors, and what they keep the car from. */
export type Doors = {
  readonly read: () => Readonly<Record<Door, boolean>>;
  readonly anyOpen: () => boolean;
  /** @throws UnitError `not-now` for opening one while the car moves */
  readonly set: (door: Door, open: boolean, moving: boolean) => void;
  /** @throws UnitError `not-now` while a door is open: a car does not set off like that */
  readonly mustBeShut: () => void;
};

export const createDoors = (): Doors => {
  const open = new Set<Door>();
  return {
    read: () => ({
      'front-left': open.has('front-left'),
      'front-right': open.has('front-right'),
      'rear-left': open.has('rear-left'),
      'rear-right': open.has('rear-right'),
      tailgate: open.has('tailgate'),
    }),
    anyOpen: () => open.size > 0,
    set: (door, opened, moving) => {
      if (!opened) {
        open.delete(door);
        return;
      }
      if (moving) {
        throw new UnitError('not-now', 'The doors are locked while the car moves.', 'Use drive.stop first.');
      }
      open.add(door);
    },
    mustBeShut: () => {
      const first = DOORS.find((door) => open.has(door));
      if (first === undefined) return;
      throw new UnitError(
        'not-now',
        `The car does not set off with a door open: ${first}.`,
        'Shut it first, with vehicle.door.',
      );
    },
  };
};
