import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type Certificates, createCertificates } from '../../testing/certificates.ts';
import { eventually } from '../../testing/eventually.ts';
import { freePort } from '../../testing/free-port.ts';
import { type MosquittoOptions, startMosquitto } from '../../testing/mosquitto.ts';
import { queuedMessages, queueLength } from '../../testing/queued.ts';
import { type IndependentSubscriber, type Received, subscribe } from '../../testing/subscriber.ts';
import { createTelemetryRig, type TelemetryRig, targetAt } from '../../testing/telemetry-rig.ts';
import { startThrottleProxy } from '../../testing/throttle-proxy.ts';
import { createRealClock } from '../unit/clock.ts';

let certificates: Certificates;
beforeAll(() => {
  certificates = createCertificates();
});
afterAll(() => certificates.remove());

const cleanUp: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const undo of cleanUp.splice(0).reverse()) await undo();
});
const later = <T extends { close: () => Promise<void> }>(part: T): T => {
  cleanUp.push(part.close);
  return part;
};
const broker = async (options: MosquittoOptions = {}) => later(await startMosquitto(options));
const watch = async (port: number): Promise<IndependentSubscriber> =>
  later(await subscribe(port, 'glovebox/#'));
/** Ten times as fast, so that back-off takes a tenth. */
const rigAt = (options: Parameters<typeof createTelemetryRig>[0]): TelemetryRig =>
  later(createTelemetryRig({ clock: createRealClock(10), ...options }));

const SPEED = 'Vehicle.Speed';
const LATITUDE = 'Vehicle.CurrentLocation.Latitude';
const offer = ({ telemetry }: TelemetryRig, speed: number, location = false): void => {
  telemetry.offer('telemetry', {
    at: Date.now(),
    signals: { [SPEED]: speed, ...(location ? { [LATITUDE]: 52 } : {}) },
  });
};
const online = (rig: TelemetryRig): Promise<true> =>
  eventually(() => rig.telemetry.connection().status === 'online' || null, 'the unit to be online');
const reason = (rig: TelemetryRig, words: RegExp): Promise<true> =>
  eventually(
    () =>
      (rig.telemetry.connection().status === 'offline' &&
        words.test(rig.telemetry.connection().reason ?? '')) ||
      null,
    `to be offline because of ${words}, not "${rig.telemetry.connection().reason}"`,
  );
type Payload = {
  readonly id: string;
  readonly sequence: number;
  readonly historical: boolean;
  readonly data: readonly { readonly dp: { readonly value: string } }[];
};
const payloadOf = (message: Received): Payload => JSON.parse(message.payload) as Payload;
const telematicsOf = (watcher: IndependentSubscriber): readonly Payload[] =>
  watcher
    .received()
    .filter(({ topic }) => topic.endsWith('/data/telematics'))
    .map(payloadOf);
const valuesOf = (payloads: readonly Payload[]): readonly string[] => [
  ...new Map(payloads.map(({ id, data }) => [id, data[0]?.dp.value ?? ''])).values(),
];
const acknowledged = (rig: TelemetryRig, count: number): Promise<true> =>
  eventually(
    () =>
      (rig.telemetry.stats().telematics.acknowledged >= count &&
        rig.telemetry.stats().telematics.queued === 0) ||
      null,
    `${count} acknowledged messages`,
  );

