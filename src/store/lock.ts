import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { UnitError } from '../contract/errors.ts';
import { type Database, openDatabase, sqliteCode } from './database.ts';
import { createPrivateFile } from './private-file.ts';

export const LOCK_FILE = 'glovebox.lock';

/** Every lock that this process holds: one that nothing refers to any more would be let go of with the next collection of garbage. */
const held = new Set<Database>();

const hold = (path: string): Database => {
  createPrivateFile(path);
  const lock = openDatabase(path, { timeout: 0 });
  try {
    // The journal stays in memory, so that nothing but an empty file is ever left behind.
    lock.pragma('journal_mode = MEMORY');
    lock.exec('BEGIN EXCLUSIVE');
    return lock;
  } catch (error) {
    lock.close();
    throw error;
  }
};

/**
 * Makes this process the only one that uses the data folder, until the returned function is called or the process ends in
 * whatever way: the kernel lets go of a file lock with the process, which a file with a process id in it does not.
 *
 * @throws UnitError `store-refused` if another process, or another unit of this one, holds it; SqliteError if it can't be made
 */
export function lockFolder(folder: string): () => void {
  const path = join(folder, LOCK_FILE);
  let lock: Database;
  try {
    lock = hold(path);
  } catch (error) {
    const code = sqliteCode(error);
    if (code?.startsWith('SQLITE_BUSY')) {
      throw new UnitError(
        'store-refused',
        `Another Glovebox already uses the data folder ${folder}.`,
        'Stop that one first, or choose another folder with --data.',
      );
    }
    if (code !== 'SQLITE_NOTADB') throw error;
    // SQLite read the file to find that it is no database, so nobody held it; it has no content worth keeping.
    rmSync(path);
    lock = hold(path);
  }
  held.add(lock);
  return () => {
    held.delete(lock);
    lock.close();
  };
}
