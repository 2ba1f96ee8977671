import { execFile } from 'node:child_process';
import { chmodSync, existsSync } from 'node:fs';
import { promisify } from 'node:util';

const run = promisify(execFile);

/**
 * A program to run the unit under so that a folder without write permission is one for root too: root passes over
 * permissions by a capability, which this takes away.
 */
export const UNDER_PERMISSIONS: readonly string[] =
  process.getuid?.() === 0 && existsSync('/usr/bin/setpriv')
    ? ['/usr/bin/setpriv', '--inh-caps=-all', '--bounding-set=-dac_override,-dac_read_search,-fowner']
    : [];

/** Runs `work` while nobody may write in `folder`. */
export const whileReadOnly = async (folder: string, work: () => Promise<void>): Promise<void> => {
  chmodSync(folder, 0o555);
  try {
    await work();
  } finally {
    chmodSync(folder, 0o755);
  }
};

/**
 * Takes away the room that a running process has left to write: no file of its may grow beyond `bytes` from now on. To SQLite this
 * is a disk that refuses a write; it needs no mount, and thus no more rights than the tests have.
 */
export const limitFileSize = async (pid: number, bytes: number | 'unlimited'): Promise<void> => {
  await run('prlimit', ['--pid', String(pid), `--fsize=${bytes}:unlimited`]);
};