describe('on the wire', () => {
  test('R24 every message says category, legal basis, content type and expiry on MQTT 5', async () => {
    const mosquitto = await broker();
    const watcher = await watch(mosquitto.plainPort);
    const rig = rigAt({ target: targetAt(mosquitto.url), clock: createRealClock() });
    await online(rig);
    offer(rig, 1, true);
    rig.telemetry.offer('crash-notification', { at: Date.now(), signals: { [SPEED]: 2 } });
    const location = await watcher.waitFor(({ topic }) => topic.endsWith('/data/location'), 'a position');
    const crash = await watcher.waitFor(
      ({ topic }) => topic.endsWith('/event/crash-notification'),
      'a crash',
    );
    expect(location).toMatchObject({
      retained: false,
      qos: 1,
      contentType: 'application/cloudevents+json',
      userProperties: { datacategory: 'location', legalbasis: 'consent', purpose: 'connected-services' },
    });
    expect(location.expiry).toBeGreaterThan(50);
    expect(location.expiry).toBeLessThanOrEqual(60);
    expect(crash.userProperties).toEqual({
      datacategory: 'telematics',
      legalbasis: 'legal-obligation',
      purpose: 'emergency-call',
    });
  });

  test('a broker is told in real seconds how long a message holds, however fast the clock of the unit goes', async () => {
    const mosquitto = await broker();
    const watcher = await watch(mosquitto.plainPort);
    const rig = rigAt({ target: targetAt(mosquitto.url), clock: createRealClock(50), speed: () => 50 });
    await online(rig);
    offer(rig, 1, true);
    const location = await watcher.waitFor(({ topic }) => topic.endsWith('/data/location'), 'a position');
    expect(location.expiry).toBeGreaterThan(0);
    expect(location.expiry).toBeLessThanOrEqual(2);
  });

  test('R16 R26 who subscribes later finds state and privacy and nothing else, and privacy says why', async () => {
    const mosquitto = await broker();
    const rig = rigAt({ target: targetAt(mosquitto.url) });
    await online(rig);
    offer(rig, 1, true);
    await acknowledged(rig, 1);
    rig.turn('geolocation', false);
    const live = await watch(mosquitto.plainPort);
    const isPrivacy = ({ topic, payload }: Received): boolean =>
      topic.endsWith('/privacy') && payload.includes('"geolocation":{"requested":false,"effective":false}');
    const privacy = await live.waitFor(isPrivacy, 'the new privacy state');
    expect(JSON.parse(privacy.payload)).toMatchObject({
      withheld: { location: { rule: 'R20', reason: 'setting-off' } },
      noticeVersion: rig.context().noticeVersion,
    });
    expect(privacy.payload).not.toContain('primary');
    const late = await watch(mosquitto.plainPort);
    await late.waitFor(({ topic }) => topic.endsWith('/state'), 'the retained state');
    await late.waitFor(isPrivacy, 'the retained privacy state');
    expect(
      late
        .received()
        .map(({ topic }) => topic.split('/').at(-1))
        .toSorted(),
    ).toEqual(['privacy', 'state']);
    expect(late.received().every(({ retained }) => retained)).toBe(true);
  });

  test('the independent subscriber of the bench receives what the broker was given', async () => {
    const mosquitto = await broker();
    const rig = rigAt({ target: targetAt(mosquitto.url) });
    await online(rig);
    offer(rig, 7);
    await eventually(
      () => rig.telemetry.wire().some(({ topic }) => topic.endsWith('/data/telematics')),
      'the message',
    );
    for (let speed = 0; speed < 300; speed += 1) offer(rig, speed);
    await acknowledged(rig, 301);
    await eventually(
      () => rig.telemetry.wire().at(-1)?.payload.includes('"value":"299"'),
      'the last message',
    );
    expect(rig.telemetry.wire()).toHaveLength(200);
  });

  test('R26 the decision at hand-over is on the context of that moment: a row that got past the purge stays in the car', async () => {
    const mosquitto = await broker();
    const watcher = await watch(mosquitto.plainPort);
    const rig = rigAt({ target: targetAt(mosquitto.url), start: false });
    offer(rig, 1, true);
    await eventually(() => queueLength(rig.database) === 2, 'two rows');
    rig.swap({ settings: { geolocation: false, voiceData: false } });
    rig.telemetry.start();
    await watcher.waitFor(({ topic }) => topic.endsWith('/data/telematics'), 'the telematics');
    await eventually(() => queueLength(rig.database) === 0, 'an empty outbox');
    expect(watcher.received().filter(({ topic }) => topic.includes('location'))).toEqual([]);
    expect(rig.telemetry.stats().location).toMatchObject({ published: 0, purged: 1 });
  });

  test('no more messages are unacknowledged at once than the broker takes', async () => {
    const mosquitto = await broker({ config: ['max_inflight_messages 5'] });
    const watcher = await watch(mosquitto.plainPort);
    const rig = rigAt({ target: targetAt(mosquitto.url) });
    await online(rig);
    mosquitto.freeze();
    for (let speed = 0; speed < 50; speed += 1) offer(rig, speed);
    await eventually(() => rig.telemetry.stats().telematics.published > 0, 'the window to fill');
    await eventually(() => queueLength(rig.database) === 50, 'all to be stored');
    expect(rig.telemetry.stats().telematics.published).toBeLessThanOrEqual(5);
    mosquitto.thaw();
    await acknowledged(rig, 50);
    await eventually(() => telematicsOf(watcher).length === 50, 'all to arrive');
    expect(rig.telemetry.connection().status).toBe('online');
  });
});

