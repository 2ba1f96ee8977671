import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod/mini';
import { makeFolder } from '../make-folder.ts';
import type { KeptSession } from './page-links.ts';

/** As many as a desk has windows; of a file that holds more, the latest count. */
const MOST = 20;

const shape = z.array(z.strictObject({ hash: z.string(), seen: z.number() }));

const inFolder = (data: string): string => join(data, 'sessions.json');

/** The sessions that were let in on this data folder before, the oldest first; none where they can't be read. */
export const readSessions = (data: string): readonly KeptSession[] => {
  try {
    const read = shape.safeParse(JSON.parse(readFileSync(inFolder(data), 'utf8')));
    return read.success ? read.data.slice(-MOST) : [];
  } catch {
    return [];
  }
};

/**
 * Writes the latest of `sessions` whole or not at all, for this user's eyes alone. There are only hashes in it, so
 * whoever reads a copy can open no window with it.
 * @throws what the file system does
 */
export const writeSessions = (data: string, sessions: readonly KeptSession[]): void => {
  makeFolder(data);
  const fresh = `${inFolder(data)}.${process.pid}`;
  rmSync(fresh, { force: true });
  writeFileSync(fresh, `${JSON.stringify(sessions.slice(-MOST))}\n`, { mode: 0o600, flag: 'wx' });
  renameSync(fresh, inFolder(data));
};
