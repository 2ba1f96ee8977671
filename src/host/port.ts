import { createServer, type Server } from 'node:net';
import { UnitError } from '../contract/errors.ts';

/** Where the web host is: on loopback alone. */
export const ADDRESS = '127.0.0.1';

/**
 * @param port 0 takes a free one
 * @returns the port that was taken
 * @throws UnitError `bad-input` when it can't be used
 */
export const listen = (server: Server, port: number): Promise<number> =>
  new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const why = error.code === 'EADDRINUSE' ? 'is in use by another program' : 'may not be used';
      reject(
        new UnitError(
          'bad-input',
          `Port ${port} on ${ADDRESS} ${why} (${error.code ?? error.message}).`,
          'Choose another with --port, or leave it out to take a free one.',
        ),
      );
    });
    server.listen(port, ADDRESS, () => {
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : port);
    });
  });

/** Says in time that a port can't be used, before anything is begun. @throws UnitError `bad-input` */
export const mustBeFree = async (port: number): Promise<void> => {
  if (port === 0) return;
  const server = createServer();
  await listen(server, port);
  await new Promise((done) => server.close(done));
};
