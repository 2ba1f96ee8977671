import { UnitError } from '../contract/errors.ts';
import type { Settings } from './settings.ts';

/** What `glovebox start` hands to the Electron process. */
export type ElectronRun = {
  readonly settings: Settings;
  readonly port: number;
  readonly kiosk: boolean;
  /** Whether programs may send commands; null where nobody said, which means no in a packaged app. */
  readonly controlApi: boolean | null;
};

/** The variable it travels in: arguments would show a password to every user of the machine. */
const VARIABLE = 'GLOVEBOX_ELECTRON_RUN';

/** The environment of the Electron process: this one's, with the run in it. */
export const withElectronRun = (environment: NodeJS.ProcessEnv, run: ElectronRun): NodeJS.ProcessEnv => {
  const { ELECTRON_RUN_AS_NODE: _node, ELECTRON_NO_ATTACH_CONSOLE: _console, ...kept } = environment;
  return { ...kept, [VARIABLE]: JSON.stringify(run) };
};

/**
 * Takes the run out of `environment`, so that no process started from here inherits it.
 * @throws UnitError `bad-input` when this process was not started by `glovebox start`
 */
export const takeElectronRun = (environment: NodeJS.ProcessEnv): ElectronRun => {
  const text = environment[VARIABLE];
  delete environment[VARIABLE];
  delete environment['GLOVEBOX_BROKER_PASSWORD'];
  try {
    const run = JSON.parse(text ?? '') as ElectronRun;
    if (typeof run.settings.data === 'string') return run;
  } catch {
    // told below
  }
  throw new UnitError(
    'bad-input',
    `The window was started without its settings in ${VARIABLE}.`,
    'Start it with `glovebox start --host electron`.',
  );
};
