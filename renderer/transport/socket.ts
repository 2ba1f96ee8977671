import type { EventName } from '../../src/contract/events.ts';
import type { Credentials } from './credentials.ts';
import { readFrame } from './frames.ts';
import { listeners } from './listeners.ts';
import { type Answer, LINK_LOST, type LinkStatus, type Transport } from './transport.ts';

/** The close code of the web host for a link that was used already or that it never gave. */
const LINK_REFUSED = 4401;
const FIRST_WAIT = 250;
const LONGEST_WAIT = 5000;

/** Milliseconds to wait before attempt number `attempt` (0, 1, …) to reconnect. */
export const backOff = (attempt: number): number => Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** attempt);

export type SocketParts = {
  readonly open: (subprotocols: string[]) => WebSocket;
  readonly credentials: Credentials;
  readonly later: (work: () => void, delay: number) => void;
};

/** The contract over the web host's WebSocket, reconnecting by itself until it is refused. */
export const socketTransport = ({ open, credentials, later }: SocketParts): Transport => {
  const events = listeners<[EventName, unknown]>();
  const statuses = listeners<[LinkStatus]>();
  const waiting = new Map<number, (answer: Answer) => void>();
  let status: LinkStatus = 'opening';
  let socket: WebSocket | null = null;
  let attempt = 0;
  let nextId = 1;

  const become = (next: LinkStatus): void => {
    if (status === next) return;
    status = next;
    statuses.tell(next);
  };

  const arrive = (text: string): void => {
    const frame = readFrame(text);
    switch (frame?.kind) {
      case 'session':
        credentials.keep(frame.secret);
        attempt = 0;
        become('open');
        return;
      case 'reply':
        waiting.get(frame.id)?.(frame.answer);
        waiting.delete(frame.id);
        return;
      case 'event':
        events.tell(frame.event, frame.payload);
        return;
    }
  };

  const closed = (code: number): void => {
    socket = null;
    for (const answer of waiting.values()) answer({ ok: false, error: LINK_LOST });
    waiting.clear();
    if (code === LINK_REFUSED) {
      credentials.forget();
      become('refused');
      return;
    }
    become('lost');
    later(connect, backOff(attempt));
    attempt += 1;
  };

  const connect = (): void => {
    const fresh = open(credentials.subprotocols());
    socket = fresh;
    fresh.addEventListener('message', ({ data }) => {
      if (typeof data === 'string') arrive(data);
    });
    fresh.addEventListener('close', ({ code }) => closed(code));
  };

  connect();
  return {
    invoke: (command, argument, screen) => {
      const current = socket;
      if (current === null || status !== 'open') return Promise.resolve({ ok: false, error: LINK_LOST });
      const id = nextId;
      nextId += 1;
      const { promise, resolve } = Promise.withResolvers<Answer>();
      waiting.set(id, resolve);
      current.send(JSON.stringify({ id, command, argument, screen }));
      return promise;
    },
    onEvent: events.add,
    onStatus: (listener) => {
      listener(status);
      return statuses.add(listener);
    },
  };
};
