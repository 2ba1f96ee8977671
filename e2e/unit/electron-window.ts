import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { _electron, type ElectronApplication, type Page } from '@playwright/test';
import { eventually } from '../../testing/eventually.ts';
import { readLines } from './lines.ts';
import { ROOT, type Serving } from './serve.ts';
import type { Unit, UnitStart } from './unit.ts';

/** The Electron application that runs a unit. */
export type ElectronServing = { readonly application: ElectronApplication };

const START_UP = 30_000;

/** What `glovebox start` hands to the Electron process, for a run as these specs need it. */
const electronRun = ({ data, broker, prefix, speed }: UnitStart): string =>
  JSON.stringify({
    settings: {
      data,
      broker: {
        kind: 'external',
        target: {
          kind: 'external',
          url: broker,
          protocol: '5',
          username: null,
          password: null,
          tls: { ca: null, cert: null, key: null },
        },
      },
      prefix,
      seed: 1,
      speed,
      clock: 'real',
      language: 'en',
      route: null,
      map: null,
      logLevel: 'warn',
    },
    port: 0,
    kiosk: false,
  });

/** The control address of the unit that runs on `data`, or null while there is none. */
const controlOf = (data: string): { readonly control: string; readonly pid: number } | null => {
  try {
    return JSON.parse(readFileSync(join(data, 'unit.json'), 'utf8'));
  } catch {
    return null; // not started yet
  }
};

/** Starts the built Electron host with the sandbox that a person gets, and waits until it can be asked. */
export const launchElectron = async (
  options: UnitStart,
): Promise<Serving & { electron: ElectronServing }> => {
  const environment = Object.entries({ ...process.env, GLOVEBOX_ELECTRON_RUN: electronRun(options) });
  const application = await _electron.launch({
    args: [join(ROOT, 'dist/electron/main.js')],
    cwd: ROOT,
    env: Object.fromEntries(
      environment.flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
    ),
    // Without this the launcher turns the sandbox off, which hides faults of the preload. Root has no sandbox.
    chromiumSandbox: process.getuid?.() !== 0,
  });
  const child = application.process();
  if (child.stdout === null || child.stderr === null)
    throw new Error('Electron was started without its output');
  const exited = new Promise<number | null>((done) => child.once('exit', done));
  const { control, pid } = await eventually(() => controlOf(options.data), 'the unit in Electron', START_UP);
  return {
    ready: { ready: true, url: '', control, broker: options.broker, data: options.data, pid },
    output: readLines(child.stdout),
    log: readLines(child.stderr),
    exited,
    electron: { application },
    stop: async () => {
      await application.close();
      await exited;
    },
    kill9: async () => {
      child.kill('SIGKILL');
      await exited;
    },
  };
};

/** The window of a unit that runs in Electron. */
export const firstWindow = (unit: Unit): Promise<Page> => {
  const serving = unit.electron();
  if (serving === null) throw new Error('This unit does not run in Electron');
  return serving.application.firstWindow();
};
