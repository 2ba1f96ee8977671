import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

const ENTRY = join(import.meta.dirname, '..', 'glovebox.ts');

/** A `glovebox` that runs, with what it has said so far. */
export type Running = {
  readonly process: ChildProcessWithoutNullStreams;
  readonly stdout: () => string;
  readonly stderr: () => string;
  /** Waits until `pattern` was said on stdout or stderr, and answers with the match. */
  readonly said: (pattern: RegExp) => Promise<RegExpExecArray>;
  /** Waits for the end, and answers with the exit code. */
  readonly ended: Promise<number | null>;
};

export type Place = {
  /** The working directory, where a config file may lie. */
  readonly folder: string;
  readonly environment?: Readonly<Record<string, string>>;
  /** For Node itself. */
  readonly node?: readonly string[];
};

/** Runs the real command from its source, in a process of its own. */
export const glovebox = (words: readonly string[], { folder, environment, node = [] }: Place): Running => {
  const child = spawn(process.execPath, [...node, ENTRY, ...words], {
    cwd: folder,
    env: { PATH: process.env['PATH'] ?? '', HOME: folder, ...environment },
  });
  const text = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr'] as const) {
    child[name].setEncoding('utf8').on('data', (chunk: string) => {
      text[name] += chunk;
    });
  }
  const ended = once(child, 'close').then(([code]) => code as number | null);
  const said = (pattern: RegExp): Promise<RegExpExecArray> =>
    new Promise((resolve, reject) => {
      const look = (): void => {
        const match = pattern.exec(text.stdout) ?? pattern.exec(text.stderr);
        if (match !== null) resolve(match);
      };
      child.stdout.on('data', look);
      child.stderr.on('data', look);
      void ended.then((code) => reject(new Error(`it ended with ${code}: ${text.stderr}`)));
      look();
    });
  return { process: child, stdout: () => text.stdout, stderr: () => text.stderr, said, ended };
};

/** Runs the command to its end. */
export const run = async (
  words: readonly string[],
  place: Place,
): Promise<{ readonly code: number | null; readonly stdout: string; readonly stderr: string }> => {
  const { ended, stdout, stderr } = glovebox(words, place);
  return { code: await ended, stdout: stdout(), stderr: stderr() };
};
