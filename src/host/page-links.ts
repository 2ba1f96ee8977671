import { createHash } from 'node:crypto';
import { newSecret } from './secrets.ts';

const hash = (secret: string): string => createHash('sha256').update(secret).digest('base64url');

/** How many links, and how many sessions, may be open at once; the oldest goes first. */
const LIMIT = 256;
/** Milliseconds after which a window that did not come back is let in no more. */
const SESSION_LIFE = 7 * 24 * 60 * 60 * 1000;

const dropOldest = (known: Map<string, number>): void => {
  const [oldest] = known.keys();
  if (known.size > LIMIT && oldest !== undefined) known.delete(oldest);
};

/** A session as it may be written down: no secret can be had from it. */
export type KeptSession = {
  readonly hash: string;
  /** When its window was last let in, in milliseconds since 1970. */
  readonly seen: number;
};

export type PageLinksOptions = {
  /** Sessions of an earlier run, the oldest first. */
  readonly before?: readonly KeptSession[];
  /** Is told all sessions, the oldest first, whenever a window was let in. */
  readonly keep?: (sessions: readonly KeptSession[]) => void;
  readonly now?: () => number;
};

/** How a page of the user interface is let in. */
export type PageLinks = {
  /** A token that opens one session, once. */
  readonly issue: () => string;
  /** The secret of a new session, or null when the token is unknown or was used before. */
  readonly redeem: (token: string) => string | null;
  /** Whether `secret` belongs to a session, so that a page survives a reload, and a new start of the host. */
  readonly resume: (secret: string) => boolean;
};

/**
 * One-time links and the sessions they open. Only hashes are kept, looked up by hash, so that neither a memory
 * dump nor the time of an answer gives a secret away.
 */
export const createPageLinks = ({
  before = [],
  keep = () => undefined,
  now = Date.now,
}: PageLinksOptions = {}): PageLinks => {
  const links = new Map<string, number>();
  const sessions = new Map(before.map(({ hash: of, seen }) => [of, seen]));

  const alive = (seen: number): boolean => {
    const age = now() - seen;
    // A time yet to come is of a clock that was set back, or of a file that was written by hand.
    return age >= 0 && age < SESSION_LIFE;
  };

  const letIn = (secret: string): void => {
    const key = hash(secret);
    sessions.delete(key);
    for (const [other, seen] of sessions) if (!alive(seen)) sessions.delete(other);
    sessions.set(key, now());
    dropOldest(sessions);
    keep([...sessions].map(([of, seen]) => ({ hash: of, seen })));
  };

  return {
    issue: () => {
      const token = newSecret();
      links.set(hash(token), now());
      dropOldest(links);
      return token;
    },
    redeem: (token) => {
      if (!links.delete(hash(token))) return null;
      const secret = newSecret();
      letIn(secret);
      return secret;
    },
    resume: (secret) => {
      const seen = sessions.get(hash(secret));
      if (seen === undefined || !alive(seen)) return false;
      letIn(secret);
      return true;
    },
  };
};
