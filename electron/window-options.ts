import type { BrowserWindowConstructorOptions } from 'electron';

export type WindowChoice = {
  /** The unit alone on the whole screen, with no way out by the window. */
  readonly kiosk: boolean;
  /** The bundled preload, as an absolute path. */
  readonly preload: string;
};

/**
 * The one window. Every line that protects is written out though most are Electron's defaults, so that a change of
 * a default changes nothing here.
 */
export const windowOptions = ({ kiosk, preload }: WindowChoice): BrowserWindowConstructorOptions => ({
  title: 'Glovebox',
  width: 1600,
  height: 960,
  minWidth: 800,
  minHeight: 480,
  backgroundColor: '#000000',
  show: false,
  kiosk,
  autoHideMenuBar: true,
  webPreferences: {
    preload,
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    experimentalFeatures: false,
    webviewTag: false,
    navigateOnDragDrop: false,
    plugins: false,
    spellcheck: false,
    devTools: !kiosk,
  },
});
