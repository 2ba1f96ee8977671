import type { RawData, WebSocket } from 'ws';
import type { Dispatch, Origin } from '../contract/dispatch.ts';
import type { EventName } from '../contract/events.ts';
import type { ReplyFrame } from '../contract/frames.ts';
import type { Log } from '../telemetry/telemetry.ts';

/** Bytes waiting for a client beyond which it misses `vehicle.moved`, of which a newer one always follows. */
export const SKIP_MOTION_ABOVE = 256 * 1024;
/** Bytes waiting for a client beyond which it is dropped, so that it can't grow the unit's memory. */
export const DROP_CLIENT_ABOVE = 8 * 1024 * 1024;
/** Requests of one client that may be under way; it is not read from until one of them is answered. */
const REQUESTS_AT_ONCE = 64;

const refused = (sentence: string): ReplyFrame => ({
  id: null,
  ok: false,
  error: { code: 'bad-input', sentence, remedy: 'Send JSON such as {"id":1,"command":"unit.state"}.' },
});

const decode = (data: RawData, isBinary: boolean): { readonly frame: unknown } | ReplyFrame => {
  if (isBinary) return refused('The frame is binary; a request is text.');
  try {
    return { frame: JSON.parse(data.toString()) };
  } catch {
    return refused('The frame is not JSON.');
  }
};

/** A client of the contract, to which events are pushed. */
export type ContractSocket = { readonly push: (event: EventName, text: string) => void };

/**
 * Speaks the contract over one WebSocket: request frames in, replies and events out. A frame that is no request
 * gets an error reply. A client that does not read first misses motion, and is dropped when far behind.
 */
export const serveContract = (
  socket: WebSocket,
  dispatch: Dispatch,
  device: Origin['device'],
  log: Log,
): ContractSocket => {
  let underWay = 0;
  const connection = new AbortController();

  const send = (text: string): void => {
    if (socket.readyState !== socket.OPEN) return;
    if (socket.bufferedAmount > DROP_CLIENT_ABOVE) {
      log.warn({ device, waiting: socket.bufferedAmount }, 'A client that did not read was disconnected.');
      socket.terminate();
      return;
    }
    socket.send(text);
  };

  const answer = async (frame: unknown): Promise<void> => {
    underWay += 1;
    if (underWay >= REQUESTS_AT_ONCE) socket.pause();
    send(JSON.stringify(await dispatch(frame, device, connection.signal)));
    underWay -= 1;
    if (socket.isPaused && underWay < REQUESTS_AT_ONCE) socket.resume();
  };

  socket.on('message', (data, isBinary) => {
    const decoded = decode(data, isBinary);
    if ('frame' in decoded) void answer(decoded.frame);
    else send(JSON.stringify(decoded));
  });
  socket.on('close', () => connection.abort());
  socket.on('error', (error) => log.debug({ device, cause: error.message }, 'A client broke the protocol.'));

  return {
    push: (event, text) => {
      if (event === 'vehicle.moved' && socket.bufferedAmount > SKIP_MOTION_ABOVE) return;
      send(text);
    },
  };
};
