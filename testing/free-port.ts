import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';

/**
 * Below the ports that systems give to whoever asks for any (from 32768 on Linux, from 49152 elsewhere): a port from there may be
 * another connection's own before it is listened on.
 */
const [LOWEST, BEYOND] = [20_000, 32_000];

const given = new Set<number>();

const isFree = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });

/** A port on loopback that nothing listens on now, and that nothing gets by chance; never the same one twice. */
export const freePort = async (): Promise<number> => {
  for (;;) {
    const port = randomInt(LOWEST, BEYOND);
    if (given.has(port)) continue;
    given.add(port);
    if (await isFree(port)) return port;
  }
};
