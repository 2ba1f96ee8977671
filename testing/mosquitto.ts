import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Certificates } from './certificates.ts';
import { DEADLINE } from './eventually.ts';
import { freePort } from './free-port.ts';

export type MosquittoOptions = {
  /** The port of the first listener; a free one by default. */
  readonly port?: number;
  /** What the first listener speaks; a second one on `plainPort` is always plain MQTT without a password, to watch from. */
  readonly listener?: 'mqtt' | 'mqtts' | 'ws' | 'wss';
  readonly certificates?: Certificates;
  readonly requireClientCertificate?: boolean;
  readonly account?: { readonly username: string; readonly password: string };
  /** Further lines of mosquitto.conf. */
  readonly config?: readonly string[];
};

/** A real Mosquitto broker of one test. */
export type Mosquitto = {
  readonly port: number;
  /** Plain MQTT without a password on the same broker. */
  readonly plainPort: number;
  /** The address of the first listener. */
  readonly url: string;
  readonly start: () => Promise<void>;
  /** Ends it, by default as a power cut would (SIGKILL). */
  readonly stop: (signal?: 'SIGTERM' | 'SIGKILL') => Promise<void>;
  /** Freezes it: its sockets stay open, and nobody reads them. */
  readonly freeze: () => void;
  readonly thaw: () => void;
  readonly log: () => string;
  /** Ends it and removes its folder. */
  readonly close: () => Promise<void>;
};

const PLACES = ['/usr/sbin/mosquitto', '/usr/local/sbin/mosquitto', '/opt/homebrew/sbin/mosquitto'];

/** Where a program is. @throws Error that names the package to install */
export function findProgram(
  name: 'mosquitto' | 'mosquitto_passwd' | 'mosquitto_sub' | 'mosquitto_pub',
): string {
  const here = (process.env['PATH'] ?? '').split(':').map((folder) => join(folder, name));
  const found = [...here, ...(name === 'mosquitto' ? PLACES : [])].find((path) => existsSync(path));
  if (found !== undefined) return found;
  const packageName = name.endsWith('b') ? 'mosquitto-clients' : 'mosquitto';
  throw new Error(
    `${name} is not installed, and these tests run against a real broker. Install the package "${packageName}" (Debian: apt-get install ${packageName}).`,
  );
}

/** Starts a Mosquitto of its own in a temporary folder, and waits until it answers. */
export async function startMosquitto(options: MosquittoOptions = {}): Promise<Mosquitto> {
  const program = findProgram('mosquitto');
  const folder = mkdtempSync(join(tmpdir(), 'glovebox-mosquitto-'));
  const port = options.port ?? (await freePort());
  const plainPort = await freePort();
  const listener = options.listener ?? 'mqtt';
  const config = join(folder, 'mosquitto.conf');
  writeFileSync(config, configuration(options, { port, plainPort, listener, folder }));
  let child: ChildProcess | null = null;
  let log = '';

  const start = async (): Promise<void> => {
    const started = spawn(program, ['-c', config], { stdio: ['ignore', 'pipe', 'pipe'] });
    child = started;
    const keep = (chunk: Buffer): void => {
      log += chunk.toString('utf8');
    };
    started.stdout.on('data', keep);
    started.stderr.on('data', keep);
    const end = Date.now() + DEADLINE;
    while (!((await answers(port)) && (await answers(plainPort)))) {
      if (started.exitCode !== null || Date.now() > end) throw new Error(`Mosquitto did not start: ${log}`);
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  };
  const stop = (signal: 'SIGTERM' | 'SIGKILL' = 'SIGKILL'): Promise<void> =>
    new Promise((resolve) => {
      const running = child;
      child = null;
      if (running === null || running.exitCode !== null || running.signalCode !== null) return resolve();
      running.once('exit', () => resolve());
      running.kill('SIGCONT');
      running.kill(signal);
    });
  const hardStop = (): void => {
    child?.kill('SIGKILL');
  };
  process.once('exit', hardStop);

  await start();
  return {
    port,
    plainPort,
    url: `${listener}://127.0.0.1:${port}`,
    start,
    stop,
    freeze: () => child?.kill('SIGSTOP'),
    thaw: () => child?.kill('SIGCONT'),
    log: () => log,
    close: async () => {
      await stop();
      process.removeListener('exit', hardStop);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

type Layout = {
  readonly port: number;
  readonly plainPort: number;
  readonly listener: 'mqtt' | 'mqtts' | 'ws' | 'wss';
  readonly folder: string;
};

function configuration(options: MosquittoOptions, { port, plainPort, listener, folder }: Layout): string {
  const lines = [
    'per_listener_settings true',
    'persistence false',
    'log_type all',
    ...(options.config ?? []),
    `listener ${plainPort} 127.0.0.1`,
    'allow_anonymous true',
    `listener ${port} 127.0.0.1`,
  ];
  if (listener === 'ws' || listener === 'wss') lines.push('protocol websockets');
  if (listener === 'mqtts' || listener === 'wss') {
    const { certificates } = options;
    if (certificates === undefined) throw new Error(`A ${listener} listener needs certificates.`);
    lines.push(
      `cafile ${certificates.ca}`,
      `certfile ${certificates.serverCert}`,
      `keyfile ${certificates.serverKey}`,
    );
    if (options.requireClientCertificate === true) lines.push('require_certificate true');
  }
  if (options.account === undefined) {
    lines.push('allow_anonymous true');
  } else {
    const accounts = join(folder, 'accounts');
    writeFileSync(accounts, `${options.account.username}:${options.account.password}\n`, { mode: 0o600 });
    execFileSync(findProgram('mosquitto_passwd'), ['-U', accounts], { stdio: 'pipe' });
    lines.push('allow_anonymous false', `password_file ${accounts}`);
  }
  // Mosquitto gives up root for a user that may not read the temporary folder.
  if (process.getuid?.() === 0) lines.unshift('user root');
  return `${lines.join('\n')}\n`;
}

const answers = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
