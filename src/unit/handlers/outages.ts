import type { Handlers } from '../../contract/dispatch.ts';
import { UnitError } from '../../contract/errors.ts';
import type { UnitState } from '../../contract/schemas.ts';
import type { Outside } from '../outside.ts';
import type { Room } from '../room.ts';

type OutageCommand = 'broker.fault' | 'network.fault' | 'store.fault' | 'power.cut';

const missing = (what: string): UnitError =>
  new UnitError(
    'not-now',
    `This unit has no ${what} that could be made to fail.`,
    'Start it with glovebox serve.',
  );

/** What is made to fail around the unit. */
export const outageHandlers = (
  { store, changed, state }: Pick<Room, 'store' | 'changed' | 'state'>,
  outside: Outside | null,
): Pick<Handlers, OutageCommand> => {
  const after = async (work: Promise<void>): Promise<UnitState> => {
    await work;
    changed();
    return state();
  };

  return {
    'broker.fault': ({ state: next }) => {
      if (outside === null) throw missing('way to a broker');
      return after(outside.way.become(next));
    },
    'network.fault': ({ state: next }) => {
      if (outside === null) throw missing('way to a broker');
      return after(outside.way.network(next));
    },
    'store.fault': ({ state: next }) => {
      if (next === 'full') store.disk.fill();
      else store.disk.free();
      changed();
      return state();
    },
    'power.cut': () => {
      if (outside?.cutPower == null) throw missing('power');
      outside.cutPower();
      return { pid: process.pid };
    },
  };
};
