import { describe, expect, it } from 'vitest';
import { takeCredentials, takeNewLinks } from './credentials.ts';
import { backOff, socketTransport } from './socket.ts';
import type { LinkStatus } from './transport.ts';

/** A page with an address and a storage of its own. */
const page = (hash: string, kept: Record<string, string> = {}) => {
  const stored = new Map(Object.entries(kept));
  const replaced: string[] = [];
  const credentials = takeCredentials({
    location: { hash, pathname: '/', search: '?kiosk' },
    history: { replaceState: (_data, _unused, url) => replaced.push(url) },
    storage: {
      getItem: (key) => stored.get(key) ?? null,
      setItem: (key, value) => stored.set(key, value),
      removeItem: (key) => stored.delete(key),
    },
  });
  return { credentials, stored, replaced };
};

/** Sockets that fail as told; the far end is played by the test. */
const desk = (hash = '#token=t') => {
  const sockets: { readonly protocols: string[]; readonly sent: string[]; readonly far: EventTarget }[] = [];
  const later: { readonly work: () => void; readonly delay: number }[] = [];
  const statuses: LinkStatus[] = [];
  const { credentials } = page(hash);
  const transport = socketTransport({
    credentials,
    later: (work, delay) => later.push({ work, delay }),
    open: (protocols) => {
      const far = new EventTarget();
      const sent: string[] = [];
      sockets.push({ protocols, sent, far });
      return Object.assign(far, { send: (text: string) => sent.push(text) }) as unknown as WebSocket;
    },
  });
  transport.onStatus((status) => statuses.push(status));
  const last = () => {
    const socket = sockets.at(-1);
    if (socket === undefined) throw new Error('no socket was opened');
    return socket;
  };
  return {
    transport,
    sockets,
    later,
    statuses,
    last,
    say: (frame: unknown) =>
      last().far.dispatchEvent(Object.assign(new Event('message'), { data: JSON.stringify(frame) })),
    shut: (code: number) => last().far.dispatchEvent(Object.assign(new Event('close'), { code })),
  };
};

describe('a link opened in the window of another', () => {
  it('begins the page anew, and no other change of the fragment does', () => {
    let reloads = 0;
    const location = { hash: '', reload: () => (reloads += 1) };
    const page = Object.assign(new EventTarget(), { location });
    takeNewLinks(page);
    for (const hash of ['', '#top', '#token=t']) {
      location.hash = hash;
      page.dispatchEvent(new Event('hashchange'));
      expect(reloads).toBe(hash === '#token=t' ? 1 : 0);
    }
  });
});

describe('the credentials', () => {
  it('leave the address as soon as they are read', () => {
    const { replaced, credentials } = page('#token=abc');
    expect(replaced).toEqual(['/?kiosk']);
    expect(credentials.subprotocols()).toEqual(['glovebox', 'link.abc']);
  });

  it('become the session of this window once the link was taken', () => {
    const { credentials, stored } = page('#token=abc');
    credentials.keep('secret');
    expect(credentials.subprotocols()).toEqual(['glovebox', 'session.secret']);
    expect([...stored.values()]).toEqual(['secret']);
  });

  it('survive a reload, and give way to a fresh link', () => {
    expect(page('', { 'glovebox.session': 's' }).credentials.subprotocols()).toEqual([
      'glovebox',
      'session.s',
    ]);
    expect(page('#token=n', { 'glovebox.session': 's' }).credentials.subprotocols()).toEqual([
      'glovebox',
      'link.n',
    ]);
  });
});

describe('the socket', () => {
  it('answers each question with the reply of its id', async () => {
    const { transport, say, last } = desk();
    say({ session: 's' });
    const first = transport.invoke('privacy.get', undefined, 'home');
    const second = transport.invoke('unit.state', {}, 'map');
    expect(last().sent.map((text) => JSON.parse(text))).toEqual([
      { id: 1, command: 'privacy.get', screen: 'home' },
      { id: 2, command: 'unit.state', argument: {}, screen: 'map' },
    ]);
    say({ id: 2, ok: true, result: 'two' });
    say({ id: 1, ok: true, result: 'one' });
    expect(await first).toEqual({ ok: true, result: 'one' });
    expect(await second).toEqual({ ok: true, result: 'two' });
  });

  it('is open only once the host has given a session', async () => {
    const { transport, say, statuses } = desk();
    expect(await transport.invoke('unit.state', undefined, 'home')).toMatchObject({
      ok: false,
      error: { code: 'unreachable' },
    });
    say({ session: 's' });
    expect(statuses).toEqual(['opening', 'open']);
  });

  it('reconnects with its session, waiting longer each time, and fails what was not answered', async () => {
    const { transport, say, shut, later, sockets, statuses } = desk();
    say({ session: 's' });
    const asked = transport.invoke('unit.state', undefined, 'home');
    shut(1006);
    expect(await asked).toMatchObject({ ok: false, error: { code: 'unreachable' } });
    later.at(-1)?.work();
    shut(1006);
    expect(later.map(({ delay }) => delay)).toEqual([250, 500]);
    expect(sockets.at(-1)?.protocols).toEqual(['glovebox', 'session.s']);
    later.at(-1)?.work();
    say({ session: 's2' });
    expect(statuses).toEqual(['opening', 'open', 'lost', 'open']);
    expect(backOff(20)).toBe(5000);
  });

  it('stops where the host refuses the link', () => {
    const { shut, later, statuses } = desk();
    shut(4401);
    expect(statuses).toEqual(['opening', 'refused']);
    expect(later).toEqual([]);
  });
});
