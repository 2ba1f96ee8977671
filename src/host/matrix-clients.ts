import type { AddressInfo } from 'node:net';
import { WebSocket, WebSocketServer } from 'ws';
import type { Argument, CommandName } from '../contract/commands.ts';
import type { Dispatch } from '../contract/dispatch.ts';
import { UnitError } from '../contract/errors.ts';
import type { ReplyFrame } from '../contract/frames.ts';
import type { Ask } from '../matrix/unit.ts';
import type { Log } from '../telemetry/telemetry.ts';
import { serveContract } from './contract-socket.ts';

const connect = async (port: number): Promise<Ask> => {
  const socket = new WebSocket(`ws://127.0.0.1:${port}`, { perMessageDeflate: false });
  await new Promise((resolve, reject) => {
    socket.once('open', resolve);
    socket.once('error', reject);
  });
  const waiting = new Map<number | null, (reply: ReplyFrame) => void>();
  let id = 0;
  socket.on('message', (data) => {
    const reply = JSON.parse(data.toString()) as ReplyFrame;
    waiting.get(reply.id)?.(reply);
    waiting.delete(reply.id);
  });
  return async <C extends CommandName>(command: C, argument?: Argument<C>) => {
    id += 1;
    const request = id;
    const reply = await new Promise<ReplyFrame>((resolve) => {
      waiting.set(request, resolve);
      socket.send(JSON.stringify({ id: request, command, argument }));
    });
    if (!reply.ok) throw new UnitError(reply.error.code, reply.error.sentence, reply.error.remedy);
    // The contract has checked the result against the row that types it.
    return reply.result as never;
  };
};

/** Clients of a unit over WebSockets of their own, as a page and a script would be. */
export type Clients = {
  readonly connect: () => Promise<Ask>;
  readonly close: () => Promise<void>;
};

/** Serves the contract on loopback, for as long as a race lasts. */
export const openToClients = async (dispatch: Dispatch, log: Log): Promise<Clients> => {
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1' });
  await new Promise((resolve, reject) => {
    server.once('listening', resolve);
    server.once('error', reject);
  });
  server.on('connection', (socket) => serveContract(socket, dispatch, 'control', log));
  const { port } = server.address() as AddressInfo;
  return {
    connect: () => connect(port),
    close: () =>
      new Promise((resolve) => {
        for (const socket of server.clients) socket.terminate();
        server.close(() => resolve());
      }),
  };
};
