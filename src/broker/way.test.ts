import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { type Certificates, createCertificates } from '../../testing/certificates.ts';
import { eventually } from '../../testing/eventually.ts';
import { startMosquitto } from '../../testing/mosquitto.ts';
import { type IndependentSubscriber, subscribe } from '../../testing/subscriber.ts';
import {
  createTelemetryRig,
  PREFIX,
  PSEUDONYM,
  type TelemetryRig,
  targetAt,
} from '../../testing/telemetry-rig.ts';
import type { BrokerState } from '../contract/outages.ts';
import { emptyBroker } from '../telemetry/empty-broker.ts';
import type { BrokerTarget } from '../telemetry/telemetry.ts';
import { createRealClock, type RealClock } from '../unit/clock.ts';
import { startEmbeddedBroker } from './embedded.ts';
import { type BrokerWay, createBrokerWay } from './way.ts';

vi.setConfig({ testTimeout: 40_000 });

const quiet = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };
let certificates: Certificates;
const cleanUp: (() => Promise<void> | void)[] = [];
beforeAll(() => {
  certificates = createCertificates();
});
afterEach(async () => {
  for (const undo of cleanUp.splice(0).reverse()) await undo();
});
afterAll(() => certificates.remove());
const later = <T extends { close: () => Promise<void> }>(part: T): T => {
  cleanUp.push(part.close);
  return part;
};

type Scene = {
  readonly rig: TelemetryRig;
  readonly way: BrokerWay;
  readonly target: BrokerTarget;
  readonly clock: RealClock;
};

/** A unit that is online, ten times as fast, and the way to its broker. */
const travel = async (target: BrokerTarget, options: Partial<Parameters<typeof createBrokerWay>[0]> = {}) => {
  const clock = createRealClock(10);
  const way = later(
    await createBrokerWay({
      target,
      clock: clock.steady,
      always: false,
      restart: () => emptyBroker(target, PREFIX, PSEUDONYM),
      ...options,
    }),
  );
  const rig = later(createTelemetryRig({ target, clock, way: way.way }));
  cleanUp.push(way.loosen);
  way.attach(rig.telemetry);
  await online(rig);
  return { rig, way, target, clock } satisfies Scene;
};
const mosquittoAt = async (scheme: 'mqtt' | 'mqtts' | 'ws' | 'wss') => {
  const secure = scheme === 'mqtts' || scheme === 'wss';
  const mosquitto = later(await startMosquitto({ listener: scheme, ...(secure ? { certificates } : {}) }));
  const target = targetAt(mosquitto.url, {
    tls: { ca: secure ? certificates.caText : null, cert: null, key: null },
  });
  return { target, watcher: later(await subscribe(mosquitto.plainPort, `${PREFIX}/#`)) };
};

const online = ({ telemetry }: TelemetryRig) =>
  eventually(() => telemetry.connection().status === 'online', 'the unit to be online');
const offlineFor = ({ telemetry }: TelemetryRig, cause: string) =>
  eventually(
    () => telemetry.connection().status === 'offline' && telemetry.connection().cause === cause,
    `the unit to be offline, ${cause}; it is ${JSON.stringify(telemetry.connection())}`,
  );
const offer = ({ telemetry }: TelemetryRig, signal: string, value: number): void => {
  telemetry.offer('telemetry', { at: Date.now(), signals: { [signal]: value } });
};
const LATITUDE = 'Vehicle.CurrentLocation.Latitude';
const values = (watcher: IndependentSubscriber, topic: string): readonly string[] =>
  watcher
    .received()
    .filter((message) => message.topic.endsWith(topic))
    .map(
      ({ payload }) => (JSON.parse(payload) as { data: { dp: { value: string } }[] }).data[0]?.dp.value ?? '',
    );

/** What the unit makes of each fault, by what is spoken over the line. */
const SEEN: Readonly<Record<'down' | 'refusing' | 'wrong-certificate', Readonly<Record<string, string>>>> = {
  down: { mqtt: 'broken-off', mqtts: 'broken-off', ws: 'broken-off', wss: 'broken-off' },
  refusing: { mqtt: 'sign-in-refused', mqtts: 'broken-off', ws: 'sign-in-refused', wss: 'broken-off' },
  'wrong-certificate': {
    mqtt: 'not-trusted',
    mqtts: 'not-trusted',
    ws: 'not-trusted',
    wss: 'not-trusted',
  },
};

