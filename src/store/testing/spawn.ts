import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { atEnd } from './clean-up.ts';

const PROGRAM = fileURLToPath(new URL('process.ts', import.meta.url));

export type OtherProcess = {
  /** The next line that it says; undefined once it has ended. */
  readonly line: () => Promise<string | undefined>;
  /** `kill -9`: resolves when the kernel has reaped it. */
  readonly kill: () => Promise<void>;
  readonly exitCode: () => Promise<number | null>;
};

/** Runs a command with a disk of `kilobytes` mounted on a folder, in a mount namespace that ends with it. */
const WITH_SMALL_DISK = 'mount -t tmpfs -o size="$1"k none "$2" && shift 2 && exec "$@"';
const smallDisk = (kilobytes: number, folder: string): readonly string[] => [
  ...['unshare', '-rm', 'sh', '-c', WITH_SMALL_DISK, 'sh'],
  ...[String(kilobytes), folder],
];

/** Whether this machine lets a test mount a disk of its own. */
export const canMountDisks = (): boolean =>
  spawnSync('unshare', ['-rm', 'mount', '-t', 'tmpfs', 'none', '/mnt']).status === 0;

/** Starts a process on `folder`, as another user or on a small disk if asked to; it is killed when the test ends. */
export function startProcess(
  folder: string,
  task: 'hold' | 'toggle',
  on: { readonly uid?: number; readonly kilobytes?: number } = {},
): OtherProcess {
  const wrapper = on.kilobytes === undefined ? [] : smallDisk(on.kilobytes, folder);
  const [command = '', ...rest] = [...wrapper, process.execPath, PROGRAM, folder, task];
  const child: ChildProcess = spawn(command, rest, {
    stdio: ['ignore', 'pipe', 'inherit'],
    ...(on.uid === undefined ? {} : { uid: on.uid, gid: on.uid }),
  });
  const ended = once(child, 'exit');
  atEnd(() => {
    child.kill('SIGKILL');
  });
  if (child.stdout === null) throw new Error('the child has no stdout');
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return {
    line: async () => (await lines.next()).value,
    kill: async () => {
      child.kill('SIGKILL');
      await ended;
    },
    exitCode: async () => {
      await ended;
      return child.exitCode;
    },
  };
}
