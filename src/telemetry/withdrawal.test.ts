import { type AddressInfo, createServer, type Socket } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { type Certificates, createCertificates } from '../../testing/certificates.ts';
import { eventually } from '../../testing/eventually.ts';
import { type Mosquitto, startMosquitto } from '../../testing/mosquitto.ts';
import { queuedMessages } from '../../testing/queued.ts';
import { type IndependentSubscriber, type Received, subscribe } from '../../testing/subscriber.ts';
import { createTelemetryRig, type TelemetryRig, targetAt } from '../../testing/telemetry-rig.ts';
import {
  type ProxiedConnection,
  startThrottleProxy,
  type ThrottleProxy,
} from '../../testing/throttle-proxy.ts';
import { clientPortsOf, kernelQueue, kernelTells } from '../broker/kernel-queue.ts';
import type { BrokerTarget } from './telemetry.ts';

/** Long enough that a few hundred messages fill every buffer between the unit and a broker that does not read. */
const PADDING = 'x'.repeat(16_000);
const LOCATIONS = 480;
const TELEMATICS = 60;
/** So many of them fit the buffers of the kernel. */
const FITTING = 60;
const LOCATION_WORDS = ['data/location', 'CurrentLocation', 'xxxxxxxx'];

// Megabytes go through TLS and WebSockets here, on machines that may be busy.
vi.setConfig({ testTimeout: 60_000 });

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

const isLocation = ({ topic, payload }: Received): boolean =>
  topic.endsWith('/data/location') || payload.includes('CurrentLocation');
const isTelematics = ({ topic }: Received): boolean => topic.endsWith('/data/telematics');
const idOf = ({ payload }: { payload: string }): string => (JSON.parse(payload) as { id: string }).id;
const sequenceOf = ({ payload }: { payload: string }): number =>
  (JSON.parse(payload) as { sequence: number }).sequence;

/** Offers far more location than the buffers hold, with telematics in between. */
function offerBacklog({ telemetry }: TelemetryRig): void {
  for (let number = 0; number < LOCATIONS; number += 1) {
    telemetry.offer('telemetry', {
      at: Date.now(),
      signals: {
        'Vehicle.CurrentLocation.Timestamp': `${number} ${PADDING}`,
        ...(number % (LOCATIONS / TELEMATICS) === 0 ? { 'Vehicle.Speed': number } : {}),
      },
    });
  }
}

/** The connection of the publisher: the one that sent anything worth mention. */
const busiest = (proxy: ThrottleProxy): ProxiedConnection => {
  const [first] = [...proxy.connections()].sort(
    (a, b) => b.bytesRead() + b.unread() - (a.bytesRead() + a.unread()),
  );
  if (first === undefined) throw new Error('Nothing connected to the proxy.');
  return first;
};

/** Waits until all is handed over and the buffers are full: what has arrived at the other end no longer grows. */
async function untilStuck({ telemetry }: TelemetryRig, arrived: () => number): Promise<void> {
  await eventually(() => telemetry.stats().location.published === LOCATIONS, 'everything to be handed over');
  await untilSteady(arrived);
}

/** Waits until what has arrived no longer grows. */
async function untilSteady(arrived: () => number): Promise<void> {
  let last = -1;
  let unchanged = 0;
  await eventually(() => {
    const now = arrived();
    unchanged = now === last ? unchanged + 1 : 0;
    last = now;
    return now > 0 && unchanged >= 40;
  }, 'the buffers between unit and broker to be full');
}

type Wiring = {
  readonly name: 'mqtt' | 'mqtts' | 'ws' | 'wss';
  readonly protocol: '3.1.1' | '5';
};
const WIRINGS: readonly Wiring[] = [
  { name: 'mqtt', protocol: '5' },
  { name: 'mqtt', protocol: '3.1.1' },
  { name: 'mqtts', protocol: '5' },
  { name: 'ws', protocol: '5' },
  { name: 'wss', protocol: '5' },
];

