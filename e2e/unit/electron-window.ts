import { join } from 'node:path';
import { _electron, type ElectronApplication, type Page } from '@playwright/test';
import { readLines } from './lines.ts';
import { type ReadyLine, ROOT, type Serving } from './serve.ts';
import type { Unit } from './unit.ts';

/** The Electron application that runs a unit. */
export type ElectronServing = { readonly application: ElectronApplication };

/** Starts the built Electron host with the sandbox that a person gets, and waits for its ready line. */
export const launchElectron = async (
  args: readonly string[],
): Promise<Serving & { electron: ElectronServing }> => {
  const application = await _electron.launch({
    args: [join(ROOT, 'dist/electron/main.js'), ...args],
    cwd: ROOT,
    // Without this the launcher turns the sandbox off, which hides faults of the preload.
    chromiumSandbox: process.getuid?.() !== 0,
  });
  const child = application.process();
  if (child.stdout === null || child.stderr === null)
    throw new Error('Electron was started without its output');
  const exited = new Promise<number | null>((done) => child.once('exit', done));
  const log = readLines(child.stderr);
  const output = readLines(child.stdout);
  const line = await output.find((text) => text.includes('"ready":true'), 'a ready line');
  return {
    ready: JSON.parse(line) as ReadyLine,
    output,
    log,
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

/** The window of a unit: a page of the browser behind a one-time link, or Electron's own. */
export const openWindow = async (host: 'web' | 'electron', unit: Unit, page: Page): Promise<Page> => {
  if (host === 'electron') {
    const serving = unit.electron();
    if (serving === null) throw new Error('This unit does not run in Electron');
    return serving.application.firstWindow();
  }
  await page.goto(unit.ready().url);
  return page;
};
