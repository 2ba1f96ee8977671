import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { _electron, type ElectronApplication, type Page } from '@playwright/test';
import { readLines } from '../client/lines.ts';
import { ROOT, type Serving } from '../client/serve.ts';
import { UnitError } from '../src/contract/errors.ts';
import { eventually } from '../testing/eventually.ts';
import type { Unit, UnitStart } from './unit.ts';

/** The Electron application that runs a unit. */
export type ElectronServing = { readonly application: ElectronApplication };

const START_UP = 30_000;

/** What `glovebox start` hands to the Electron process, for a run as these specs need it. */
const electronRun = ({ data, broker, prefix, speed, seed, language }: UnitStart): string =>
  JSON.stringify({
    settings: {
      data,
      broker: { kind: 'external', target: { ...broker.place, kind: 'external' } },
      prefix,
      seed,
      speed,
      clock: 'real',
      language: language === 'profile' ? null : language,
      route: null,
      map: null,
      logLevel: 'warn',
    },
    port: 0,
    kiosk: false,
  });

/** @throws UnitError `bad-input` where Electron was not installed with its binary */
export const requireElectron = (): void => {
  try {
    const folder = dirname(createRequire(import.meta.url).resolve('electron/package.json'));
    if (existsSync(join(folder, 'path.txt'))) return;
  } catch {
    // not installed at all: told below
  }
  throw new UnitError(
    'bad-input',
    'The option "host" is "electron", but the binary of Electron is not installed.',
    "Run `npx install-electron`, or set host: 'web'.",
  );
};

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
    ready: { ready: true, url: '', control, broker: options.broker.place.url, data: options.data, pid },
    output: readLines(child.stdout),
    log: readLines(child.stderr),
    exited,
    electron: { application },
    stop: async () => {
      await application.close();
      await exited;
    },
    kill: async () => {
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
