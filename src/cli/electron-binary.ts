import { spawn } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { makeFolder } from '../make-folder.ts';

/** How long the package may try to fetch its binary, in milliseconds. */
const INSTALL_TIME = 20_000;

/** Electron as it lies on this disk. Its module is never loaded: outside Electron that starts a download. */
export type ElectronPackage = { readonly folder: string; readonly version: string };

const textOf = (file: string): string | null => {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch {
    return null;
  }
};

/** The installed `electron` package, or null where it was left out. */
export const electronPackage = (): ElectronPackage | null => {
  try {
    const file = createRequire(import.meta.url).resolve('electron/package.json');
    return { folder: dirname(file), version: JSON.parse(readFileSync(file, 'utf8')).version };
  } catch {
    return null;
  }
};

/** The program to run, or null where the package has not fetched its binary, or that of another version. */
export const electronBinary = (
  { folder, version }: ElectronPackage,
  override: string | undefined = process.env['ELECTRON_OVERRIDE_DIST_PATH'],
): string | null => {
  const name = textOf(join(folder, 'path.txt'));
  if (override !== undefined && override !== '') {
    const own = join(override, name ?? 'electron');
    return existsSync(own) ? own : null;
  }
  const dist = join(folder, 'dist');
  if (name === null || textOf(join(dist, 'version'))?.replace(/^v/u, '') !== version) return null;
  const file = join(dist, name);
  return existsSync(file) ? file : null;
};

const noteIn = (data: string): string => join(data, 'electron-install.json');

/** Whether fetching the binary of `version` failed before, so that a start need not wait for it again. */
export const failedBefore = (data: string, version: string): boolean => {
  try {
    return JSON.parse(readFileSync(noteIn(data), 'utf8')).failed === version;
  } catch {
    return false;
  }
};

const rememberFailure = (data: string, version: string): void => {
  if (data === ':memory:') return;
  try {
    makeFolder(data);
    writeFileSync(noteIn(data), `${JSON.stringify({ failed: version })}\n`);
  } catch {
    // The next start tries again, which is slow and nothing worse.
  }
};

/** Lets the package fetch its binary, once and quietly. Answers with the program, or null, which is remembered. */
export const installElectron = (
  electron: ElectronPackage,
  data: string,
  time: number = INSTALL_TIME,
): Promise<string | null> =>
  new Promise((resolve) => {
    const install = join(electron.folder, 'install.js');
    const child = spawn(process.execPath, [install], {
      stdio: 'ignore',
      timeout: time,
      killSignal: 'SIGKILL',
    });
    const done = (): void => {
      const binary = electronBinary(electron);
      if (binary === null) rememberFailure(data, electron.version);
      resolve(binary);
    };
    child.on('error', done);
    child.on('exit', done);
  });
