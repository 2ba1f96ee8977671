import { type ChildProcess, fork } from 'node:child_process';
import { type Fault, UnitError } from '../src/contract/errors.ts';
import { type Lines, readLines } from './lines.ts';
import { nodeForUnits } from './runtime.ts';
import { GLOVEBOX, plainEnvironment, type ReadyLine } from './serve.ts';

/** The options of `glovebox serve`, by their keys in the config file: `data`, `broker`, `logLevel` … */
export type UnitOptions = Readonly<Record<string, string>>;

/** What is said of an outside broker beside the options. */
export type BrokerSecrets = { readonly password: string | null; readonly protocol: '3.1.1' | '5' };

const NO_SECRETS: BrokerSecrets = { password: null, protocol: '5' };

/** A warm process that has units one after the other; see `src/cli/stand.ts`. */
export type Stand = {
  /** @throws UnitError with the unit's sentence, and no unit running */
  readonly start: (options: UnitOptions, broker?: BrokerSecrets) => Promise<ReadyLine>;
  /** Turns its unit off in order; the process stays. */
  readonly stop: () => Promise<void>;
  /** All that it ever logged. */
  readonly log: Lines;
  readonly exited: Promise<number | null>;
  /** Ends the process as a person would, with its unit turned off in order, and waits. */
  readonly end: () => Promise<void>;
  /** Ends the process as a power cut would, and waits. */
  readonly kill: () => Promise<void>;
};

type Answer =
  | { readonly ready: ReadyLine }
  | { readonly stopped: true }
  | { readonly fault: Fault | { readonly message: string } };

const errorOf = (fault: Fault | { readonly message: string }): Error =>
  'code' in fault ? new UnitError(fault.code, fault.sentence, fault.remedy) : new Error(fault.message);

const running = new Set<ChildProcess>();
process.on('exit', () => {
  for (const child of running) child.kill('SIGKILL');
});

/**
 * Starts a stand; it ends with this process at the latest. Returns before it has loaded: the first order waits for that.
 * @throws UnitError `bad-input` where there is no Node to run it
 */
export const openStand = (): Stand => {
  const child = fork(GLOVEBOX, ['stand'], {
    execPath: nodeForUnits(),
    // What this process was started with, such as a loader of TypeScript, is no business of the unit.
    execArgv: [],
    env: plainEnvironment({ NODE_OPTIONS: '' }),
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  running.add(child);
  if (child.stderr === null) throw new Error('a stand was started without its log');
  const log = readLines(child.stderr);
  const exited = new Promise<number | null>((done) => {
    child.once('exit', (code) => {
      running.delete(child);
      done(code);
    });
  });
  const ask = (order: object): Promise<Answer> =>
    new Promise((done, fail) => {
      const ended = (code: number | null): void =>
        fail(new Error(`The process of the unit ended with ${code}:\n${log.all.slice(-20).join('\n')}`));
      if (!child.connected) return ended(child.exitCode);
      child.once('exit', ended);
      child.once('message', (answer: Answer) => {
        child.off('exit', ended);
        if ('fault' in answer) fail(errorOf(answer.fault));
        else done(answer);
      });
      child.send(order);
    });
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    child.kill(signal);
    await exited;
  };
  return {
    start: async (options, { password, protocol } = NO_SECRETS) => {
      const answer = await ask({ do: 'start', options, password, protocol });
      if (!('ready' in answer)) throw new Error('a stand answered what it was not asked');
      return answer.ready;
    },
    stop: async () => {
      await ask({ do: 'stop' });
    },
    log,
    exited,
    end: () => end('SIGTERM'),
    kill: () => end('SIGKILL'),
  };
};
