import { EventEmitter } from 'node:events';
import type * as Electron from 'electron';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { WebSocket } from 'ws';
import { withElectronRun } from '../src/host/electron-run.ts';
import type { Settings } from '../src/host/settings.ts';
import { createUnitStandIn } from '../src/host/testing/unit-stand-in.ts';
import { freePort } from '../testing/free-port.ts';

type Session = Electron.Session;

/** A function that keeps what it was called with. */
const recorder = <Given extends readonly unknown[]>() => {
  const calls: Given[] = [];
  return Object.assign((...given: Given): void => void calls.push(given), { calls });
};

const unit = createUnitStandIn();
const closed = recorder<[]>();
vi.mock('../src/host/assemble.ts', () => ({
  assemble: async () => ({
    unit,
    brokerUrl: 'mqtt://127.0.0.1:1',
    data: ':memory:',
    close: async () => closed(),
  }),
}));

/** What was done to Electron, in order, and the handlers that were left with it. */
const steps: string[] = [];
const contents = Object.assign(new EventEmitter(), {
  id: 1,
  setWindowOpenHandler: recorder<Parameters<Electron.WebContents['setWindowOpenHandler']>>(),
  isDestroyed: () => false,
  getURL: () => 'glovebox://unit/',
  send: recorder<Parameters<Electron.WebContents['send']>>(),
});
const doors = {
  setPermissionRequestHandler: recorder<Parameters<Session['setPermissionRequestHandler']>>(),
  setPermissionCheckHandler: recorder<Parameters<Session['setPermissionCheckHandler']>>(),
  setDevicePermissionHandler: recorder<Parameters<Session['setDevicePermissionHandler']>>(),
  setDisplayMediaRequestHandler: recorder<Parameters<Session['setDisplayMediaRequestHandler']>>(),
  setBluetoothPairingHandler: recorder<Parameters<Session['setBluetoothPairingHandler']>>(),
};
const onBeforeRequest =
  recorder<
    [
      listener: (
        details: { readonly url: string },
        answer: (response: Electron.CallbackResponse) => void,
      ) => void,
    ]
  >();
const session = Object.assign(new EventEmitter(), doors, { webRequest: { onBeforeRequest } });
const handle = recorder<Parameters<Electron.IpcMain['handle']>>();
const serve = recorder<Parameters<Electron.Protocol['handle']>>();
const options = recorder<[Electron.BrowserWindowConstructorOptions]>();
const loadURL = recorder<Parameters<Electron.BrowserWindow['loadURL']>>();
const exited = Promise.withResolvers<number>();
const app = Object.assign(new EventEmitter(), {
  isPackaged: true,
  enableSandbox: () => steps.push('sandbox'),
  setPath: (name: string) => steps.push(name),
  whenReady: async () => {
    steps.push('ready');
  },
  quit: () => app.emit('will-quit', { preventDefault: () => steps.push('held') }),
  exit: exited.resolve,
});

vi.mock('electron', () => ({
  app,
  ipcMain: { handle },
  protocol: {
    registerSchemesAsPrivileged: () => steps.push('scheme'),
    handle: (...given: Parameters<Electron.Protocol['handle']>) => {
      steps.push('serve');
      serve(...given);
    },
  },
  session: { defaultSession: session },
  BrowserWindow: class extends EventEmitter {
    readonly webContents = contents;
    readonly loadURL = loadURL;
    constructor(given: Electron.BrowserWindowConstructorOptions) {
      super();
      steps.push('window');
      options(given);
      app.emit('web-contents-created', {}, contents);
    }
  },
}));

const settings: Settings = {
  data: ':memory:',
  broker: { kind: 'embedded' },
  prefix: 'glovebox/v1',
  seed: 1,
  speed: 1,
  clock: 'real',
  language: null,
  route: null,
  map: null,
  logLevel: 'silent',
};

let port = 0;
beforeAll(async () => {
  port = await freePort();
  Object.assign(process.env, withElectronRun({}, { settings, port, kiosk: true, controlApi: null }));
  await import('./main.ts');
  await vi.waitFor(() => expect(loadURL.calls).toHaveLength(1));
});

