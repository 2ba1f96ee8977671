import type { CommandName } from '../../src/contract/commands.ts';
import { type Control, connectControl } from './control.ts';
import { type ElectronServing, launchElectron } from './electron-window.ts';
import { type Serving, serve } from './serve.ts';

/** A head unit under test: a real process, asked over its control address; it may be ended and started again. */
export type Unit = Pick<Control, 'call' | 'callRaw' | 'on'> & {
  /** Its ready line, anew after each start. */
  readonly ready: () => Serving['ready'];
  /** A fresh one-time link to its window. */
  readonly link: () => Promise<string>;
  /** Ends it as a person would, and starts it again on the same data folder. */
  readonly restart: () => Promise<void>;
  /** Ends it as a power cut would, and starts it again on the same data folder. */
  readonly kill9: () => Promise<void>;
  readonly restarts: () => number;
  readonly log: () => readonly string[];
  readonly electron: () => ElectronServing | null;
  readonly stop: () => Promise<void>;
};

/** What a head unit under test is started with. */
export type UnitStart = {
  readonly data: string;
  /** Where to publish. */
  readonly broker: string;
  readonly prefix: string;
  /** How many seconds of the unit pass in one of ours. */
  readonly speed: number;
  /** The one language that it speaks, whoever drives; without it each profile has its own. */
  readonly language?: string | undefined;
};

const argumentsOf = ({ data, broker, prefix, speed, language }: UnitStart): readonly string[] => [
  ...['--data', data, '--broker', broker, '--prefix', prefix, '--speed', String(speed)],
  ...(language === undefined ? [] : ['--lang', language]),
];

/** Starts a head unit in `host`, and connects to it. */
export const startUnit = async (host: 'web' | 'electron', options: UnitStart): Promise<Unit> => {
  const start = (): Promise<Serving & { electron?: ElectronServing }> =>
    host === 'electron' ? launchElectron(options) : serve(argumentsOf(options));
  let serving = await start();
  let control = await connectControl(serving.ready.control);
  let restarts = 0;

  const startAgain = async (): Promise<void> => {
    control.close();
    restarts += 1;
    serving = await start();
    control = await connectControl(serving.ready.control);
  };

  return {
    call: <C extends CommandName>(...asked: Parameters<typeof control.call<C>>) => control.call<C>(...asked),
    callRaw: (command, argument) => control.callRaw(command, argument),
    on: (event, listener) => control.on(event, listener),
    ready: () => serving.ready,
    link: async () => (await control.call('host.link')).url,
    restart: async () => {
      await serving.stop();
      await startAgain();
    },
    kill9: async () => {
      await serving.kill9();
      await startAgain();
    },
    restarts: () => restarts,
    log: () => serving.log.all,
    electron: () => serving.electron ?? null,
    stop: async () => {
      control.close();
      await serving.stop();
    },
  };
};
