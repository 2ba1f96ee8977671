import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process';
import { join } from 'node:path';
import { packageFolder } from '../src/host/places.ts';
import { type Lines, readLines } from './lines.ts';
import { nodeForUnits } from './runtime.ts';

/** The folder of the package. */
export const ROOT = packageFolder();

/** The `glovebox` command as a person runs it. */
export const GLOVEBOX = join(ROOT, 'bin/glovebox.js');

/** The one line that `glovebox serve` prints when it is ready. */
export type ReadyLine = {
  readonly ready: true;
  readonly url: string;
  readonly control: string;
  readonly broker: string;
  readonly data: string;
  readonly pid: number;
};

/** A running `glovebox serve`. */
export type Serving = {
  readonly ready: ReadyLine;
  readonly output: Lines;
  /** Its log. */
  readonly log: Lines;
  readonly exited: Promise<number | null>;
  /** Ends it as a person would, and waits. */
  readonly stop: () => Promise<void>;
  /** Ends it as a power cut would, and waits. */
  readonly kill: () => Promise<void>;
};

/**
 * This environment without what a test runner asks for: colours, which are no part of a sentence, and a file for its report, which
 * another runner started from here must not write to.
 */
export const plainEnvironment = (more: NodeJS.ProcessEnv = {}): NodeJS.ProcessEnv => {
  const { FORCE_COLOR: _colour, PLAYWRIGHT_JSON_OUTPUT_NAME: _report, ...rest } = process.env;
  return { ...rest, NO_COLOR: '1', ...more };
};

const running = new Set<ChildProcess>();
process.on('exit', () => {
  for (const child of running) child.kill('SIGKILL');
});

/** Starts `glovebox` with `args`; it ends with this process at the latest. */
export const startGlovebox = (args: readonly string[], options: SpawnOptions = {}): ChildProcess => {
  const child = spawn(nodeForUnits(), [GLOVEBOX, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    ...options,
    env: plainEnvironment(options.env),
  });
  running.add(child);
  child.once('exit', () => running.delete(child));
  return child;
};

/** How a finished `glovebox` ended, and what it said. */
export type Finished = { readonly code: number | null; readonly stdout: string; readonly stderr: string };

/** Runs `glovebox` with `args` to its end. */
export const glovebox = async (args: readonly string[], options: SpawnOptions = {}): Promise<Finished> =>
  finished(startGlovebox(args, options));

/** Waits for the end of `child`. */
export const finished = (child: ChildProcess): Promise<Finished> =>
  new Promise((done, fail) => {
    let stdout = '';
    let stderr = '';
    child.stdout?.on('data', (chunk) => {
      stdout += String(chunk);
    });
    child.stderr?.on('data', (chunk) => {
      stderr += String(chunk);
    });
    child.once('error', fail);
    child.once('close', (code) => done({ code, stdout, stderr }));
  });

/**
 * Starts `glovebox serve` and waits for its ready line.
 * @param wrap a program to run it under, such as one that takes rights away
 */
export const serve = async (args: readonly string[], wrap: readonly string[] = []): Promise<Serving> => {
  const node = nodeForUnits();
  const [program = node, ...rest] = [...wrap, node, GLOVEBOX, 'serve', ...args];
  const child = spawn(program, rest, {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: plainEnvironment(),
  });
  running.add(child);
  const exited = new Promise<number | null>((done) => {
    child.once('exit', (code) => {
      running.delete(child);
      done(code);
    });
  });
  const log = readLines(child.stderr);
  const output = readLines(child.stdout);
  const line = await output
    .find((text) => text.includes('"ready":true'), 'a ready line')
    .catch((error: Error) => {
      throw new Error(`${error.message}\n${log.all.join('\n')}`);
    });
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    child.kill(signal);
    await exited;
  };
  return {
    ready: JSON.parse(line) as ReadyLine,
    output,
    log,
    exited,
    stop: () => end('SIGTERM'),
    kill: () => end('SIGKILL'),
  };
};
