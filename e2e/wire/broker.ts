import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { readLines } from '../unit/lines.ts';

/** Debian keeps servers in /usr/sbin, which is not on every user's path. */
const ENVIRONMENT = { ...process.env, PATH: `${process.env['PATH'] ?? ''}:/usr/sbin:/usr/bin` };

/** A real Mosquitto on a loopback port of its own. */
export type Broker = {
  readonly port: number;
  readonly url: string;
  /** Publishes with Mosquitto's own client. */
  readonly publish: (
    topic: string,
    payload: string,
    options?: { readonly retained?: boolean },
  ) => Promise<void>;
  /** Starts Mosquitto's own subscriber, one line a message in `format`. */
  readonly subscribe: (filter: string, format: string) => ChildProcess;
  readonly close: () => Promise<void>;
};

export type BrokerOptions = {
  /** Only this user may connect. */
  readonly user?: { readonly name: string; readonly password: string };
};

const running = new Set<ChildProcess>();
process.on('exit', () => {
  for (const child of running) child.kill('SIGKILL');
});

const keep = (child: ChildProcess): ChildProcess => {
  running.add(child);
  child.once('exit', () => running.delete(child));
  return child;
};

const freePort = (): Promise<number> =>
  new Promise((done, fail) => {
    const server = createServer();
    server.once('error', fail);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => done(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });

const run = promisify(execFile);

/** Starts a Mosquitto and waits until it listens. */
export const startBroker = async ({ user }: BrokerOptions = {}): Promise<Broker> => {
  const folder = mkdtempSync(join(tmpdir(), 'glovebox-broker-'));
  const port = await freePort();
  const passwords = join(folder, 'passwords');
  if (user !== undefined) {
    await run('mosquitto_passwd', ['-b', '-c', passwords, user.name, user.password], { env: ENVIRONMENT });
  }
  const access =
    user === undefined ? ['allow_anonymous true'] : ['allow_anonymous false', `password_file ${passwords}`];
  const root = process.getuid?.() === 0 ? ['user root'] : [];
  const config = [`listener ${port} 127.0.0.1`, 'persistence false', 'log_dest stderr', ...access, ...root];
  writeFileSync(join(folder, 'mosquitto.conf'), `${config.join('\n')}\n`);
  const child = keep(
    spawn('mosquitto', ['-c', join(folder, 'mosquitto.conf')], {
      stdio: ['ignore', 'ignore', 'pipe'],
      env: ENVIRONMENT,
    }),
  );
  const exited = new Promise<void>((done) => child.once('exit', () => done()));
  if (child.stderr === null) throw new Error('Mosquitto was started without its log');
  await readLines(child.stderr).find((line) => line.includes('running'), 'the line that says Mosquitto runs');
  const address = ['-h', '127.0.0.1', '-p', String(port)];
  const login = user === undefined ? [] : ['-u', user.name, '-P', user.password];
  return {
    port,
    url: `mqtt://127.0.0.1:${port}`,
    publish: async (topic, payload, { retained = false } = {}) => {
      const args = [...address, ...login, '-q', '1', '-t', topic, '-m', payload, ...(retained ? ['-r'] : [])];
      await run('mosquitto_pub', args, { env: ENVIRONMENT });
    },
    subscribe: (filter, format) =>
      keep(
        spawn('mosquitto_sub', [...address, ...login, '-V', '5', '-q', '1', '-t', filter, '-F', format], {
          stdio: ['ignore', 'pipe', 'inherit'],
          env: ENVIRONMENT,
        }),
      ),
    close: async () => {
      child.kill('SIGTERM');
      await exited;
      rmSync(folder, { recursive: true, force: true });
    },
  };
};
