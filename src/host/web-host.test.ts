import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { request } from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import type { UnitError } from '../contract/errors.ts';
import type { KeptSession } from './page-links.ts';
import { readSessions, writeSessions } from './session-file.ts';
import { EXAMPLES } from './testing/contract-examples.ts';
import { SILENT } from './testing/silent-log.ts';
import { closeOf, framesOf, openPage, refusalOf } from './testing/socket-client.ts';
import { createUnitStandIn, type UnitStandIn } from './testing/unit-stand-in.ts';
import { startWebHost, type WebHost } from './web-host.ts';

let unit: UnitStandIn;
let web: WebHost;

beforeEach(async () => {
  unit = createUnitStandIn();
  web = await startWebHost({ unit, rendererFolder: '/nowhere', log: SILENT });
});
afterEach(() => web.close());

const sessionOf = async (socket: WebSocket): Promise<string> =>
  ((await framesOf(socket).next()) as { readonly session: string }).session;

const get = (path: string, headers: Record<string, string>): Promise<{ status: number; body: string }> =>
  new Promise((resolve, reject) => {
    request({ host: '127.0.0.1', port: web.port, path, headers }, (response) => {
      let body = '';
      response.on('data', (chunk: Buffer) => {
        body += chunk.toString();
      });
      response.on('end', () => resolve({ status: response.statusCode ?? 0, body }));
    })
      .on('error', reject)
      .end();
  });

/** Sends bytes as they are, and answers with all that comes back. */
const raw = async (bytes: string): Promise<string> => {
  const socket = connect(web.port, '127.0.0.1');
  let answer = '';
  socket.on('data', (chunk) => {
    answer += chunk.toString();
  });
  socket.on('error', () => undefined);
  socket.end(bytes);
  await once(socket, 'close');
  return answer;
};

describe('letting pages in', () => {
  it('opens one session with a one-time token, and only one', async () => {
    const url = web.url();
    expect(await sessionOf(openPage(url))).toMatch(/^[\w-]{43}$/u);
    const { code, reason } = await closeOf(openPage(url));
    expect(code).toBe(4401);
    expect(reason).toContain('fresh one');
  });

  it('gives a fresh token each time, in the fragment, which no server sees', () => {
    expect(web.url()).not.toBe(web.url());
    expect(web.url({ kiosk: true })).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/\?kiosk=1#token=[\w-]{43}$/u);
  });

  it('lets a session return after a reload, and no made-up one', async () => {
    const first = openPage(web.url());
    const secret = await sessionOf(first);
    first.close();
    await closeOf(first);
    const again = openPage(web.url(), `session.${secret}`);
    expect(await sessionOf(again)).toBe(secret);
    expect((await closeOf(openPage(web.url(), 'session.made-up'))).code).toBe(4401);
    expect((await closeOf(openPage(web.url(), 'neither'))).code).toBe(4401);
  });

  it('selects the protocol that holds no secret', async () => {
    const { origin, host, hash } = new URL(web.url());
    const token = hash.slice('#token='.length);
    const socket = new WebSocket(`ws://${host}/contract`, [`link.${token}`, 'glovebox'], { origin });
    await sessionOf(socket);
    expect(socket.protocol).toBe('glovebox');
  });

  it('runs nothing for a page that was not let in', async () => {
    const socket = openPage(web.url(), 'link.unknown');
    socket.on('open', () => socket.send('{"id":1,"command":"unit.state"}'));
    await closeOf(socket);
    expect(unit.calls).toEqual([]);
  });
});

