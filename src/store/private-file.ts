import { closeSync, openSync } from 'node:fs';

/**
 * Makes an empty file that only this user can read, unless there is one. SQLite's own files beside it take its permissions.
 *
 * INVARIANT: a file that exists is not opened. Closing any descriptor of a file drops the locks that this process holds on it
 * (POSIX), SQLite's included.
 */
export function createPrivateFile(path: string): void {
  try {
    closeSync(openSync(path, 'ax', 0o600));
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  }
}