describe('a broker with a limit to what it takes', () => {
  test('a message that is too long for it is dropped and counted, and what fits goes on', async () => {
    const mosquitto = await broker({ config: ['max_packet_size 5000'] });
    const watcher = await watch(mosquitto.plainPort);
    const rig = rigAt({ target: targetAt(mosquitto.url) });
    await online(rig);
    // Long in bytes but not in characters; then long in neither, but not by far.
    for (const text of ['€'.repeat(1_300), 'x'.repeat(2_500)])
      rig.telemetry.offer('telemetry', { at: Date.now(), signals: { 'Vehicle.Diagnostics.DTCList': text } });
    await acknowledged(rig, 1);
    await eventually(() => telematicsOf(watcher).length === 1, 'the one that fits');
    expect(valuesOf(telematicsOf(watcher))[0]).toMatch(/^x+$/);
    expect(rig.telemetry.stats().telematics).toMatchObject({ published: 1, dropped: 1, queued: 0 });
    expect(rig.telemetry.connection().status).toBe('online');
  });
});

describe('a broker that is not there', () => {
  test('absent at the start: what is allowed waits, is marked as historical, and goes in order once the broker is up', async () => {
    const port = await freePort();
    const rig = rigAt({ target: targetAt(`mqtt://127.0.0.1:${port}`) });
    await reason(rig, /Nothing listens at 127\.0\.0\.1/);
    for (let speed = 0; speed < 250; speed += 1) offer(rig, speed);
    const mosquitto = await broker({ port });
    const watcher = await watch(mosquitto.plainPort);
    await acknowledged(rig, 250);
    await eventually(
      () => telematicsOf(watcher).length >= 250 || rig.telemetry.wire().length >= 200,
      'delivery',
    );
    expect(telematicsOf(watcher).every(({ historical }) => historical)).toBe(true);
    const values = valuesOf(telematicsOf(watcher)).map(Number);
    expect(values).toEqual(values.toSorted((a, b) => a - b));
  });

  test('killed and started again: nothing allowed is lost, order and ids hold, and the state topic tells', async () => {
    const mosquitto = await broker();
    const rig = rigAt({ target: targetAt(mosquitto.url) });
    await online(rig);
    for (let speed = 0; speed < 20; speed += 1) offer(rig, speed);
    await acknowledged(rig, 20);
    await mosquitto.stop('SIGKILL');
    await reason(rig, /127\.0\.0\.1/);
    for (let speed = 20; speed < 60; speed += 1) offer(rig, speed);
    await mosquitto.start();
    const watcher = await watch(mosquitto.plainPort);
    await watcher.waitFor(
      ({ topic, payload }) => topic.endsWith('/state') && payload.includes('online'),
      'online',
    );
    for (let speed = 60; speed < 70; speed += 1) offer(rig, speed);
    await acknowledged(rig, 70);
    await eventually(() => valuesOf(telematicsOf(watcher)).includes('69'), 'the last message');
    const values = valuesOf(telematicsOf(watcher)).map(Number);
    expect(values).toEqual(values.toSorted((a, b) => a - b));
    expect(new Set(telematicsOf(watcher).map(({ id }) => id)).size).toBe(values.length);
    expect(rig.telemetry.stats().telematics).toMatchObject({
      offered: 70,
      dropped: 0,
      expired: 0,
      queued: 0,
    });
  });

  test('half-open: a broker that no longer answers is noticed, and the same messages go again with the same ids', async () => {
    const mosquitto = await broker();
    const proxy = later(await startThrottleProxy(mosquitto.port));
    const watcher = await watch(mosquitto.plainPort);
    const rig = rigAt({ target: targetAt(`mqtt://127.0.0.1:${proxy.port}`), keepalive: 1 });
    await online(rig);
    proxy.blackhole();
    for (let speed = 0; speed < 5; speed += 1) offer(rig, speed);
    const ids = await eventually(() => {
      const found = queuedMessages(rig.database);
      return found.length === 5 ? found.map(({ id }) => id) : null;
    }, 'five rows');
    await acknowledged(rig, 5);
    await eventually(() => telematicsOf(watcher).length === 5, 'five messages');
    expect(telematicsOf(watcher).map(({ id }) => id)).toEqual(ids);
  });

  test('the last will says offline when the unit is cut off, and close says it on purpose', async () => {
    const mosquitto = await broker();
    const proxy = later(await startThrottleProxy(mosquitto.port));
    const watcher = await watch(mosquitto.plainPort);
    const rig = rigAt({ target: targetAt(`mqtt://127.0.0.1:${proxy.port}`) });
    await online(rig);
    await watcher.waitFor(
      ({ topic, payload }) => topic.endsWith('/state') && payload.includes('online'),
      'online',
    );
    proxy.reset();
    await watcher.waitFor(({ payload }) => payload.includes('"cause":"connection-lost"'), 'the last will');
    await online(rig);
    await rig.telemetry.close();
    await watcher.waitFor(({ payload }) => payload.includes('"cause":"shut-down"'), 'the goodbye');
    const late = await watch(mosquitto.plainPort);
    const state = await late.waitFor(({ topic }) => topic.endsWith('/state'), 'the retained state');
    expect(JSON.parse(state.payload)).toMatchObject({ status: 'offline', cause: 'shut-down' });
  });

  test('close answers within two seconds though the broker is frozen', async () => {
    const mosquitto = await broker();
    const rig = rigAt({ target: targetAt(mosquitto.url) });
    await online(rig);
    offer(rig, 1);
    await acknowledged(rig, 1);
    mosquitto.freeze();
    offer(rig, 2);
    const start = performance.now();
    await rig.telemetry.close();
    expect(performance.now() - start).toBeLessThan(2_000);
    expect(queueLength(rig.database)).toBe(1);
  });

  test('what is not delivered survives a restart of the unit and goes under the same id', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'glovebox-connection-'));
    cleanUp.push(() => rmSync(folder, { recursive: true }));
    const port = await freePort();
    const target = targetAt(`mqtt://127.0.0.1:${port}`);
    const first = createTelemetryRig({ target, folder });
    for (let speed = 0; speed < 3; speed += 1) offer(first, speed);
    const ids = await eventually(() => {
      const found = queuedMessages(first.database);
      return found.length === 3 ? found.map(({ id }) => id) : null;
    }, 'three rows');
    await first.close();
    const mosquitto = await broker({ port });
    const watcher = await watch(mosquitto.plainPort);
    const second = later(createTelemetryRig({ target, folder }));
    await acknowledged(second, 3);
    await eventually(() => telematicsOf(watcher).length === 3, 'three messages');
    expect(telematicsOf(watcher).map(({ id }) => id)).toEqual(ids);
  });
});

