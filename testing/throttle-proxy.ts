import { connect, createServer, type Socket } from 'node:net';
import { kernelQueue } from '../src/broker/kernel-queue.ts';

/** Bytes that the client sent, as the proxy read them; `at` is `performance.now()`. */
export type Chunk = { readonly at: number; readonly bytes: Buffer };

/** One connection through the proxy. */
export type ProxiedConnection = {
  readonly clientPort: number;
  /** All that was read from the client, oldest first. */
  readonly chunks: () => readonly Chunk[];
  /** All that has left the kernel, which after `stopReading` is a little more than the chunks hold. */
  readonly bytesRead: () => number;
  /** Bytes of the client that are in the kernel on the proxy's side: they were on the wire already. Linux only. */
  readonly unread: () => number;
  /** How the client's side ended: `reset` by RST, `closed` in an orderly way. */
  readonly ended: () => 'open' | 'reset' | 'closed';
};

/** A TCP proxy that can be slow, deaf or rude, and records every byte that a client sends. */
export type ThrottleProxy = {
  readonly port: number;
  /** Oldest first, ended ones included. */
  readonly connections: () => readonly ProxiedConnection[];
  /** Stops reading from the clients now connected, so that buffers on the way fill up. New connections are served. */
  readonly stopReading: () => void;
  /** Reads again, and passes on all that the kernel still has. */
  readonly resume: () => void;
  /** Reads at most this many bytes a second from each client; null for no limit. */
  readonly limit: (bytesPerSecond: number | null) => void;
  /** Swallows in both directions from now on, without closing: a half-open connection. New connections are served. */
  readonly blackhole: () => void;
  /** Resets every connection. */
  readonly reset: () => void;
  readonly close: () => Promise<void>;
};

type Pair = ProxiedConnection & {
  readonly client: Socket;
  readonly upstream: Socket;
  deaf: boolean;
  swallow: boolean;
};

const TICK = 20;

/** Starts a proxy on loopback in front of `target`. */
export async function startThrottleProxy(target: number): Promise<ThrottleProxy> {
  const pairs: Pair[] = [];
  let bytesPerSecond: number | null = null;

  const server = createServer({ pauseOnConnect: true, allowHalfOpen: true }, (client) => {
    const upstream = connect({ port: target, host: '127.0.0.1', noDelay: true });
    pairs.push(createPair(client, upstream, server, () => bytesPerSecond));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;

  return {
    port,
    connections: () => pairs,
    stopReading: () => {
      for (const pair of pairs) {
        pair.deaf = true;
        pair.client.pause();
      }
    },
    resume: () => {
      for (const pair of pairs) {
        pair.deaf = false;
        pair.client.resume();
      }
    },
    limit: (next) => {
      bytesPerSecond = next;
    },
    blackhole: () => {
      for (const pair of pairs) pair.swallow = true;
    },
    reset: () => {
      for (const { client, upstream } of pairs) {
        if (!client.destroyed) client.resetAndDestroy();
        if (!upstream.destroyed) upstream.resetAndDestroy();
      }
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const { client, upstream } of pairs) {
          client.destroy();
          upstream.destroy();
        }
      }),
  };
}

function createPair(
  client: Socket,
  upstream: Socket,
  server: ReturnType<typeof createServer>,
  limit: () => number | null,
): Pair {
  const chunks: Chunk[] = [];
  const clientPort = client.remotePort ?? 0;
  const address = server.address();
  const proxyPort = typeof address === 'object' && address !== null ? address.port : 0;
  let ended: 'open' | 'reset' | 'closed' = 'open';

  const pair: Pair = {
    client,
    upstream,
    deaf: false,
    swallow: false,
    clientPort,
    chunks: () => chunks,
    bytesRead: () => client.bytesRead,
    unread: () => kernelQueue(proxyPort, clientPort)?.unread ?? 0,
    ended: () => ended,
  };

  client.on('data', (bytes: Buffer) => {
    chunks.push({ at: performance.now(), bytes });
    if (pair.swallow) return;
    const room = upstream.write(bytes);
    const rate = limit();
    if (rate !== null) {
      client.pause();
      setTimeout(() => !pair.deaf && client.resume(), Math.max(TICK, (bytes.length / rate) * 1000));
    } else if (!room) {
      client.pause();
      upstream.once('drain', () => !pair.deaf && client.resume());
    }
  });
  // All that the kernel still delivers is passed on, also after a reset: what reaches the broker is the worst case.
  client.on('error', () => {
    ended = 'reset';
    upstream.end();
  });
  client.on('end', () => {
    if (ended === 'open') ended = 'closed';
    upstream.end();
  });
  client.on('close', () => {
    if (ended === 'open') ended = 'closed';
    upstream.end();
  });

  upstream.on('data', (bytes: Buffer) => {
    if (!pair.swallow && !client.destroyed) client.write(bytes);
  });
  upstream.on('end', () => {
    if (!pair.swallow) client.end();
  });
  upstream.on('error', () => {
    if (!pair.swallow) client.destroy();
  });
  upstream.on('close', () => {
    if (!pair.swallow) client.end();
  });
  client.resume();
  return pair;
}
