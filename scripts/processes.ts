import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process';
import { join, resolve } from 'node:path';

/** The root of the checkout. */
export const ROOT = resolve(import.meta.dirname, '..');

/** The path of a program that the packages brought. */
export const installed = (name: string): string => join(ROOT, 'node_modules', '.bin', name);

const running = new Set<ChildProcess>();

/** Ends a child and all that it started; one that has ended already is left alone. */
export const endTree = (child: ChildProcess, signal: NodeJS.Signals = 'SIGTERM'): void => {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  try {
    process.kill(-child.pid, signal);
  } catch {
    // The group has gone between the check and the signal.
  }
};

// INVARIANT: whatever ends this process ends what it started; a child leads a group of its own, so that grandchildren go too.
process.on('exit', () => {
  for (const child of running) endTree(child, 'SIGKILL');
});
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => process.exit(1));
}

/** Starts a program in a process group of its own, which ends with this process at the latest. */
export const start = (program: string, args: readonly string[], options: SpawnOptions = {}): ChildProcess => {
  const child = spawn(program, [...args], { cwd: ROOT, stdio: 'inherit', ...options, detached: true });
  running.add(child);
  child.once('exit', () => running.delete(child));
  return child;
};

/** How a program ended: its exit code, and what it printed where that was asked for. */
export type Ended = { readonly code: number; readonly output: string };

/**
 * Runs a program to its end. With `capture` its output (both streams, in order of arrival) is returned, not shown.
 * A program that can't be started, or that a signal ended, has code 1.
 */
export const run = (
  program: string,
  args: readonly string[],
  { capture = false, env = {} }: { readonly capture?: boolean; readonly env?: NodeJS.ProcessEnv } = {},
): Promise<Ended> =>
  new Promise((done) => {
    const child = start(program, args, {
      env: { ...process.env, ...env },
      stdio: capture ? ['ignore', 'pipe', 'pipe'] : ['ignore', 'inherit', 'inherit'],
    });
    const chunks: Buffer[] = [];
    child.stdout?.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.stderr?.on('data', (chunk: Buffer) => chunks.push(chunk));
    const output = () => Buffer.concat(chunks).toString('utf8');
    child.once('error', (error) => done({ code: 1, output: `${output()}${error.message}\n` }));
    child.once('close', (code) => done({ code: code ?? 1, output: output() }));
  });