describe('a broker that refuses', () => {
  test('a wrong password is told in a sentence without it, and the right one connects', async () => {
    const account = { username: 'unit', password: 'open sesame' };
    const mosquitto = await broker({ account });
    for (const protocol of ['5', '3.1.1'] as const) {
      const rig = rigAt({
        target: targetAt(mosquitto.url, { protocol, username: 'unit', password: 'wrong-secret' }),
      });
      await reason(rig, /refused the user name or the password/);
      const told = JSON.stringify([rig.lines, rig.telemetry.connection()]);
      expect(told).not.toContain('wrong-secret');
      await rig.telemetry.close();
    }
    const rig = rigAt({ target: targetAt(mosquitto.url, account) });
    await online(rig);
  });

  test('a certificate of an unknown authority is told, and nothing is sent to that broker', async () => {
    const mosquitto = await broker({ listener: 'mqtts', certificates });
    const rig = rigAt({ target: targetAt(mosquitto.url) });
    await reason(rig, /certificates do not fit/);
  });

  test('a client certificate is used where the broker wants one, and its absence is told', async () => {
    const mosquitto = await broker({ listener: 'mqtts', certificates, requireClientCertificate: true });
    const ca = certificates.caText;
    const without = rigAt({ target: targetAt(mosquitto.url, { tls: { ca, cert: null, key: null } }) });
    await reason(without, /client certificate|closed the connection|broke the connection/);
    const rig = rigAt({
      target: targetAt(mosquitto.url, {
        tls: { ca, cert: certificates.clientCertText, key: certificates.clientKeyText },
      }),
    });
    await online(rig);
  });

  test('TLS to a plain port, and a host that does not exist, are told', async () => {
    const mosquitto = await broker();
    const tls = rigAt({ target: targetAt(`mqtts://127.0.0.1:${mosquitto.port}`) });
    await reason(tls, /closed the connection|broke the connection|does not speak TLS/);
    const nowhere = rigAt({ target: targetAt('mqtt://no-such-host.invalid:1883') });
    await reason(nowhere, /no host named no-such-host\.invalid/);
    const webSocket = rigAt({ target: targetAt(`ws://127.0.0.1:${mosquitto.port}/mqtt`) });
    await reason(webSocket, /closed the connection|broke the connection|WebSockets/);
  });
});