describe.each(['mqtt', 'mqtts', 'ws', 'wss'] as const)('a way over %s', (scheme) => {
  test('that is down, refuses or shows a wrong certificate is told of, and all that may leave arrives once it is mended', async () => {
    const { target, watcher } = await mosquittoAt(scheme);
    const { rig, way } = await travel(target);
    expect(way.way().knock).toBeNull();
    let value = 0;
    for (const [state, causes] of Object.entries(SEEN) as [keyof typeof SEEN, Record<string, string>][]) {
      const cause = causes[scheme];
      value += 1;
      await way.become(state);
      offer(rig, 'Vehicle.Speed', value);
      await offlineFor(rig, cause ?? '');
      await way.become('up');
      await online(rig);
      await eventually(() => values(watcher, '/telematics').includes(String(value)), `value ${value}`);
    }
    expect(way.way().knock).not.toBeNull();
    expect(new Set(values(watcher, '/telematics')).size).toBe(value);
  });

  test.each(['frozen', 'slow'] as const)(
    'R26 that is %s in the moment of withdrawal lets none of it out, not even once it is up again',
    async (state) => {
      const { target, watcher } = await mosquittoAt(scheme);
      const { rig, way, clock } = await travel(target);
      rig.turn('geolocation', true);
      await eventually(() => rig.telemetry.settled(), 'a wire at rest');
      await way.become(state);
      // What is slow arrives when time passes, and not before.
      clock.pause();
      for (let value = 100; value < 200; value += 1) offer(rig, LATITUDE, value);
      offer(rig, 'Vehicle.Speed', 7);
      await eventually(() => rig.telemetry.stats().location.published > 15, 'positions to be under way');
      rig.turn('geolocation', false);
      clock.resume();
      await way.become('up');
      await online(rig);
      await eventually(() => values(watcher, '/telematics').includes('7'), 'what may leave');
      expect(values(watcher, '/location').filter((value) => Number(value) >= 100)).toEqual([]);
    },
  );
});

test('a line that is frozen for long, and full, lets out nothing of a connection that was reset meanwhile', async () => {
  const { target, watcher } = await mosquittoAt('mqtt');
  const { rig, way } = await travel(target);
  rig.turn('geolocation', true);
  await way.network('lost');
  // More than a stream of Node keeps before it stops reading.
  const padding = 'x'.repeat(20_000);
  for (let value = 0; value < 20; value += 1)
    rig.telemetry.offer('telemetry', {
      at: Date.now(),
      signals: { 'Vehicle.CurrentLocation.Timestamp': `${value} ${padding}` },
    });
  await eventually(() => rig.telemetry.stats().location.published > 15, 'positions to be under way');
  rig.turn('geolocation', false);
  expect(way.state()).toEqual({ broker: 'up', network: 'lost' });
  await way.network('back');
  await online(rig);
  offer(rig, 'Vehicle.Speed', 1);
  await eventually(() => values(watcher, '/telematics').includes('1'), 'what may leave');
  expect(values(watcher, '/location')).toEqual([]);
});

test('a broker without TLS gets some before it when a wrong certificate is to be shown, and is without again afterwards', async () => {
  const embedded = later(await startEmbeddedBroker({ log: quiet }));
  const { rig, way } = await travel(embedded.target, { restart: embedded.restart });
  await way.become('wrong-certificate');
  await offlineFor(rig, 'not-trusted');
  expect(rig.telemetry.connection()).toMatchObject({
    reason: expect.stringContaining('SELF_SIGNED'),
    url: expect.stringMatching(/^mqtts:/u),
  });
  await way.become('up');
  await online(rig);
  expect(rig.telemetry.connection().url).toBe(embedded.target.url);
  expect(way.way().target).toEqual(embedded.target);
});

test('what was asked for is told once it is in force: a line that is still being laid lets messages through', async () => {
  const embedded = later(await startEmbeddedBroker({ log: quiet }));
  const { rig, way } = await travel(embedded.target);
  const told: string[] = [];
  const stop = rig.telemetry.onConnection(() => told.push(way.state().broker));
  await way.become('frozen');
  stop();
  expect(new Set(told), 'while it connects anew').toEqual(new Set(['up']));
  expect(way.state().broker).toBe('frozen');
  await way.network('lost');
  expect(way.state()).toEqual({ broker: 'frozen', network: 'lost' });
});

test('a network that is lost stays lost while the way behind it changes', async () => {
  const embedded = later(await startEmbeddedBroker({ log: quiet }));
  const { rig, way } = await travel(embedded.target, { restart: embedded.restart });
  await way.network('lost');
  await way.become('wrong-certificate');
  await way.become('up');
  expect(rig.telemetry.connection().status).not.toBe('online');
  await way.network('back');
  await online(rig);
});

test.each([
  ['of somebody else', false],
  ['embedded', true],
])('a broker %s that is restarted is empty, and is told anew who is there', async (_, own) => {
  const embedded = later(await startEmbeddedBroker({ log: quiet }));
  const { rig, way, target } = await travel(embedded.target, own ? { restart: embedded.restart } : {});
  const retained = (): readonly string[] =>
    rig.telemetry
      .wire()
      .filter(({ topic, payload }) => topic.endsWith('/state') && payload !== '')
      .map(({ payload }) => payload);
  await eventually(() => retained().length > 0, 'the state');
  const before = retained().length;
  const restarted: BrokerState = 'restarted';
  await way.become(restarted);
  expect(way.state().broker).toBe('up');
  await online(rig);
  await eventually(() => retained().length > before, 'the state, told anew');
  expect(target.url).toMatch(/^mqtt:/);
});
