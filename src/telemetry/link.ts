import type { Cancel, Clock, Random } from '../contract/clock.ts';
import type { Connection, ConnectionCause } from '../contract/schemas.ts';
import { backoff } from './backoff.ts';
import { causeOf } from './causes.ts';
import type { Way } from './options.ts';
import { reasonFor } from './reasons.ts';
import { type Identity, openSession, type Session, type SessionEvents } from './session.ts';

export type LinkParts = {
  /** Which way to go; asked anew for each connection. */
  readonly way: () => Way;
  readonly clock: Clock;
  readonly random: Random;
  /** As whom to connect; asked anew for each connection. */
  readonly identity: () => Identity;
  readonly online: (session: Session) => void;
  /** The connection is gone, and whatever was in its hands with it. */
  readonly lost: () => void;
  readonly changed: () => void;
  readonly message?: SessionEvents['message'];
};

/** A connection that is made again whenever it is lost, with back-off. */
export type Link = {
  readonly start: () => void;
  /** The session while it is online, else null. */
  readonly session: () => Session | null;
  readonly connection: () => Connection;
  /** The status alone: it is asked often, and costs nothing. */
  readonly status: () => Connection['status'];
  /** Whether a connection is being made at this moment: it will be online, or gone, by itself. */
  readonly dialling: () => boolean;
  /** Resets the connection at once and begins a new one. */
  readonly replace: (reason: string) => void;
  /** Ends for good, politely for `patience` real milliseconds. */
  readonly stop: (patience: number) => Promise<void>;
};

export function createLink(parts: LinkParts): Link {
  const { clock } = parts;
  let { target } = parts.way();
  let current: Session | null = null;
  let status: Connection['status'] = 'connecting';
  let since = clock.now();
  let cause: ConnectionCause | null = 'first';
  let reason: string | null = 'No connection has been made yet.';
  let failures = 0;
  let cancelRetry: Cancel = () => undefined;
  let stopped = false;

  const become = (next: Connection['status'], what: ConnectionCause | null, why: string | null): void => {
    if (next === status && why === reason) return;
    if (next !== status) since = clock.now();
    status = next;
    cause = what;
    reason = why;
    parts.changed();
  };

  const open = (): void => {
    if (stopped) return;
    const way = parts.way();
    target = way.target;
    const opened: Session = openSession(way, parts.identity(), {
      online: () => {
        if (opened !== current) return;
        failures = 0;
        become('online', null, null);
        parts.online(opened);
      },
      gone: (error) => {
        if (opened !== current) return;
        current = null;
        failures += 1;
        parts.lost();
        become('offline', causeOf(error), reasonFor(error, way.target));
        cancelRetry = clock.after(backoff(failures, parts.random), open);
      },
      ...(parts.message === undefined ? {} : { message: parts.message }),
    });
    current = opened;
  };

  return {
    start: open,
    session: () => (status === 'online' ? current : null),
    status: () => status,
    dialling: () => status !== 'online' && current !== null,
    connection: () => ({
      broker: target.kind,
      url: target.url,
      protocol: target.protocol,
      status,
      since: new Date(since).toISOString(),
      cause,
      reason,
    }),
    replace: (why) => {
      cancelRetry();
      current?.reset();
      current = null;
      parts.lost();
      if (stopped) return;
      become('connecting', 'anew', why);
      open();
    },
    stop: async (patience) => {
      stopped = true;
      cancelRetry();
      const last = current;
      if (last !== null) {
        if (status === 'online') await last.end(patience);
        else last.reset();
      }
      current = null;
      parts.lost();
      become('offline', 'stopped', 'The unit was shut down.');
    },
  };
}
