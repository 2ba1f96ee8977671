import { once } from 'node:events';
import { type ClientOptions, WebSocket } from 'ws';
import type { EventFrame, ReplyFrame } from '../../contract/frames.ts';
import type { ContractClient } from '../contract-suite.ts';

/** The frames of a socket, one after the other; a test waits for the next one. */
export const framesOf = (socket: WebSocket): { readonly next: () => Promise<unknown> } => {
  const arrived: unknown[] = [];
  const waiting: ((frame: unknown) => void)[] = [];
  socket.on('message', (data) => {
    const frame: unknown = JSON.parse(data.toString());
    const first = waiting.shift();
    if (first === undefined) arrived.push(frame);
    else first(frame);
  });
  return {
    next: () =>
      arrived.length > 0
        ? Promise.resolve(arrived.shift())
        : new Promise((resolve) => {
            waiting.push(resolve);
          }),
  };
};

/** Opens the page's WebSocket as a browser would: with the unit's own origin, and the ticket as a subprotocol. */
export const openPage = (url: string, ticket?: string, options: ClientOptions = {}): WebSocket => {
  const { origin, host, hash } = new URL(url);
  const token = new URLSearchParams(hash.slice(1)).get('token');
  return new WebSocket(`ws://${host}/contract`, ['glovebox', ticket ?? `link.${token}`], {
    origin,
    ...options,
  });
};

/** The status and the sentence with which an upgrade was refused. */
export const refusalOf = (socket: WebSocket): Promise<{ readonly status: number; readonly body: string }> =>
  new Promise((resolve, reject) => {
    socket.on('error', () => undefined);
    socket.on('open', () => reject(new Error('the connection was let in')));
    socket.on('unexpected-response', (_request, response) => {
      let body = '';
      response.on('data', (chunk: Buffer) => {
        body += chunk.toString();
      });
      response.on('end', () => resolve({ status: response.statusCode ?? 0, body }));
    });
  });

/** Waits until `socket` is closed, and tells how. */
export const closeOf = async (
  socket: WebSocket,
): Promise<{ readonly code: number; readonly reason: string }> => {
  const [code, reason] = (await once(socket, 'close')) as [number, Buffer];
  return { code, reason: reason.toString() };
};

/** The contract over an open socket. Replies are told apart by id, so every request here needs one of its own. */
export const socketClient = (socket: WebSocket, close: () => Promise<void>): ContractClient => {
  const pending = new Map<number, (reply: ReplyFrame) => void>();
  const listeners = new Set<(frame: EventFrame) => void>();
  socket.on('message', (data) => {
    const frame = JSON.parse(data.toString()) as ReplyFrame | EventFrame | { readonly session: string };
    if ('event' in frame) for (const listener of listeners) listener(frame);
    else if ('ok' in frame) pending.get(frame.id ?? Number.NaN)?.(frame);
  });
  return {
    send: (frame) =>
      new Promise((resolve) => {
        pending.set((frame as { readonly id: number }).id, resolve);
        socket.send(JSON.stringify(frame));
      }),
    onEvent: (listener) => listeners.add(listener),
    close,
  };
};