describe('letting pages in again after a new start', () => {
  const WEEK = 7 * 24 * 60 * 60 * 1000;
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'glovebox-sessions-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  /** Ends the host and starts it on the same port, as someone does who stops and starts Glovebox. */
  const startAnew = async (now: () => number = Date.now): Promise<void> => {
    const { port } = web;
    await web.close();
    web = await startWebHost({
      unit,
      port,
      rendererFolder: '/nowhere',
      sessions: {
        before: readSessions(folder),
        keep: (sessions: readonly KeptSession[]) => writeSessions(folder, sessions),
        now,
      },
      log: SILENT,
    });
  };
  const letIn = async (protocol?: string): Promise<string> => {
    const page = openPage(web.url(), protocol);
    const secret = await sessionOf(page);
    page.close();
    await closeOf(page);
    return secret;
  };

  it('a session of the same data folder returns; a link of the earlier run and a made-up secret do not', async () => {
    await startAnew();
    const secret = await letIn();
    const unused = web.url();
    await startAnew();
    expect(await letIn(`session.${secret}`)).toBe(secret);
    expect((await closeOf(openPage(unused))).code).toBe(4401);
    expect((await closeOf(openPage(web.url(), 'session.made-up'))).code).toBe(4401);
    const foreign = openPage(web.url(), `session.${secret}`, { origin: 'http://foreign.example' });
    expect((await refusalOf(foreign)).status).toBe(403);
  });

  it('keeps a hash alone, in a file for this user alone, and a kept hash is no secret', async () => {
    await startAnew();
    const secret = await letIn();
    const file = join(folder, 'sessions.json');
    expect(readFileSync(file, 'utf8')).not.toContain(secret);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    const [kept] = readSessions(folder);
    expect((await closeOf(openPage(web.url(), `session.${kept?.hash}`))).code).toBe(4401);
  });

  it('a session that was not seen for seven days has ended, and one that returns lives on', async () => {
    let now = 1_000_000;
    const clock = (): number => now;
    await startAnew(clock);
    const left = await letIn();
    const used = await letIn();
    now += WEEK - 1;
    await startAnew(clock);
    await letIn(`session.${used}`);
    now += 1;
    await startAnew(clock);
    expect((await closeOf(openPage(web.url(), `session.${left}`))).code).toBe(4401);
    expect(await letIn(`session.${used}`)).toBe(used);
    expect(readSessions(folder)).toHaveLength(1);
  });

  it('keeps the latest twenty, and reads a file that is none as empty', () => {
    const many = Array.from({ length: 25 }, (_, seen) => ({ hash: `hash-${seen}`, seen }));
    writeSessions(folder, many);
    expect(readSessions(folder)).toEqual(many.slice(5));
    writeSessions(folder, [{ hash: 1, seen: 'x' } as never]);
    expect(readSessions(folder)).toEqual([]);
    expect(readSessions(join(folder, 'nowhere'))).toEqual([]);
  });
});

describe('Host and Origin', () => {
  it('refuses a name that only resolves to this machine', async () => {
    for (const host of ['rebound.example', `rebound.example:${web.port}`, '127.0.0.1', '127.0.0.1:1']) {
      const { status, body } = await get('/', { host });
      expect([host, status]).toEqual([host, 403]);
      expect(body).toContain(`127.0.0.1:${web.port}`);
    }
    expect((await get('/', { host: `localhost:${web.port}` })).status).toBe(503);
  });

  it("refuses the page's WebSocket to a foreign name, a foreign page, and to whoever names no origin", async () => {
    const rebound = openPage(web.url(), undefined, { headers: { host: `rebound.example:${web.port}` } });
    expect((await refusalOf(rebound)).status).toBe(403);
    for (const origin of ['http://foreign.example', 'null', `https://127.0.0.1:${web.port}`]) {
      const { status, body } = await refusalOf(openPage(web.url(), undefined, { origin }));
      expect([origin, status]).toEqual([origin, 403]);
      expect(body).toContain('Only the user interface of this unit');
    }
    const { host, hash } = new URL(web.url());
    const protocols = ['glovebox', `link.${hash.slice('#token='.length)}`];
    const silent = new WebSocket(`ws://${host}/contract`, protocols);
    expect((await refusalOf(silent)).status).toBe(403);
  });

  it('a refused page does not use up the token', async () => {
    const url = web.url();
    await refusalOf(openPage(url, undefined, { origin: 'http://foreign.example' }));
    expect(await sessionOf(openPage(url))).toMatch(/^[\w-]+$/u);
  });

  it('keeps the control socket for those who hold its token and come from no foreign page', async () => {
    const wrong = web.controlUrl.replace(/token=.*/u, 'token=wrong');
    expect((await refusalOf(new WebSocket(wrong))).status).toBe(401);
    expect((await refusalOf(new WebSocket(wrong.replace(/\?.*/u, '')))).status).toBe(401);
    const foreign = new WebSocket(web.controlUrl, { origin: 'http://foreign.example' });
    expect((await refusalOf(foreign)).status).toBe(403);
    const rebound = new WebSocket(web.controlUrl, { headers: { host: 'rebound.example' } });
    expect((await refusalOf(rebound)).status).toBe(403);
  });

  it('has no other door', async () => {
    const { host } = new URL(web.url());
    expect((await refusalOf(new WebSocket(`ws://${host}/elsewhere`))).status).toBe(404);
    const origin = `http://${host}`;
    expect((await refusalOf(new WebSocket(`ws://${host}/contract`, ['other'], { origin }))).status).toBe(400);
  });

  it('listens on loopback alone', async () => {
    const elsewhere = connect(web.port, '127.0.0.2');
    const [error] = (await once(elsewhere, 'error')) as [NodeJS.ErrnoException];
    expect(error.code).toBe('ECONNREFUSED');
  });
});

