import { existsSync, readdirSync, renameSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Database } from './database.ts';
import { SIBLINGS } from './inspect.ts';
import { syncFolder } from './sync-folder.ts';

const MARK = '.damaged-';
const NAME = 'set-aside';
const WHY = 'set-aside-because';

/**
 * Renames a damaged store and its siblings, so that it can be looked at later; nothing in it is changed.
 * The database goes first: a log without its database is recognised at the next start, a database without its log is not.
 *
 * @param at milliseconds since the Unix epoch, for the name
 */
export function setAside(path: string, at: number): void {
  const stamp = new Date(at).toISOString().replace(/[-:]|\.\d+/g, '');
  const taken = (name: string): boolean => ['', ...SIBLINGS].some((suffix) => existsSync(name + suffix));
  let name = `${path}${MARK}${stamp}`;
  for (let count = 2; taken(name); count += 1) name = `${path}${MARK}${stamp}-${count}`;
  for (const suffix of ['', ...SIBLINGS]) {
    if (existsSync(path + suffix)) renameSync(path + suffix, name + suffix);
  }
  syncFolder(dirname(path));
}

/** The newest store that was set aside in this folder, as a file name; null if there is none. */
const newestDamaged = (path: string): string | null =>
  readdirSync(dirname(path))
    .filter((name) => name.startsWith(`${basename(path)}${MARK}`))
    .sort()
    .at(-1) ?? null;

/**
 * Notes in a store that has just begun that another lies beside it. It asks the folder rather than the caller, so that a crash between setting
 * aside and beginning anew is not forgotten (R28).
 *
 * @param why what was wrong with it, if that is known
 */
export function rememberSetAside(database: Database, path: string, why: string | null): void {
  const name = newestDamaged(path);
  if (name === null) return;
  const write = database.prepare('INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)');
  write.run(NAME, name);
  if (why !== null) write.run(WHY, why);
}

/** What a store remembers of the one that was set aside before it. */
export type SetAside = {
  /** The sentence for the driver; null if nothing was set aside, or once somebody has read it. */
  readonly message: () => string | null;
  /** Somebody has read it. */
  readonly accept: () => void;
};

export function createSetAside(database: Database, folder: string): SetAside {
  const select = database.prepare<[string], { value: string }>('SELECT value FROM meta WHERE key = ?');
  const forget = database.prepare('DELETE FROM meta WHERE key IN (?, ?)');
  return {
    message: () => {
      const name = select.get(NAME)?.value;
      if (name === undefined) return null;
      const why = select.get(WHY)?.value;
      return (
        `The stored profiles and settings could not be read${why === undefined ? '' : ` (${why})`}. ` +
        `They are kept untouched in ${join(folder, name)}, a new store has begun, ` +
        'and nothing leaves the car until somebody confirms having read this.'
      );
    },
    accept: () => {
      forget.run(NAME, WHY);
    },
  };
}
