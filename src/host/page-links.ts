import { createHash } from 'node:crypto';
import { newSecret } from './secrets.ts';

const hash = (secret: string): string => createHash('sha256').update(secret).digest('base64url');

const remember = (set: Set<string>, secret: string, limit: number): void => {
  set.add(hash(secret));
  const [oldest] = set;
  if (set.size > limit && oldest !== undefined) set.delete(oldest);
};

/** How a page of the user interface is let in. */
export type PageLinks = {
  /** A token that opens one session, once. */
  readonly issue: () => string;
  /** The secret of a new session, or null when the token is unknown or was used before. */
  readonly redeem: (token: string) => string | null;
  /** Whether `secret` belongs to a session, so that a page survives a reload. */
  readonly resume: (secret: string) => boolean;
};

/**
 * One-time links and the sessions they open. Only hashes are kept, looked up by hash, so that neither a memory
 * dump nor the time of an answer gives a secret away.
 *
 * @param limit how many links, and how many sessions, may be open at once; the oldest goes first
 */
export const createPageLinks = (limit = 256): PageLinks => {
  const links = new Set<string>();
  const sessions = new Set<string>();
  return {
    issue: () => {
      const token = newSecret();
      remember(links, token, limit);
      return token;
    },
    redeem: (token) => {
      if (!links.delete(hash(token))) return null;
      const secret = newSecret();
      remember(sessions, secret, limit);
      return secret;
    },
    resume: (secret) => sessions.has(hash(secret)),
  };
};
