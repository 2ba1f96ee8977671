import type { Control } from '../client/control.ts';
import type { Argument } from '../src/contract/commands.ts';
import type { Unit } from './unit.ts';
import type { OwnWatchedWire } from './wire/watched.ts';

/** What a constructed road calls its places is no name that tells where anybody is. */
const ANYWHERE = /^(?:entry|exit|services|street|car park|motorway crossing|junction \w+)$/iu;

/** Follows the car and the switches, so that the wire knows what must not be on it. Returns what ends that. */
export const followTruth = async (
  unit: Pick<Control, 'call' | 'on'>,
  wire: OwnWatchedWire,
): Promise<() => void> => {
  const names = (await unit.call('profile.list')).flatMap(({ kind, name }) =>
    kind === 'guest' ? [] : [name],
  );
  const routes = await unit.call('route.list');
  const places = routes
    .flatMap((route) => route.places)
    .filter(({ name }) => !ANYWHERE.test(name))
    .map(({ name, position: [longitude, latitude] }) => ({ label: name, position: { latitude, longitude } }));
  wire.learn({ names, places });
  const beAt = ([longitude, latitude]: readonly [number, number], time = Date.now()): void =>
    wire.learn({ positions: [{ latitude, longitude, at: time }] });
  const ends = [
    unit.on('vehicle.moved', ({ position }) => beAt(position)),
    unit.on('unit.changed', (state) => {
      wire.told(state);
      // A snapshot puts the car elsewhere without a drive there.
      beAt(state.motion.position);
    }),
  ];
  const state = await unit.call('unit.state');
  beAt(state.motion.position);
  wire.told(state);
  return () => {
    for (const end of ends) end();
  };
};

/** The unit, with the wire told of what is said in the car. */
export const hearing = (unit: Unit, wire: Pick<OwnWatchedWire, 'learn'>): Unit => ({
  ...unit,
  call: (command, argument) => {
    if (command === 'assistant.say') wire.learn({ words: [(argument as Argument<'assistant.say'>).text] });
    return unit.call(command, argument);
  },
});