describe('what is no request', () => {
  it('answers garbage frames with an error and goes on', async () => {
    const socket = new WebSocket(web.controlUrl);
    await once(socket, 'open');
    const frames = framesOf(socket);
    const garbage = ['', '{', 'null', '[]', '42', '"x"', '{"id":"x"}', '{"id":1,"command":5}', '{"nope":1}'];
    for (const text of garbage) {
      socket.send(text);
      expect(await frames.next()).toMatchObject({ ok: false, error: { code: 'bad-input' } });
    }
    socket.send(Buffer.from([0, 159, 146, 150]));
    expect(await frames.next()).toMatchObject({ ok: false, error: { code: 'bad-input' } });
    socket.send('{"id":9,"command":"privacy.get"}');
    expect(await frames.next()).toMatchObject({ id: 9, ok: true });
  });

  it('hangs up on a frame that is larger than any request', async () => {
    const socket = new WebSocket(web.controlUrl);
    await once(socket, 'open');
    socket.send('x'.repeat(100_000));
    expect((await closeOf(socket)).code).toBe(1009);
  });

  it('survives HTTP that is none', async () => {
    const host = `Host: 127.0.0.1:${web.port}\r\n`;
    expect(await raw('garbage\r\n\r\n')).toContain('400');
    expect(await raw(`GET http://[ HTTP/1.1\r\n${host}Connection: close\r\n\r\n`)).toContain('400');
    expect(await raw(`GET //x:y:z/ HTTP/1.1\r\n${host}Connection: close\r\n\r\n`)).toContain('400');
    const upgrade = 'Connection: Upgrade\r\nUpgrade: websocket\r\n';
    expect(await raw(`GET /contract HTTP/1.1\r\n${host}${upgrade}\r\n`)).toContain('403');
    expect((await get('/', { host: `127.0.0.1:${web.port}` })).status).toBe(503);
  });
});

describe('a client that does not read', () => {
  const state = EXAMPLES['unit.state'].result;

  /** Lets the server's sockets take what they can, by asking for something on another connection. */
  const breathe = async (): Promise<void> => {
    await get('/', { host: `127.0.0.1:${web.port}` });
  };

  const silentClient = async (): Promise<WebSocket> => {
    const socket = new WebSocket(web.controlUrl);
    await once(socket, 'open');
    socket.pause();
    return socket;
  };

  it('misses motion, but not a change', async () => {
    const socket = await silentClient();
    const moves = 150_000;
    for (let sent = 0; sent < moves; sent += 1) {
      unit.emit({ event: 'vehicle.moved', payload: { ...state.motion, at: sent } });
      if (sent % 5000 === 0) await breathe();
    }
    unit.emit({ event: 'unit.changed', payload: state });
    let moved = 0;
    const changed = new Promise<void>((resolve, reject) => {
      socket.on('close', () => reject(new Error('the client was dropped')));
      socket.on('message', (data) => {
        if (JSON.parse(data.toString()).event === 'unit.changed') resolve();
        else moved += 1;
      });
    });
    socket.resume();
    await changed;
    expect(moved).toBeGreaterThan(0);
    expect(moved).toBeLessThan(moves / 2);
  });

  it('is dropped when far behind, while others are served', async () => {
    const socket = await silentClient();
    const closed = closeOf(socket);
    const payload = 'x'.repeat(100_000);
    const wire = { at: '', topic: '', payload, retained: false, qos: 1 };
    for (let sent = 0; sent < 500; sent += 1) {
      unit.emit({ event: 'wire.received', payload: wire });
      if (sent % 50 === 0) await breathe();
    }
    socket.resume();
    expect((await closed).code).toBe(1006);
    const other = new WebSocket(web.controlUrl);
    await once(other, 'open');
    other.send('{"id":1,"command":"privacy.get"}');
    expect(await framesOf(other).next()).toMatchObject({ id: 1, ok: true });
  });
});

describe('starting and stopping', () => {
  it('names a port that is in use, and what to do', async () => {
    const second = startWebHost({ unit, port: web.port, rendererFolder: '/nowhere', log: SILENT });
    const error = (await second.catch((thrown: unknown) => thrown)) as UnitError;
    expect(error.code).toBe('bad-input');
    expect(error.sentence).toContain(`Port ${web.port} on 127.0.0.1 is in use`);
    expect(error.remedy).toContain('--port');
  });

  it('hands out fresh links by host.link', async () => {
    const socket = new WebSocket(web.controlUrl);
    await once(socket, 'open');
    socket.send('{"id":1,"command":"host.link"}');
    const reply = (await framesOf(socket).next()) as { readonly result: { readonly url: string } };
    expect(await sessionOf(openPage(reply.result.url))).toMatch(/^[\w-]+$/u);
  });

  it('tells open pages that it goes, and frees its port', async () => {
    const socket = openPage(web.url());
    await sessionOf(socket);
    const closed = closeOf(socket);
    await web.close();
    expect((await closed).code).toBe(1001);
    const next = await startWebHost({ unit, port: web.port, rendererFolder: '/nowhere', log: SILENT });
    await next.close();
  });
});
