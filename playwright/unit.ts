import { rmSync } from 'node:fs';
import { type Control, connectControl } from '../client/control.ts';
import type { ReadyLine } from '../client/serve.ts';
import type { CommandName } from '../src/contract/commands.ts';
import { UnitError } from '../src/contract/errors.ts';
import type { UnitState } from '../src/contract/schemas.ts';
import type { TestBroker } from './broker.ts';
import { type ElectronServing, launchElectron } from './electron-window.ts';
import type { GloveboxOptions } from './options.ts';
import type { Stands } from './stands.ts';

/** A head unit under test: a real process, asked over its control address; it may be ended and started again. */
export type Unit = Pick<Control, 'call' | 'callRaw' | 'on'> & {
  /** Everything a user interface shows, one snapshot. */
  readonly state: () => Promise<UnitState>;
  /** Its ready line, anew after each start. */
  readonly ready: () => ReadyLine;
  /** A fresh one-time link to its window. */
  readonly link: () => Promise<string>;
  /** Starts it again on the same data folder, after `stop`. */
  readonly start: () => Promise<void>;
  /** Ends it as a person would. */
  readonly stop: () => Promise<void>;
  /** Ends its process as a person would, and starts it again on the same data folder. */
  readonly restart: () => Promise<void>;
  /** Ends its process as a power cut would, and starts it again on the same data folder. */
  readonly kill: () => Promise<void>;
  /**
   * Keeps the whole state of the unit under a name, for as long as it has its data folder; what was kept so before gives way.
   * @throws UnitError `bad-input` for the name of one that comes with Glovebox
   */
  readonly saveSnapshot: (name: string) => Promise<void>;
  /**
   * Brings the unit to a state that was kept, or that comes with Glovebox; it connects to its broker anew.
   * @throws UnitError `bad-input` with the nearest name
   */
  readonly restoreSnapshot: (name: string) => Promise<UnitState>;
  /** How often it was ended and started again. */
  readonly restarts: () => number;
  /** The lines of its log. */
  readonly log: () => readonly string[];
  readonly electron: () => ElectronServing | null;
};

/** A unit, with what only its owner does with it. */
export type OwnUnit = Unit & { readonly close: () => Promise<void> };

/** What a head unit under test is started with. */
export type UnitStart = Pick<GloveboxOptions, 'language' | 'speed' | 'time'> & {
  readonly data: string;
  readonly broker: TestBroker;
  readonly prefix: string;
  readonly seed: number;
};

const optionsOf = ({ data, broker, prefix, speed, time, seed, language }: UnitStart) => ({
  data,
  ...broker.flags,
  prefix,
  seed: String(seed),
  logLevel: 'info',
  ...(time === 'virtual' ? { clock: 'virtual' } : { speed: String(speed) }),
  ...(language === 'profile' ? {} : { lang: language }),
});

/** A process with the unit in it, however that came about. */
type Running = {
  readonly ready: ReadyLine;
  readonly log: () => readonly string[];
  /** Ends the unit; its process may stay, for the next one. */
  readonly rest: () => Promise<void>;
  readonly end: () => Promise<void>;
  readonly kill: () => Promise<void>;
  readonly electron: ElectronServing | null;
};

const startOnStand = async (stands: Stands, start: UnitStart): Promise<Running> => {
  const stand = stands.take();
  const before = stand.log.all.length;
  try {
    const ready = await stand.start(
      { ...optionsOf(start) },
      { password: start.broker.place.password, protocol: start.broker.place.protocol },
    );
    return {
      ready,
      log: () => stand.log.all.slice(before),
      rest: async () => {
        await stand.stop();
        stands.giveBack(stand);
      },
      end: stand.end,
      kill: stand.kill,
      electron: null,
    };
  } catch (error) {
    stands.giveBack(stand);
    throw error;
  }
};

const startInElectron = async (start: UnitStart): Promise<Running> => {
  const serving = await launchElectron(start);
  const { ready, log, stop, kill, electron } = serving;
  return { ready, log: () => log.all, rest: stop, end: stop, kill, electron };
};

/** Starts a head unit in `host`, and connects to it. @throws UnitError with nothing left running */
export const startUnit = async (
  host: GloveboxOptions['host'],
  stands: Stands,
  options: UnitStart,
): Promise<OwnUnit> => {
  const begin = (): Promise<Running> =>
    host === 'electron' ? startInElectron(options) : startOnStand(stands, options);
  let running: Running | null = await begin();
  let control = await connectControl(running.ready.control);
  /** Listeners outlast the process that they were first attached to. */
  const listeners = new Set<(to: Control) => void>();
  let former: readonly string[] = [];
  let restarts = 0;

  const now = (): Running => {
    if (running !== null) return running;
    throw new UnitError('unreachable', 'The unit was stopped by the test.', 'Start it with unit.start().');
  };
  const leave = async (how: 'rest' | 'end' | 'kill'): Promise<void> => {
    const leaving = now();
    control.close();
    await leaving[how]();
    former = [...former, ...leaving.log()];
    running = null;
  };
  const start = async (): Promise<void> => {
    if (running !== null) return;
    running = await begin();
    restarts += 1;
    control = await connectControl(running.ready.control);
    for (const attach of listeners) attach(control);
  };

  return {
    call: <C extends CommandName>(...asked: Parameters<typeof control.call<C>>) => control.call<C>(...asked),
    callRaw: (command, argument) => control.callRaw(command, argument),
    on: (event, listener) => {
      let leaveLast: () => void = () => undefined;
      const attach = (to: Control): void => {
        leaveLast = to.on(event, listener);
      };
      listeners.add(attach);
      attach(control);
      return () => {
        listeners.delete(attach);
        leaveLast();
      };
    },
    state: () => control.call('unit.state'),
    saveSnapshot: async (name) => void (await control.call('snapshot.save', { name })),
    restoreSnapshot: (name) => control.call('snapshot.restore', { name }),
    ready: () => now().ready,
    link: async () => (await control.call('host.link')).url,
    start,
    stop: () => leave('rest'),
    restart: async () => {
      stands.warm();
      await leave('end');
      await start();
    },
    kill: async () => {
      stands.warm();
      await leave('kill');
      await start();
    },
    restarts: () => restarts,
    log: () => [...former, ...(running?.log() ?? [])],
    electron: () => running?.electron ?? null,
    close: async () => {
      if (running !== null) await leave('rest');
    },
  };
};

/** Removes a data folder; what is still open in it on some systems is tried again. */
export const removeFolder = (folder: string): void =>
  rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
