import { connect, type Socket } from 'node:net';
import { createServer } from 'node:tls';
import type { BrokerTarget } from '../telemetry/telemetry.ts';
import { placeOf } from '../telemetry/transport.ts';
import { makeIdentity } from './self-signed.ts';

/** TLS on loopback, before a broker that has none. */
export type TlsFront = {
  /** The same broker, by TLS, with what its certificate is checked by. */
  readonly target: BrokerTarget;
  readonly close: () => Promise<void>;
};

const LOOPBACK = '127.0.0.1';

/** Puts TLS before a broker that is reached by `mqtt` or `ws`: its certificate is made for this run, and the unit is told of it. */
export const openTlsFront = async (plain: BrokerTarget): Promise<TlsFront> => {
  const { host, port, scheme } = placeOf(plain);
  const identity = makeIdentity('glovebox broker over TLS');
  const sockets = new Set<Socket>();
  const keep = (socket: Socket): void => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  };
  const server = createServer({ ...identity, noDelay: true }, (near) => {
    const far = connect({ host, port, noDelay: true });
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      keep(one);
      one.on('error', () => other.destroy());
      one.once('close', () => other.destroy());
    }
    near.pipe(far);
    far.pipe(near);
  });
  // Who does not trust the certificate breaks off, which is no fault of the front.
  server.on('tlsClientError', () => undefined);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, LOOPBACK, resolve);
  });
  const address = server.address();
  const url = new URL(plain.url);
  const at = `${LOOPBACK}:${typeof address === 'object' && address !== null ? address.port : 0}`;
  return {
    target: {
      ...plain,
      url: scheme === 'ws' ? `wss://${at}${url.pathname}${url.search}` : `mqtts://${at}`,
      tls: { ...plain.tls, ca: identity.cert },
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
};
