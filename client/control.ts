import { WebSocket } from 'ws';
import type { Argument, CommandName, Result } from '../src/contract/commands.ts';
import { type Fault, UnitError } from '../src/contract/errors.ts';
import type { EventName, Payload } from '../src/contract/events.ts';
import type { EventFrame } from '../src/contract/frames.ts';

/** What a unit answered when it could not do what was asked. */
export class Refused extends UnitError {
  readonly command: string;
  /** The answer as it came, without the name of the command before it. */
  readonly answer: Fault;

  constructor(command: string, fault: Fault) {
    super(fault.code, `${command}: ${fault.sentence}`, fault.remedy, fault.key);
    this.name = 'Refused';
    this.command = command;
    this.answer = fault;
  }
}

/** The contract from outside the window, as scripts and tests use it. */
export type Control = {
  /** The answer to a command. @throws Refused with the unit's sentence; UnitError `unreachable` when it went away */
  readonly call: <C extends CommandName>(command: C, argument?: Argument<C>) => Promise<Result<C>>;
  /** Sends whatever it is given, to see that it is refused. */
  readonly callRaw: (command: string, argument: unknown) => Promise<unknown>;
  /** Listens to an event; the function that it returns ends that. */
  readonly on: <E extends EventName>(event: E, listener: (payload: Payload<E>) => void) => () => void;
  /** Listens to every event. */
  readonly onEvery: (listener: (frame: EventFrame) => void) => void;
  /** Fulfils when the unit, or `close`, ended the connection. */
  readonly closed: Promise<void>;
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

/** In real milliseconds. */
const HANDSHAKE_TIME = 5_000;
const REMEDY = 'Start one, and connect to the address in the field "control" of its ready line.';

const unreachable = (sentence: string): UnitError => new UnitError('unreachable', sentence, REMEDY);

const checked = (address: string): URL => {
  const url = URL.canParse(address) ? new URL(address) : null;
  if (url !== null && ['ws:', 'wss:'].includes(url.protocol)) return url;
  throw new UnitError(
    'bad-input',
    `The control address of a unit is a ws:// URL; found "${address}".`,
    'Copy it from the field "control" of the line that `glovebox serve` prints.',
  );
};

const opened = (socket: WebSocket, { host }: URL): Promise<void> =>
  new Promise((done, fail) => {
    socket.once('open', done);
    socket.once('unexpected-response', (_request, { statusCode }) => {
      fail(
        unreachable(
          statusCode === 401
            ? `The unit at ${host} does not know the token of this control address: it is of another run.`
            : `What answers at ${host} is no unit of Glovebox (HTTP ${statusCode}).`,
        ),
      );
      socket.terminate();
    });
    // Stays for good: a unit that is killed resets its sockets, and what was asked of it is rejected by 'close'.
    socket.on('error', (error: NodeJS.ErrnoException) =>
      fail(unreachable(`No unit answers at ${host} (${error.code ?? error.message}).`)),
    );
  });

/**
 * Connects to a running unit by the control address of its ready line.
 * @throws UnitError `bad-input` for what is no such address, `unreachable` where no unit answers
 */
export const connectControl = async (address: string): Promise<Control> => {
  const url = checked(address);
  const socket = new WebSocket(url, { handshakeTimeout: HANDSHAKE_TIME, perMessageDeflate: false });
  const waiting = new Map<
    number,
    { done: (result: unknown) => void; fail: (error: Error) => void; command: string }
  >();
  const listeners = new Map<string, Set<(payload: never) => void>>();
  const everybody: ((frame: EventFrame) => void)[] = [];
  let lastId = 0;
  let open = true;

  socket.on('message', (data) => {
    const frame = JSON.parse(String(data)) as Incoming;
    if (frame.event !== undefined) {
      for (const listener of listeners.get(frame.event) ?? []) listener(frame.payload as never);
      for (const listener of everybody) listener({ event: frame.event as EventName, payload: frame.payload });
      return;
    }
    const asked = waiting.get(frame.id ?? -1);
    if (asked === undefined) return;
    waiting.delete(frame.id ?? -1);
    if (frame.ok === true) asked.done(frame.result);
    else if (frame.error !== undefined) asked.fail(new Refused(asked.command, frame.error));
  });
  await opened(socket, url);
  const gone = (command: string): UnitError =>
    unreachable(`${command}: the unit has gone, and did not answer.`);
  const closed = new Promise<void>((done) => {
    socket.once('close', () => {
      open = false;
      for (const { fail, command } of waiting.values()) fail(gone(command));
      waiting.clear();
      done();
    });
  });

  const callRaw = (command: string, argument: unknown): Promise<unknown> =>
    new Promise((done, fail) => {
      if (!open) return fail(gone(command));
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
    onEvery: (listener) => everybody.push(listener),
    closed,
    close: () => socket.terminate(),
  };
};
