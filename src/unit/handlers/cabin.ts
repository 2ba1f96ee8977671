import type { Handlers } from '../../contract/dispatch.ts';
import { UnitError } from '../../contract/errors.ts';
import type { Room } from '../room.ts';

type CabinCommand = 'climate.set' | 'call.start' | 'call.end' | 'media.set';

/** What is done on board, and leaves nothing behind outside: climate, calls, music. */
export const cabinHandlers = ({ cabin, car, changed, state }: Room): Pick<Handlers, CabinCommand> => {
  const awake = (): void => {
    if (car.ignition() !== 'off') return;
    throw new UnitError(
      'not-now',
      'The car is off.',
      'Turn the ignition to accessory or on first.',
      'car-off',
    );
  };
  return {
    'climate.set': ({ on, temperature }) => {
      if (on === true) awake();
      cabin.setClimate({
        ...(on === undefined ? {} : { on }),
        ...(temperature === undefined ? {} : { temperature }),
      });
      changed();
      return state();
    },
    'call.start': ({ to }) => {
      awake();
      cabin.startCall(to);
      changed();
      return state();
    },
    'call.end': () => {
      cabin.endCall();
      changed();
      return state();
    },
    'media.set': ({ playing, track }) => {
      if (playing === true) awake();
      cabin.setMedia({
        ...(playing === undefined ? {} : { playing }),
        ...(track === undefined ? {} : { track }),
      });
      changed();
      return state();
    },
  };
};