/** The first argument of the first call: the handler that was installed. */
const installed = <F extends (...given: never[]) => unknown>(call: {
  readonly calls: readonly (readonly unknown[])[];
}): F => call.calls[0]?.[0] as F;

/** Emits an event as Electron would, and answers whether it was refused. */
const refuses = (emitter: EventEmitter, event: string, ...more: unknown[]): boolean => {
  const preventDefault = vi.fn();
  emitter.emit(event, { preventDefault, ...(more[0] as object) }, ...more.slice(1));
  return preventDefault.mock.calls.length > 0;
};

describe('the Electron host, started', () => {
  it('takes its settings out of the environment, so that nothing inherits them', () => {
    expect(process.env['GLOVEBOX_ELECTRON_RUN']).toBeUndefined();
  });

  it('sets up sandbox and scheme before Electron is ready, and the files before the window', () => {
    expect(steps.slice(0, 6)).toEqual(['userData', 'sandbox', 'scheme', 'ready', 'serve', 'window']);
  });

  it('opens the one window on the user interface, sandboxed, in kiosk mode as asked', () => {
    expect(loadURL.calls).toEqual([['glovebox://unit/?kiosk=1']]);
    expect(options.calls).toHaveLength(1);
    expect(options.calls[0]?.[0]).toMatchObject({
      kiosk: true,
      webPreferences: { sandbox: true, contextIsolation: true, nodeIntegration: false, webSecurity: true },
    });
    expect(options.calls[0]?.[0].webPreferences?.preload).toMatch(/preload\.cjs$/u);
  });

  it('packaged, opens no door for programs that nobody asked for', async () => {
    const socket = new WebSocket(`ws://127.0.0.1:${port}/control?token=any`);
    const refused = new Promise<string>((resolve, reject) => {
      socket.once('open', () => reject(new Error('The control API is open.')));
      socket.once('unexpected-response', (_request, response) => {
        response.on('data', (body: Buffer) => resolve(`${response.statusCode} ${body}`));
      });
      socket.on('error', () => undefined);
    });
    expect(await refused).toContain(
      '403 The control API of this unit is off: start it with --control-api on.',
    );
  });

  it('denies every permission on every way', () => {
    const answer = vi.fn();
    const own = { requestingUrl: 'glovebox://unit/', isMainFrame: true };
    type Request = (contents: unknown, permission: string, answer: unknown, details: object) => unknown;
    type Check = (contents: unknown, permission: string, origin: string, details: object) => unknown;
    for (const permission of ['geolocation', 'media', 'notifications', 'clipboard-read', 'fullscreen']) {
      installed<Request>(doors.setPermissionRequestHandler)(contents, permission, answer, own);
      expect(
        installed<Check>(doors.setPermissionCheckHandler)(contents, permission, 'glovebox://unit', own),
      ).toBe(false);
    }
    expect(answer.mock.calls).toEqual([[false], [false], [false], [false], [false]]);
    expect(installed<(details: object) => unknown>(doors.setDevicePermissionHandler)({})).toBe(false);

    const streams = vi.fn();
    installed<(request: object, answer: unknown) => void>(doors.setDisplayMediaRequestHandler)({}, streams);
    expect(streams).toHaveBeenCalledWith(null);
    const pairing = vi.fn();
    installed<(details: object, answer: unknown) => void>(doors.setBluetoothPairingHandler)({}, pairing);
    expect(pairing).toHaveBeenCalledWith({ confirmed: false });
  });

  it('lets the user interface itself have the microphone, and not with a camera, for a frame in it, or for anybody else', () => {
    type Request = (
      contents: unknown,
      permission: string,
      answer: (yes: boolean) => void,
      details: object,
    ) => void;
    type Check = (contents: unknown, permission: string, origin: string, details: object) => boolean;
    const asked = (by: string, mediaTypes: readonly string[] | undefined, isMainFrame = true): boolean => {
      const said: boolean[] = [];
      const details = { requestingUrl: by, isMainFrame, ...(mediaTypes === undefined ? {} : { mediaTypes }) };
      installed<Request>(doors.setPermissionRequestHandler)(
        contents,
        'media',
        (yes) => said.push(yes),
        details,
      );
      return said[0] === true;
    };
    const checked = (by: string, mediaType: string | undefined, isMainFrame = true): boolean =>
      installed<Check>(doors.setPermissionCheckHandler)(contents, 'media', by, { mediaType, isMainFrame });

    expect(asked('glovebox://unit/?kiosk=1', ['audio'])).toBe(true);
    expect(checked('glovebox://unit', 'audio')).toBe(true);

    for (const types of [['video'], ['audio', 'video'], ['audio', 'audio'], [], undefined])
      expect([types, asked('glovebox://unit/', types)]).toEqual([types, false]);
    for (const type of ['video', 'unknown', undefined])
      expect([type, checked('glovebox://unit', type)]).toEqual([type, false]);
    for (const by of ['', 'https://foreign.example/', 'glovebox://elsewhere/', 'null']) {
      expect([by, asked(by, ['audio']), checked(by, 'audio')]).toEqual([by, false, false]);
    }
    expect([asked('glovebox://unit/', ['audio'], false), checked('glovebox://unit', 'audio', false)]).toEqual(
      [false, false],
    );
  });

  it('offers no device and saves no download', () => {
    const choose = vi.fn();
    expect(refuses(session, 'select-hid-device', {}, {}, choose)).toBe(true);
    expect(refuses(session, 'select-serial-port', {}, [], contents, choose)).toBe(true);
    expect(refuses(session, 'select-usb-device', {}, {}, choose)).toBe(true);
    expect(refuses(contents, 'select-bluetooth-device', {}, [], choose)).toBe(true);
    expect(choose.mock.calls.flat().filter(Boolean)).toEqual([]);
    expect(refuses(session, 'will-download', {})).toBe(true);
  });

  it('refuses to leave the user interface, by any way', () => {
    const url = 'https://foreign.example/';
    expect(refuses(contents, 'will-navigate', { url })).toBe(true);
    expect(refuses(contents, 'will-frame-navigate', { url })).toBe(true);
    expect(refuses(contents, 'will-redirect', { url: 'glovebox://unit/' })).toBe(true);
    expect(refuses(contents, 'will-attach-webview', {})).toBe(true);
    expect(refuses(contents, 'will-navigate', { url: 'glovebox://unit/' })).toBe(false);
    const open = installed<() => unknown>(contents.setWindowOpenHandler);
    expect(open()).toEqual({ action: 'deny' });

    const answer = vi.fn();
    installed<(details: object, answer: unknown) => void>(onBeforeRequest)({ url }, answer);
    expect(answer).toHaveBeenCalledWith({ cancel: true });
  });

  it('serves the renderer under its own scheme, with the content security policy', async () => {
    const [scheme, files] = serve.calls[0] ?? [];
    expect(scheme).toBe('glovebox');
    const response = await files?.(new Request('glovebox://unit/'));
    expect(response?.headers.get('content-security-policy')).toContain("connect-src 'self'");
  });

  it('answers the own window, and refuses a foreign sender', async () => {
    const [, answer] = handle.calls[0] ?? [];
    const senderFrame = { url: 'glovebox://unit/', parent: null };
    const own = { sender: contents, senderFrame } as unknown as Electron.IpcMainInvokeEvent;
    expect(await answer?.(own, { id: 5, command: 'privacy.get' })).toMatchObject({ id: 5, ok: true });
    const foreign = { ...own, senderFrame: { url: 'https://foreign.example/', parent: null } };
    const ask = async () =>
      answer?.(foreign as Electron.IpcMainInvokeEvent, { id: 6, command: 'unit.state' });
    await expect(ask()).rejects.toThrow('Only the user interface');
  });

  it('starts a drive, and pushes what the unit tells', () => {
    expect(unit.calls[0]?.command).toBe('drive.start');
    const frame = { event: 'unit.changed', payload: {} } as const;
    unit.emit(frame);
    expect(contents.send.calls).toEqual([['glovebox:event', frame]]);
  });

  it('ends only once the unit is closed', async () => {
    app.emit('window-all-closed');
    expect(await exited.promise).toBe(0);
    expect(steps).toContain('held');
    expect(closed.calls).toHaveLength(1);
  });
});