const brokerFor = async (name: Wiring['name']): Promise<Mosquitto> =>
  later(await startMosquitto({ listener: name, certificates, config: ['max_inflight_messages 0'] }));

const targetFor = ({ name, protocol }: Wiring, port: number): BrokerTarget =>
  targetAt(`${name}://127.0.0.1:${port}${name.startsWith('ws') ? '/mqtt' : ''}`, {
    protocol,
    tls: { ca: certificates.caText, cert: null, key: null },
  });

const rowsOf = ({ database }: TelemetryRig, category: string): readonly string[] =>
  queuedMessages(database)
    .filter((message) => message.category === category)
    .map(({ id }) => id);

/** What must hold after the buffers were let go: all telematics arrived, in order, under the ids they were queued with. */
async function expectTelematics(watcher: IndependentSubscriber, ids: readonly string[]): Promise<void> {
  await eventually(() => {
    const arrived = new Set(watcher.received().filter(isTelematics).map(idOf));
    return ids.every((id) => arrived.has(id));
  }, 'the telematics that were queued to arrive');
  const seen = new Set<string>();
  const firsts = watcher
    .received()
    .filter(isTelematics)
    .filter((message) => !seen.has(idOf(message)) && seen.add(idOf(message)));
  const sequences = firsts.map(sequenceOf);
  expect(sequences).toEqual(sequences.toSorted((a, b) => a - b));
  expect(sequences).toEqual(Array.from({ length: TELEMATICS }, (_, index) => index));
}

describe.each(WIRINGS)('R26 a withdrawal over $name, MQTT $protocol', (wiring) => {
  test('R26 no byte goes out after enforce() returns, though the peer did not read and every buffer was full', async () => {
    const broker = await brokerFor(wiring.name);
    const proxy = later(await startThrottleProxy(broker.port));
    const watcher = later(await subscribe(broker.plainPort, 'glovebox/#'));
    const rig = later(createTelemetryRig({ target: targetFor(wiring, proxy.port), window: 5_000 }));
    await watcher.waitFor(({ topic }) => topic.endsWith('/privacy'), 'the unit to come online');

    proxy.stopReading();
    offerBacklog(rig);
    await untilStuck(rig, () => busiest(proxy).bytesRead() + busiest(proxy).unread());
    const connection = busiest(proxy);
    const telematics = rowsOf(rig, 'telematics');
    expect(rowsOf(rig, 'location').length).toBeGreaterThan(200);
    const pushed = rig.telemetry.stats().location.published * PADDING.length;

    const onTheWire = connection.bytesRead() + connection.unread();
    const start = performance.now();
    rig.turn('geolocation', false);
    expect(performance.now() - start).toBeLessThan(2_000);

    proxy.resume();
    await eventually(() => connection.ended() !== 'open', 'the connection to end');
    expect(connection.ended()).toBe('reset');
    // The buffers held more than had arrived: without a reset the rest would have come now.
    expect(pushed).toBeGreaterThan(onTheWire + 1_000_000);
    if (kernelTells) expect(connection.bytesRead()).toBeLessThanOrEqual(onTheWire);

    await expectTelematics(watcher, telematics);
    expect(rowsOf(rig, 'location')).toEqual([]);
    const others = proxy.connections().filter((other) => other !== connection);
    expect(others.length).toBeGreaterThan(1);
    if (wiring.name === 'mqtt') {
      for (const other of others) {
        const sent = Buffer.concat(other.chunks().map(({ bytes }) => bytes)).toString('latin1');
        for (const word of LOCATION_WORDS) expect(sent).not.toContain(word);
      }
    }
    // Whatever the broker was given of location was on the wire before: it fits into what had arrived by then.
    const given = watcher.received().filter(isLocation);
    expect(given.length * PADDING.length).toBeLessThanOrEqual(onTheWire);
    expect(rig.telemetry.stats().location.purged).toBeGreaterThan(200);
    expect(rig.telemetry.stats().location.queued).toBe(0);
  });
});

