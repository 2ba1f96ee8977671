import { randomBytes, timingSafeEqual } from 'node:crypto';
import { createServer, type Server, type Socket } from 'node:net';
import { Aedes, type AuthenticateError } from 'aedes';
import { UnitError } from '../contract/errors.ts';
import type { BrokerTarget, Log } from '../telemetry/telemetry.ts';

const LOOPBACK = '127.0.0.1';

/** The default broker: it runs inside the unit, speaks MQTT 3.1.1, and is reached from this machine only. */
export type EmbeddedBroker = {
  readonly target: BrokerTarget;
  readonly port: number;
  /** Ends every connection and begins anew with nothing: no retained message, no session. */
  readonly restart: () => Promise<void>;
  readonly close: () => Promise<void>;
};

/**
 * Starts the embedded broker on loopback, with a user name and a password of this run; whoever has not got them is refused.
 * @param options.port a free one by default
 * @throws UnitError `unreachable` if the port is in use
 */
export async function startEmbeddedBroker(options: {
  readonly port?: number;
  readonly log: Log;
}): Promise<EmbeddedBroker> {
  const username = `glovebox-${randomBytes(4).toString('hex')}`;
  const password = randomBytes(18).toString('base64url');

  const begin = (): Promise<Aedes> =>
    Aedes.createBroker({
      authenticate: (client, name, word, done) => {
        if (same(name ?? '', username) && same(word?.toString('utf8') ?? '', password))
          return done(null, true);
        options.log.warn({ client: client.id }, 'The embedded broker refused a user name or a password.');
        // 4: bad user name or password (MQTT 3.1.1 §3.2.2.3)
        const refusal: AuthenticateError = Object.assign(new Error('refused'), { returnCode: 4 });
        done(refusal, false);
      },
    });
  let aedes = await begin();
  const sockets = new Set<Socket>();
  const serve = (socket: Socket): void => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
    // A client that resets its connection is no fault of the broker.
    socket.on('error', () => undefined);
    aedes.handle(socket);
  };
  // Acknowledgements are small: gathering them would make each wait for the other side's delayed TCP acknowledgement.
  const server = createServer({ noDelay: true }, serve);

  try {
    await listen(server, options.port ?? 0);
  } catch (error) {
    aedes.close();
    throw error;
  }
  const port = portOf(server);
  options.log.info({ port }, 'The embedded broker listens on loopback.');

  const target: BrokerTarget = {
    kind: 'embedded',
    url: `mqtt://${LOOPBACK}:${port}`,
    protocol: '3.1.1',
    username,
    password,
    tls: { ca: null, cert: null, key: null },
  };
  /** Ends the broker's part of all that is connected. */
  const end = (): Promise<void> =>
    new Promise((resolve) => {
      const connected = [...sockets];
      aedes.close(() => {
        for (const socket of connected) socket.destroy();
        resolve();
      });
    });
  return {
    target,
    port,
    restart: async () => {
      const next = await begin();
      const last = end();
      aedes = next;
      await last;
    },
    close: async () => {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      await end();
      await closed;
    },
  };
}

/** The address with user name and password in it, for a person's own subscriber on this machine. Never log it. */
export function urlWithCredentials(target: BrokerTarget): string {
  const url = new URL(target.url);
  url.username = encodeURIComponent(target.username ?? '');
  url.password = encodeURIComponent(target.password ?? '');
  return url.href;
}

function portOf(server: Server): number {
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
}

function same(given: string, expected: string): boolean {
  const a = Buffer.from(given);
  const b = Buffer.from(expected);
  return a.length === b.length && timingSafeEqual(a, b);
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const sentence =
        error.code === 'EADDRINUSE'
          ? `Port ${port} on ${LOOPBACK} is in use, so the embedded broker can't listen there.`
          : `The embedded broker can't listen on port ${port} of ${LOOPBACK} (${error.code ?? error.name}).`;
      reject(
        new UnitError('unreachable', sentence, 'Choose another port, or leave it out to take a free one.'),
      );
    });
    server.listen(port, LOOPBACK, resolve);
  });
}
