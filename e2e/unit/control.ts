import { WebSocket } from 'ws';
import type { Argument, CommandName, Result } from '../../src/contract/commands.ts';
import type { Fault } from '../../src/contract/errors.ts';
import type { EventName, Payload } from '../../src/contract/events.ts';

/** What a unit answered when it could not do what was asked. */
export class Refused extends Error {
  readonly fault: Fault;
  constructor(command: string, fault: Fault) {
    super(`${command}: ${fault.sentence} ${fault.remedy}`);
    this.fault = fault;
  }
}

/** The contract from outside the window, as scripts and tests use it. */
export type Control = {
  /** The answer to a command. @throws Refused with the unit's sentence */
  readonly call: <C extends CommandName>(command: C, argument?: Argument<C>) => Promise<Result<C>>;
  /** Sends whatever it is given, to see that it is refused. */
  readonly callRaw: (command: string, argument: unknown) => Promise<unknown>;
  readonly on: <E extends EventName>(event: E, listener: (payload: Payload<E>) => void) => () => void;
  readonly close: () => void;
};

type Incoming = {
  readonly id?: number | null;
  readonly ok?: boolean;
  readonly result?: unknown;
  readonly error?: Fault;
  readonly event?: string;
  readonly payload?: unknown;
};

/** Connects to the control address of a ready line. */
export const connectControl = async (url: string): Promise<Control> => {
  const socket = new WebSocket(url);
  const waiting = new Map<
    number,
    { done: (result: unknown) => void; fail: (error: Error) => void; command: string }
  >();
  const listeners = new Map<string, Set<(payload: never) => void>>();
  let lastId = 0;

  socket.on('message', (data) => {
    const frame = JSON.parse(String(data)) as Incoming;
    if (frame.event !== undefined) {
      for (const listener of listeners.get(frame.event) ?? []) listener(frame.payload as never);
      return;
    }
    const asked = waiting.get(frame.id ?? -1);
    if (asked === undefined) return;
    waiting.delete(frame.id ?? -1);
    if (frame.ok === true) asked.done(frame.result);
    else if (frame.error !== undefined) asked.fail(new Refused(asked.command, frame.error));
  });
  socket.on('close', () => {
    for (const { fail, command } of waiting.values()) fail(new Error(`${command}: the unit has gone`));
    waiting.clear();
  });
  await new Promise<void>((done, fail) => {
    socket.once('open', done);
    socket.once('error', fail);
  });
  // A unit that is killed resets its sockets; what was asked of it is rejected by 'close'.
  socket.on('error', () => undefined);

  const callRaw = (command: string, argument: unknown): Promise<unknown> =>
    new Promise((done, fail) => {
      lastId += 1;
      waiting.set(lastId, { done, fail, command });
      socket.send(JSON.stringify({ id: lastId, command, argument }));
    });

  return {
    call: (command, argument) => callRaw(command, argument) as never,
    callRaw,
    on: (event, listener) => {
      const set = listeners.get(event) ?? new Set();
      listeners.set(event, set);
      set.add(listener);
      return () => set.delete(listener);
    },
    close: () => socket.terminate(),
  };
};
