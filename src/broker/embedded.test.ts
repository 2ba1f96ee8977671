import { connect } from 'node:net';
import { networkInterfaces } from 'node:os';
import { afterEach, expect, test } from 'vitest';
import { eventually } from '../../testing/eventually.ts';
import { subscribe } from '../../testing/subscriber.ts';
import { createTelemetryRig } from '../../testing/telemetry-rig.ts';
import type { Log } from '../telemetry/telemetry.ts';
import { startEmbeddedBroker, urlWithCredentials } from './embedded.ts';

const lines: string[] = [];
const keep = (facts: object, sentence: string): void => {
  lines.push(JSON.stringify([facts, sentence]));
};
const log: Log = { debug: keep, info: keep, warn: keep, error: keep };

const cleanUp: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const undo of cleanUp.splice(0).reverse()) await undo();
  lines.length = 0;
});
const later = <T extends { close: () => Promise<void> }>(part: T): T => {
  cleanUp.push(part.close);
  return part;
};

const account = ({ username, password }: { username: string | null; password: string | null }) => ({
  username: username ?? '',
  password: password ?? '',
  protocol: '3.1.1' as const,
});

test('a unit publishes through it, and an outside tool sees it with the user name and password of the run', async () => {
  const broker = later(await startEmbeddedBroker({ log }));
  const watcher = later(await subscribe(broker.port, 'glovebox/#', account(broker.target)));
  const rig = later(createTelemetryRig({ target: broker.target }));
  await watcher.waitFor(
    ({ topic, payload }) => topic.endsWith('/state') && payload.includes('online'),
    'online',
  );
  rig.telemetry.offer('telemetry', { at: Date.now(), signals: { 'Vehicle.Speed': 7 } });
  const message = await watcher.waitFor(({ topic }) => topic.endsWith('/data/telematics'), 'the message');
  expect(message.retained).toBe(false);
  const url = new URL(urlWithCredentials(broker.target));
  expect([decodeURIComponent(url.username), decodeURIComponent(url.password)]).toEqual([
    broker.target.username,
    broker.target.password,
  ]);
});

test('R26 a withdrawal takes effect through it too, with telematics going on', async () => {
  const broker = later(await startEmbeddedBroker({ log }));
  const watcher = later(await subscribe(broker.port, 'glovebox/#', account(broker.target)));
  const rig = later(createTelemetryRig({ target: broker.target }));
  await watcher.waitFor(({ topic }) => topic.endsWith('/privacy'), 'online');
  const offer = (speed: number) =>
    rig.telemetry.offer('telemetry', {
      at: Date.now(),
      signals: { 'Vehicle.Speed': speed, 'Vehicle.CurrentLocation.Latitude': speed },
    });
  const speed =
    (value: number) =>
    ({ topic, payload }: { topic: string; payload: string }) =>
      topic.endsWith('/data/telematics') && payload.includes(`"value":"${value}"`);
  offer(1);
  await watcher.waitFor(({ topic }) => topic.endsWith('/data/location'), 'a position');
  rig.turn('geolocation', false);
  const positions = watcher.received().filter(({ topic }) => topic.endsWith('/data/location')).length;
  for (let value = 2; value < 50; value += 1) offer(value);
  await watcher.waitFor(speed(49), 'the telematics after it');
  expect(watcher.received().filter(({ topic }) => topic.endsWith('/data/location'))).toHaveLength(positions);
});

test('who has no password, or a wrong one, is refused, and no password is ever logged', async () => {
  const broker = later(await startEmbeddedBroker({ log }));
  for (const credentials of [
    { username: null, password: null },
    { username: broker.target.username, password: 'wrong-secret' },
    { username: 'somebody', password: broker.target.password },
  ]) {
    const rig = later(createTelemetryRig({ target: { ...broker.target, ...credentials } }));
    await eventually(() => rig.telemetry.connection().reason?.includes('refused'), 'to be refused');
    expect(rig.telemetry.connection().status).toBe('offline');
    expect(JSON.stringify([rig.lines, rig.telemetry.connection()])).not.toContain('wrong-secret');
  }
  expect(lines.join()).toContain('refused');
  expect(lines.join()).not.toContain(broker.target.password);
});

test('each run has a user name and a password of its own', async () => {
  const first = later(await startEmbeddedBroker({ log }));
  const second = later(await startEmbeddedBroker({ log }));
  expect(first.target.password).not.toBe(second.target.password);
  expect(first.target.password?.length).toBeGreaterThanOrEqual(20);
  expect(first.port).not.toBe(second.port);
});

test('a port in use is told in a sentence', async () => {
  const broker = later(await startEmbeddedBroker({ log }));
  await expect(startEmbeddedBroker({ log, port: broker.port })).rejects.toMatchObject({
    code: 'unreachable',
    sentence: `Port ${broker.port} on 127.0.0.1 is in use, so the embedded broker can't listen there.`,
  });
});

test('it listens on loopback only', async () => {
  const broker = later(await startEmbeddedBroker({ log }));
  const outside = Object.values(networkInterfaces())
    .flat()
    .filter((address) => address !== undefined && !address.internal && address.family === 'IPv4')
    .map((address) => address?.address ?? '');
  for (const host of ['127.0.0.2', ...outside]) {
    const socket = connect(broker.port, host);
    const outcome = await new Promise<string>((resolve) => {
      socket.once('connect', () => resolve('connected'));
      socket.once('error', () => resolve('refused'));
    });
    socket.destroy();
    expect(`${host} ${outcome}`).toBe(`${host} refused`);
  }
});
