import { connect, isIP, type Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { connect as connectTls } from 'node:tls';
import WebSocket, { createWebSocketStream } from 'ws';
import type { BrokerTarget, Way } from './options.ts';

const DEFAULT_PORTS: Readonly<Record<string, number>> = { mqtt: 1883, mqtts: 8883, ws: 80, wss: 443 };

const LOOPBACK = '127.0.0.1';

/** Where a target is: what is connected to, and what a person may read. */
export type Place = {
  readonly scheme: 'mqtt' | 'mqtts' | 'ws' | 'wss';
  readonly host: string;
  readonly port: number;
};

export function placeOf(target: BrokerTarget): Place {
  const url = new URL(target.url);
  const scheme = url.protocol.slice(0, -1);
  if (scheme !== 'mqtt' && scheme !== 'mqtts' && scheme !== 'ws' && scheme !== 'wss') {
    throw new TypeError(`No transport for ${scheme}.`);
  }
  const host = url.hostname.replace(/^\[(.*)\]$/, '$1');
  return { scheme, host, port: url.port === '' ? (DEFAULT_PORTS[scheme] ?? 0) : Number(url.port) };
}

export type DialEvents = {
  /** The stream that MQTT can speak on: it may be TLS or a WebSocket inside. Called at most once. */
  readonly ready: (stream: Duplex) => void;
  /** It came to nothing. Called at most once, and never after `ready`. */
  readonly failed: (error: Error) => void;
};

/** A connection to a broker, under which the raw TCP socket stays within reach. */
export type Dialled = {
  /**
   * Drops the connection at once, with all that is unsent.
   *
   * INVARIANT: when this returns, the operating system no longer holds the socket, and no byte that it still held goes out (R26).
   * TCP is reset (RST): closing or destroying would let the kernel deliver what it holds. A TLS or WebSocket stream can't be reset,
   * which is why the raw socket is made here and the rest is laid over it.
   */
  readonly reset: () => void;
};

/** Connects to a broker by `mqtt`, `mqtts`, `ws` or `wss`. */
export function dial({ target, knock }: Way, on: DialEvents): Dialled {
  const { scheme, host, port } = placeOf(target);
  const raw = connect({
    ...(knock === null ? { host, port } : { host: LOOPBACK, port: knock }),
    noDelay: true,
    // A peer that ends its half may read on: Node must not answer with an end of ours, which lets the kernel deliver what it holds.
    allowHalfOpen: true,
  });
  let settled = false;
  const failed = (error: Error): void => {
    if (settled) return;
    settled = true;
    reset(raw);
    on.failed(error);
  };
  const ready = (stream: Duplex): void => {
    if (settled) return;
    settled = true;
    on.ready(stream);
  };

  raw.on('error', failed);
  // INVARIANT: a connection is never over while the kernel still holds bytes of it that a withdrawal could not take back (R26). Where this
  // side has said goodbye, it is the peer's answer.
  raw.on('end', () => {
    if (raw.writableEnded) raw.destroy();
    else reset(raw);
  });
  raw.on('close', () => failed(new Error('closed')));
  raw.once('connect', () => {
    try {
      const secured = scheme === 'mqtts' || scheme === 'wss' ? secure(raw, host, target.tls, failed) : null;
      if (scheme === 'mqtt') ready(raw);
      else if (scheme === 'mqtts') secured?.once('secureConnect', () => ready(secured));
      else if (secured === null) overWebSocket(target.url, raw, ready, failed);
      else secured.once('secureConnect', () => overWebSocket(target.url, secured, ready, failed));
    } catch (error) {
      failed(error instanceof Error ? error : new Error(String(error)));
    }
  });
  return {
    reset: () => {
      settled = true;
      reset(raw);
    },
  };
}

function reset(raw: Socket): void {
  if (raw.destroyed) return;
  // While it is still connecting nothing was written, and resetting would wait for the connection to come about.
  if (raw.connecting) raw.destroy();
  else raw.resetAndDestroy();
}

function secure(raw: Socket, host: string, tls: BrokerTarget['tls'], failed: (error: Error) => void) {
  const secured = connectTls({
    socket: raw,
    host,
    ...(isIP(host) === 0 ? { servername: host } : {}),
    ...(tls.ca === null ? {} : { ca: tls.ca }),
    ...(tls.cert === null ? {} : { cert: tls.cert }),
    ...(tls.key === null ? {} : { key: tls.key }),
  });
  secured.on('error', failed);
  return secured;
}

function overWebSocket(
  url: string,
  socket: Socket,
  ready: (stream: Duplex) => void,
  failed: (error: Error) => void,
): void {
  // The socket is already connected, and secured where it must be, so the handshake itself is plain.
  const plain = url.replace(/^wss:/, 'ws:');
  const webSocket = new WebSocket(plain, ['mqtt'], {
    createConnection: () => socket,
    perMessageDeflate: false,
    ...(url.startsWith('wss:') ? { headers: { Host: new URL(url).host } } : {}),
  });
  webSocket.on('error', failed);
  webSocket.once('open', () => ready(createWebSocketStream(webSocket)));
}