describe('R26 a withdrawal while the broker is frozen', () => {
  test.each(WIRINGS)(
    'R26 nothing more reaches a frozen broker over $name, MQTT $protocol',
    async (wiring) => {
      const broker = await brokerFor(wiring.name);
      const watcher = later(await subscribe(broker.plainPort, 'glovebox/#'));
      const rig = later(createTelemetryRig({ target: targetFor(wiring, broker.port), window: 5_000 }));
      await watcher.waitFor(({ topic }) => topic.endsWith('/privacy'), 'the unit to come online');

      broker.freeze();
      const ports = clientPortsOf(broker.port);
      offerBacklog(rig);
      const arrived = (): number =>
        ports.reduce((sum, port) => sum + (kernelQueue(broker.port, port)?.unread ?? 0), 0);
      if (kernelTells) await untilStuck(rig, arrived);
      const telematics = rowsOf(rig, 'telematics');

      const onTheWire = arrived();
      const start = performance.now();
      rig.turn('geolocation', false);
      expect(performance.now() - start).toBeLessThan(2_000);
      expect(ports.filter((port) => (kernelQueue(port, broker.port)?.unsent ?? 0) > 0)).toEqual([]);

      broker.thaw();
      await expectTelematics(watcher, telematics);
      const given = watcher.received().filter(isLocation);
      if (kernelTells) expect(given.length * PADDING.length).toBeLessThanOrEqual(onTheWire);
      expect(given.length).toBeLessThan(rig.telemetry.stats().location.published);
    },
  );
});

test.skipIf(!kernelTells)(
  'R26 a broker that ends its half of the connection, and reads on later, gets nothing that had not arrived by then',
  async () => {
    const CONNACK = Buffer.from([0x20, 2, 0, 0]);
    const deaf: Socket[] = [];
    const server = createServer({ allowHalfOpen: true }, (socket) => {
      socket.on('error', () => undefined);
      deaf.push(socket);
      // Any other than the first waits in vain for an answer.
      if (deaf.length > 1) return;
      socket.once('data', () => {
        socket.write(CONNACK);
        socket.pause();
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    cleanUp.push(() => {
      for (const socket of deaf) socket.destroy();
      server.close();
    });
    const { port } = server.address() as AddressInfo;
    const target = targetAt(`mqtt://127.0.0.1:${port}`, { protocol: '3.1.1' });
    const rig = later(createTelemetryRig({ target, window: 5_000, watch: false }));
    await eventually(() => rig.telemetry.connection().status === 'online', 'the unit to come online');
    const [broker] = deaf;
    if (broker === undefined) throw new Error('Nothing connected.');
    const unread = (): number => kernelQueue(port, broker.remotePort ?? 0)?.unread ?? 0;
    const unsent = (): number => kernelQueue(broker.remotePort ?? 0, port)?.unsent ?? 0;

    // All of it fits the buffers of the kernel, and not all of it those of the receiver.
    for (let number = 0; number < FITTING; number += 1)
      rig.telemetry.offer('telemetry', {
        at: Date.now(),
        signals: { 'Vehicle.CurrentLocation.Timestamp': `${number} ${PADDING}` },
      });
    await eventually(() => rig.telemetry.stats().location.published === FITTING, 'all to be handed over');
    await eventually(() => unread() > 0 && unsent() > 0, 'the buffer of the receiver to be full');
    await untilSteady(unread);
    const arrived = broker.bytesRead + unread();
    expect(arrived).toBeLessThan((FITTING * PADDING.length) / 2);
    broker.end();
    await eventually(() => rig.telemetry.connection().status !== 'online', 'the end to be noticed');
    rig.turn('geolocation', false);

    broker.resume();
    await eventually(() => broker.destroyed || broker.readableEnded, 'the connection to be over');
    expect(broker.bytesRead).toBeLessThanOrEqual(arrived);
  },
);
