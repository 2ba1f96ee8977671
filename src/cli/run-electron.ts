import { spawn } from 'node:child_process';
import { UnitError } from '../contract/errors.ts';
import { type ElectronRun, withElectronRun } from '../host/electron-run.ts';
import { electronMain } from '../host/places.ts';

/**
 * Runs the Electron host until its window is closed; asking this process to stop asks that one.
 * @returns its exit code
 * @throws UnitError `unreachable` when the program can't be run
 */
export const runElectron = (binary: string, run: ElectronRun): Promise<number> =>
  new Promise((resolve, reject) => {
    const child = spawn(binary, [electronMain()], {
      stdio: 'inherit',
      env: withElectronRun(process.env, run),
    });
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
      process.on(signal, () => child.kill(signal));
    child.on('error', (error) =>
      reject(
        new UnitError(
          'unreachable',
          `Electron's program ${binary} can't be run: ${error.message}.`,
          'Use --host web to run in a browser.',
        ),
      ),
    );
    child.on('exit', (code) => resolve(code ?? 1));
  });
