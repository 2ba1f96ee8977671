import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { DEADLINE, eventually } from './eventually.ts';
import { findProgram } from './mosquitto.ts';

/** A message as `mosquitto_sub` received it: an independent witness, of another implementation than the one under test. */
export type Received = {
  /** When this process read it, in real milliseconds since the Unix epoch. */
  readonly at: number;
  readonly topic: string;
  readonly payload: string;
  readonly retained: boolean;
  readonly qos: number;
  /** MQTT 5 only. */
  readonly contentType: string | null;
  readonly expiry: number | null;
  readonly userProperties: Readonly<Record<string, string>>;
};

export type IndependentSubscriber = {
  readonly received: () => readonly Received[];
  /** Waits for the first message that fits, among those already received too. */
  readonly waitFor: (
    fits: (message: Received) => boolean,
    awaited: string,
    deadline?: number,
  ) => Promise<Received>;
  readonly close: () => Promise<void>;
};

type Line = {
  readonly topic: string;
  readonly payload: string | null;
  readonly retain: number;
  readonly qos: number;
  readonly properties?: {
    readonly 'content-type'?: string;
    readonly 'message-expiry-interval'?: number;
    readonly 'user-properties'?: Readonly<Record<string, string>>;
  };
};

let ready = 0;

const publishOnce = (args: readonly string[]): Promise<void> =>
  new Promise((resolve) => {
    spawn(findProgram('mosquitto_pub'), args, { stdio: 'ignore' }).once('close', () => resolve());
  });

/**
 * Subscribes with `mosquitto_sub`, MQTT 5, and waits until the subscription stands.
 * @param port plain MQTT on loopback
 */
export async function subscribe(
  port: number,
  filter = '#',
  account?: { readonly username: string; readonly password: string; readonly protocol?: '3.1.1' | '5' },
): Promise<IndependentSubscriber> {
  const connection = ['-h', '127.0.0.1', '-p', String(port)];
  connection.push('-V', account?.protocol === '3.1.1' ? 'mqttv311' : 'mqttv5');
  if (account !== undefined) connection.push('-u', account.username, '-P', account.password);
  ready += 1;
  const readyTopic = `testing/ready/${process.pid}/${ready}`;

  const child = spawn(
    findProgram('mosquitto_sub'),
    [...connection, '-q', '1', '-F', '%j', '-t', filter, '-t', readyTopic],
    { stdio: ['ignore', 'pipe', 'pipe'] },
  );
  const received: Received[] = [];
  let stands = false;
  let said = '';
  createInterface({ input: child.stdout }).on('line', (line) => {
    const { topic, payload, retain, qos, properties } = JSON.parse(line) as Line;
    if (topic.startsWith('testing/ready/')) {
      stands ||= topic === readyTopic;
      return;
    }
    received.push({
      at: Date.now(),
      topic,
      payload: payload ?? '',
      retained: retain === 1,
      qos,
      contentType: properties?.['content-type'] ?? null,
      expiry: properties?.['message-expiry-interval'] ?? null,
      userProperties: properties?.['user-properties'] ?? {},
    });
  });
  child.stderr.on('data', (chunk: Buffer) => {
    said += chunk.toString('utf8');
  });
  const hardStop = (): void => {
    child.kill('SIGKILL');
  };
  process.once('exit', hardStop);
  // It tells nobody when its subscription stands, so it is sent messages until one comes back.
  const end = Date.now() + DEADLINE;
  while (!stands) {
    if (child.exitCode !== null || Date.now() > end)
      throw new Error(`mosquitto_sub did not subscribe: ${said}`);
    await publishOnce([...connection, '-t', readyTopic, '-m', 'ready']);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }

  return {
    received: () => received,
    waitFor: (fits, awaited, deadline) => eventually(() => received.find(fits), awaited, deadline),
    close: () =>
      new Promise((resolve) => {
        process.removeListener('exit', hardStop);
        if (child.exitCode !== null || child.signalCode !== null) return resolve();
        child.once('exit', () => resolve());
        child.kill('SIGTERM');
      }),
  };
}
