import { existsSync } from 'node:fs';
import { createLog } from '../host/log.ts';
import { electronMain } from '../host/places.ts';
import { startDriving, startRun } from '../host/run.ts';
import type { Settings } from '../host/settings.ts';
import { type Choice, chooseHost, hasDisplay } from './choose-host.ts';
import { electronBinary, electronPackage, failedBefore, installElectron } from './electron-binary.ts';
import { openBrowser } from './open-browser.ts';
import type { Values } from './options.ts';
import { runElectron } from './run-electron.ts';
import { untilAskedToStop } from './signals.ts';
import { settingsOf } from './unit-settings.ts';

const say = (line: string): void => {
  process.stderr.write(`${line}\n`);
};

const choose = (
  wanted: 'auto' | 'electron' | 'web',
  data: string,
  environment: NodeJS.ProcessEnv,
): Promise<Choice> => {
  const electron = electronPackage();
  return chooseHost({
    wanted,
    platform: process.platform,
    root: process.getuid?.() === 0,
    display: hasDisplay(process.platform, environment),
    built: existsSync(electronMain()),
    binary: () => (electron === null ? null : electronBinary(electron)),
    failedBefore: () => electron === null || failedBefore(data, electron.version),
    install: async () => (electron === null ? null : installElectron(electron, data)),
    say,
  });
};

const startInBrowser = async (
  settings: Settings,
  values: Values,
  because: string | null,
  display: boolean,
): Promise<number> => {
  const stopped = untilAskedToStop();
  const log = await createLog(settings.logLevel);
  const run = await startRun({
    settings,
    port: values.port ?? 0,
    controlApi: values.controlApi !== 'off',
    log,
  });
  await startDriving(run.unit);
  const look = { kiosk: values.kiosk ?? false };
  const why = because === null ? '' : `, since ${because}`;
  say(`Glovebox runs in the web host${why}: ${run.web.url(look)}`);
  if (display && values.open !== false) openBrowser(run.web.url(look));
  await stopped;
  await run.close();
  return 0;
};

/**
 * `glovebox start`: the unit in a window, with the car driving.
 * @returns the exit code, once the window is closed or the process was asked to stop
 */
export const start = async (values: Values, environment: NodeJS.ProcessEnv): Promise<number> => {
  const settings = settingsOf(values, environment['GLOVEBOX_BROKER_PASSWORD']);
  const choice = await choose(values.host ?? 'auto', settings.data, environment);
  if (choice.host === 'web') {
    return startInBrowser(settings, values, choice.because, hasDisplay(process.platform, environment));
  }
  return runElectron(choice.binary, {
    settings,
    port: values.port ?? 0,
    kiosk: values.kiosk ?? false,
    controlApi: values.controlApi === undefined ? null : values.controlApi === 'on',
  });
};
