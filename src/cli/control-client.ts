import { WebSocket } from 'ws';
import { UnitError } from '../contract/errors.ts';
import { type EventFrame, incomingFrame, type ReplyFrame } from '../contract/frames.ts';
import { readUnitFile } from '../host/unit-file.ts';
import { defaultDataFolder } from './data-folder.ts';
import type { Values } from './options.ts';

const HANDSHAKE_TIME = 5000;

const unreachable = (sentence: string, data: string | null): UnitError =>
  new UnitError(
    'unreachable',
    sentence,
    `Start one with \`glovebox serve${data === null ? '' : ` --data ${data}`}\`, or name another with --control or --data.`,
  );

/** Where a running unit is. */
export type ControlAddress = { readonly url: string; readonly data: string | null };

const checked = (text: string): string => {
  if (URL.canParse(text) && ['ws:', 'wss:'].includes(new URL(text).protocol)) return text;
  throw new UnitError(
    'bad-input',
    '--control must be a ws:// URL.',
    'Copy it from the field "control" of the line that `glovebox serve` prints.',
  );
};

/**
 * The unit that --control names, or else the one that last started on the data folder.
 * @throws UnitError `bad-input` or `unreachable`
 */
export const controlAddress = ({ control, data }: Pick<Values, 'control' | 'data'>): ControlAddress => {
  if (control !== undefined) return { url: checked(control), data: null };
  const folder = data ?? defaultDataFolder();
  if (folder === ':memory:') {
    throw new UnitError(
      'bad-input',
      'A unit on :memory: leaves no file to find it by.',
      'Name it with --control, from the line that `glovebox serve` printed.',
    );
  }
  const file = readUnitFile(folder);
  if (file === null) throw unreachable(`No unit runs on the data folder ${folder}.`, folder);
  if (file.control === null) {
    throw new UnitError(
      'unreachable',
      `The control API of the unit that runs on ${folder} is off.`,
      'Start it with --control-api on, or name another with --control or --data.',
    );
  }
  return { url: checked(file.control), data: folder };
};

export type ControlClient = {
  /** @throws UnitError the fault that the unit answered with, or `unreachable` when it went away */
  readonly ask: (command: string, argument: unknown) => Promise<unknown>;
  readonly onEvent: (listener: (frame: EventFrame) => void) => void;
  /** Fulfils when the unit, or `close`, ended the connection. */
  readonly closed: Promise<void>;
  readonly close: () => void;
};

const opened = (socket: WebSocket, { url, data }: ControlAddress): Promise<void> =>
  new Promise((resolve, reject) => {
    const { host } = new URL(url);
    socket.once('open', resolve);
    socket.once('unexpected-response', (_request, { statusCode }) => {
      const sentence =
        statusCode === 401
          ? `The unit at ${host} does not know the token of this control URL: it is of another run.`
          : `What answers at ${host} is no unit of Glovebox (HTTP ${statusCode}).`;
      reject(unreachable(sentence, data));
      socket.terminate();
    });
    socket.on('error', (error: NodeJS.ErrnoException) =>
      reject(unreachable(`No unit answers at ${host} (${error.code ?? error.message}).`, data)),
    );
  });

/**
 * Connects to a running unit.
 * @throws UnitError `unreachable`, with what to start
 */
export const connectControl = async (address: ControlAddress): Promise<ControlClient> => {
  const socket = new WebSocket(address.url, { handshakeTimeout: HANDSHAKE_TIME, perMessageDeflate: false });
  const listeners: ((frame: EventFrame) => void)[] = [];
  const waiting = new Map<number, (reply: ReplyFrame) => void>();
  let id = 0;
  socket.on('message', (data) => {
    const { data: frame } = incomingFrame.safeParse(JSON.parse(data.toString()));
    if (frame === undefined) return;
    if ('event' in frame) for (const listener of listeners) listener(frame as EventFrame);
    else waiting.get(frame.id ?? Number.NaN)?.(frame as ReplyFrame);
  });
  await opened(socket, address);
  const closed = new Promise<void>((resolve) => {
    socket.once('close', () => resolve());
  });

  return {
    ask: async (command, argument) => {
      id += 1;
      const replied = new Promise<ReplyFrame>((resolve) => {
        waiting.set(id, resolve);
      });
      socket.send(JSON.stringify({ id, command, argument }));
      const reply = await Promise.race([replied, closed]);
      if (reply === undefined) throw unreachable('The unit went away before it answered.', address.data);
      if (!reply.ok) throw new UnitError(reply.error.code, reply.error.sentence, reply.error.remedy);
      return reply.result;
    },
    onEvent: (listener) => listeners.push(listener),
    closed,
    close: () => socket.close(),
  };
};
