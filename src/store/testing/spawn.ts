import { type ChildProcess, spawn } from 'node:child_process';
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

/** Starts a process on `folder`, as another user if `uid` is given; it is killed when the test ends. */
export function startProcess(folder: string, task: 'hold' | 'toggle', uid?: number): OtherProcess {
  const child: ChildProcess = spawn(process.execPath, [PROGRAM, folder, task], {
    stdio: ['ignore', 'pipe', 'inherit'],
    ...(uid === undefined ? {} : { uid, gid: uid }),
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
