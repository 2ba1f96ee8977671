import { describe, expect, it } from 'vitest';
import { mayNavigate, mayRequest } from './navigation.ts';
import { onlyUnit, UNIT_SCHEME } from './protocol.ts';
import { isUnitUrl } from './unit-address.ts';
import { windowOptions } from './window-options.ts';

const FOREIGN = [
  '',
  'unit',
  'about:blank',
  'file:///etc/passwd',
  'http://unit/',
  'https://unit/',
  'glovebox:unit',
  'glovebox://elsewhere/',
  'glovebox://unit.example/',
  'glovebox://unit:80/',
  'glovebox://unit@example/',
  'glovebox://user@unit/',
  'gloveboxx://unit/',
  'javascript:alert(1)',
];

describe('the address of the user interface', () => {
  it('is known with path, query and fragment', () => {
    for (const url of ['glovebox://unit/', 'glovebox://unit/?kiosk=1#x', 'glovebox://unit/assets/a.js']) {
      expect([url, isUnitUrl(url), mayNavigate(url), mayRequest(url)]).toEqual([url, true, true, true]);
    }
  });

  it('is told from everything that only looks like it', () => {
    for (const url of FOREIGN) {
      expect([url, isUnitUrl(url), mayNavigate(url), mayRequest(url)]).toEqual([url, false, false, false]);
    }
  });

  it('nothing in the window reaches a network', () => {
    for (const url of ['ws://127.0.0.1:1883/', 'mqtt://127.0.0.1/', 'http://127.0.0.1:1/']) {
      expect(mayRequest(url)).toBe(false);
    }
    expect(mayRequest('data:image/png;base64,')).toBe(true);
  });

  it('serves files under itself alone', async () => {
    const answer = onlyUnit(async () => new Response('file'));
    expect((await answer(new Request('glovebox://unit/'))).status).toBe(200);
    expect((await answer(new Request('glovebox://elsewhere/'))).status).toBe(403);
  });

  it('has a scheme that its content security policy binds', () => {
    expect(UNIT_SCHEME.scheme).toBe('glovebox');
    expect(UNIT_SCHEME.privileges).toMatchObject({ standard: true, secure: true, bypassCSP: false });
  });
});

describe('the window', () => {
  const { webPreferences, kiosk } = windowOptions({ kiosk: false, preload: '/preload.cjs' });

  it('runs its page in a sandbox, apart from Node and from the preload', () => {
    expect(webPreferences).toMatchObject({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      webviewTag: false,
      preload: '/preload.cjs',
    });
    expect(kiosk).toBe(false);
  });

  it('fills the screen in kiosk mode, without tools', () => {
    const options = windowOptions({ kiosk: true, preload: '/preload.cjs' });
    expect(options.kiosk).toBe(true);
    expect(options.webPreferences?.devTools).toBe(false);
  });
});
