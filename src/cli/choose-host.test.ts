import { describe, expect, it } from 'vitest';
import { chooseHost, type HostFacts, hasDisplay } from './choose-host.ts';
import { openerOf } from './open-browser.ts';

const facts = (changed: Partial<HostFacts> = {}): HostFacts & { readonly said: readonly string[] } => {
  const said: string[] = [];
  return {
    wanted: 'auto',
    platform: 'linux',
    root: false,
    display: true,
    built: true,
    binary: () => '/electron',
    failedBefore: () => false,
    install: async () => null,
    say: (line) => said.push(line),
    ...changed,
    said,
  };
};

const neverInstall = (): Promise<string | null> => {
  throw new Error('it was not to be fetched');
};

describe('which host a start takes', () => {
  it('Electron, where its program is here', async () => {
    const here = facts({ install: neverInstall });
    expect(await chooseHost(here)).toEqual({ host: 'electron', binary: '/electron' });
    expect(here.said).toEqual([]);
  });

  it('Electron, where its program can be fetched, saying so in one line', async () => {
    const absent = facts({ binary: () => null, install: async () => '/fetched' });
    expect(await chooseHost(absent)).toEqual({ host: 'electron', binary: '/fetched' });
    expect(absent.said).toHaveLength(1);
  });

  it('the web host, where it can not be fetched', async () => {
    const choice = await chooseHost(facts({ binary: () => null }));
    expect(choice).toEqual({
      host: 'web',
      because: "Electron's program is not installed and could not be fetched",
    });
  });

  it('the web host at once, where fetching failed before', async () => {
    const again = facts({ binary: () => null, failedBefore: () => true, install: neverInstall });
    expect((await chooseHost(again)).host).toBe('web');
    expect(again.said).toEqual([]);
  });

  it('the web host without a try, where no window could open', async () => {
    const none = { binary: () => null, install: neverInstall };
    for (const reason of [{ display: false }, { root: true }, { built: false }]) {
      expect((await chooseHost(facts({ ...none, ...reason }))).host).toBe('web');
    }
    expect((await chooseHost(facts({ root: true, platform: 'darwin' }))).host).toBe('electron');
  });

  it('the web host without a reason, where it was asked for', async () => {
    expect(await chooseHost(facts({ wanted: 'web' }))).toEqual({ host: 'web', because: null });
  });

  it('Electron where it was asked for tries again after a failure, and says why it can not', async () => {
    let tries = 0;
    const install = async () => {
      tries += 1;
      return null;
    };
    const wanted = facts({ wanted: 'electron', binary: () => null, failedBefore: () => true, install });
    await expect(chooseHost(wanted)).rejects.toMatchObject({ code: 'unreachable' });
    expect(tries).toBe(1);
    await expect(chooseHost(facts({ wanted: 'electron', display: false }))).rejects.toThrow('no display');
  });

  it('knows a display', () => {
    expect(hasDisplay('linux', {})).toBe(false);
    expect(hasDisplay('linux', { DISPLAY: ':0' })).toBe(true);
    expect(hasDisplay('linux', { WAYLAND_DISPLAY: 'wayland-0' })).toBe(true);
    expect(hasDisplay('darwin', {})).toBe(true);
  });

  it('opens a browser without a shell', () => {
    for (const platform of ['linux', 'darwin', 'win32'] as const) {
      const [program, ...given] = openerOf(platform, 'http://127.0.0.1:1/?a&b');
      expect(program).not.toMatch(/cmd|sh$/u);
      expect(given).toContain('http://127.0.0.1:1/?a&b');
    }
  });
});
