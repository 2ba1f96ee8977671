import type { Page } from '@playwright/test';
import type { Control } from '../client/control.ts';
import { COMMANDS } from '../src/contract/commands.ts';
import type { GloveboxOptions } from './options.ts';
import type { Unit } from './unit.ts';
import type { OwnWatchedWire } from './wire/watched.ts';

/** What a constructed road calls its places is no name that tells where anybody is. */
const ANYWHERE = /^(?:entry|exit|services|street|car park|motorway crossing|junction \w+)$/iu;

/** Follows the car and the switches, so that the wire knows what must not be on it. Returns what ends that. */
export const followTruth = async (
  unit: Pick<Control, 'call' | 'on'>,
  wire: OwnWatchedWire,
  unitFor: GloveboxOptions['unitFor'],
): Promise<() => void> => {
  const people = await unit.call('profile.list');
  const names = people.flatMap(({ kind, name }) => (kind === 'guest' ? [] : [name]));
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
    unit.on('scenario.progressed', ({ state: run }) => {
      if (run === 'starting' || run === 'running') return;
      // A unit that has ended meanwhile tells no more.
      wire.resume(() => unit.call('unit.state')).catch(() => undefined);
    }),
  ];
  const state = await unit.call('unit.state');
  // Of a unit that another test has used, the state that it was left in is where this one begins.
  wire.begun(people, unitFor === 'worker' ? state : null);
  beAt(state.motion.position);
  wire.told(state);
  return () => {
    for (const end of ends) end();
  };
};

/** The unit, with the wire told of what is said in the car, and of what is asked for. */
export const hearing = (unit: Unit, wire: Pick<OwnWatchedWire, 'learn' | 'heard' | 'resume'>): Unit => {
  const heard = async <T>(command: string, argument: unknown, asked: () => Promise<T>): Promise<T> => {
    const said = command === 'assistant.say' ? COMMANDS[command].argument.safeParse(argument) : null;
    if (said?.success) wire.learn({ words: [said.data.text] });
    const answered = wire.heard(command, argument);
    try {
      const result = await asked();
      answered(result);
      if (command === 'scenario.stop') await wire.resume(unit.state).catch(() => undefined);
      return result;
    } catch (error) {
      answered(null);
      throw error;
    }
  };
  return {
    ...unit,
    call: (command, argument) => heard(command, argument, () => unit.call(command, argument)),
    callRaw: (command, argument) => heard(command, argument, () => unit.callRaw(command, argument)),
    restoreSnapshot: (name) => heard('snapshot.restore', { name }, () => unit.restoreSnapshot(name)),
    saveSnapshot: (name) => heard('snapshot.save', { name }, () => unit.saveSnapshot(name)),
  };
};

/** A frame of the page may be told so much after it was sent, in real milliseconds. */
const FRAME_LATE = 1_000;

type Frame = {
  readonly id?: number;
  readonly command?: string;
  readonly argument?: unknown;
  readonly result?: unknown;
};

const frameOf = (payload: string | Buffer): Frame => {
  try {
    return (JSON.parse(String(payload)) as Frame | null) ?? {};
  } catch {
    return {}; // not of the contract
  }
};

/** Lets the wire hear what a driver asks for on the screen: in a page, and in those that it opens. */
export const hearPage = (page: Page, wire: Pick<OwnWatchedWire, 'heard'>): void => {
  const listen = (one: Page): void => {
    one.on('websocket', (socket) => {
      const waiting = new Map<number, (result: unknown) => void>();
      socket.on('framesent', ({ payload }) => {
        const { id, command, argument } = frameOf(payload);
        if (id !== undefined && command !== undefined)
          waiting.set(id, wire.heard(command, argument, FRAME_LATE));
      });
      socket.on('framereceived', ({ payload }) => {
        const { id, result } = frameOf(payload);
        if (id === undefined) return;
        waiting.get(id)?.(result ?? null);
        waiting.delete(id);
      });
    });
  };
  listen(page);
  page.context().on('page', listen);
};
