import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { app, BrowserWindow, ipcMain, protocol, session } from 'electron';
import { takeElectronRun } from '../src/host/electron-run.ts';
import { exitCodeOf, tell } from '../src/host/exit.ts';
import { createLog } from '../src/host/log.ts';
import { pageUrl } from '../src/host/page-address.ts';
import { pageFiles } from '../src/host/page-files.ts';
import { preloadFile, rendererFolder } from '../src/host/places.ts';
import { startDriving, startRun } from '../src/host/run.ts';
import { answerContract, pushEvents } from './ipc.ts';
import { cancelForeignRequests, refuseNavigationEverywhere } from './navigation.ts';
import { denyPermissions } from './permissions.ts';
import { serveRenderer, UNIT_SCHEME } from './protocol.ts';
import { quitAfter } from './quit.ts';
import { UNIT_URL } from './unit-address.ts';
import { windowOptions } from './window-options.ts';

const start = async (): Promise<void> => {
  const { settings, port, kiosk, controlApi } = takeElectronRun(process.env);
  const profile = settings.data === ':memory:' ? join(tmpdir(), `glovebox-${process.pid}`) : settings.data;
  app.setPath('userData', join(profile, 'window'));

  // What must stand before Electron is ready, thus before anything is awaited.
  app.enableSandbox();
  protocol.registerSchemesAsPrivileged([UNIT_SCHEME]);
  refuseNavigationEverywhere(app);
  await app.whenReady();

  denyPermissions(session.defaultSession);
  cancelForeignRequests(session.defaultSession);
  serveRenderer(protocol, pageFiles(rendererFolder(), settings.map));

  const run = await startRun({
    settings,
    port,
    // Whoever was handed a packaged app did not ask for a door that programs can open.
    controlApi: controlApi ?? !app.isPackaged,
    log: await createLog(settings.logLevel),
  });
  quitAfter(app, run.close);

  const window = new BrowserWindow(windowOptions({ kiosk, preload: preloadFile() }));
  window.once('ready-to-show', () => window.show());
  answerContract(ipcMain, window.webContents, run.web.dispatch);
  pushEvents(run.unit, window.webContents);
  await startDriving(run.unit);
  await window.loadURL(pageUrl(UNIT_URL, { kiosk }));
};

start().catch((error: unknown) => {
  tell(error);
  app.exit(exitCodeOf(error));
});
