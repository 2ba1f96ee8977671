import mqtt from 'mqtt';
import { createRandom } from '../simulator/random.ts';
import type { PrivacyContext } from '../src/privacy/context.ts';
import type { Sample } from '../src/privacy/signals.ts';
import { openStore } from '../src/store/open.ts';
import { createTelemetry, type Telemetry } from '../src/telemetry/telemetry.ts';
import { createRealClock } from '../src/unit/clock.ts';
import { eventually } from '../testing/eventually.ts';
import { startMosquitto } from '../testing/mosquitto.ts';
import { SILENT, targetOf, withFolder } from './quiet.ts';
import { median, type Row } from './row.ts';

const WINDOW = 100;
const MESSAGES = 3_000;
const ROUNDS = 5;
const TARGET = 0.5;
const PATIENCE = 60_000;

const CONTEXT: PrivacyContext = {
  epoch: 1,
  store: 'ok',
  profile: { id: 'bench', kind: 'primary' },
  accepted: true,
  settings: { geolocation: true, voiceData: false },
  consents: {
    'product-improvement': false,
    'performance-insight-and-marketing': false,
    'partner-sharing': false,
    'personalised-communication': false,
    'warning-support': false,
  },
  noticeVersion: '1.0',
};

const sample = (at: number): Sample => ({
  at,
  signals: {
    'Vehicle.CurrentLocation.Latitude': 48.3537796,
    'Vehicle.CurrentLocation.Longitude': 9.9828029,
    'Vehicle.CurrentLocation.Altitude': 524.5,
    'Vehicle.CurrentLocation.Heading': 232.8,
    'Vehicle.CurrentLocation.HorizontalAccuracy': 2.8,
  },
});

const turn = (): Promise<void> => new Promise((done) => setImmediate(done));

const acknowledged = (telemetry: Telemetry): number => telemetry.stats().location?.acknowledged ?? 0;

/** Messages a second from offer to acknowledgement, through gate, SQLite and publisher. */
const subject = async (telemetry: Telemetry): Promise<number> => {
  const before = acknowledged(telemetry);
  const { promise: allArrived, resolve } = Promise.withResolvers<void>();
  let arrived = 0;
  const stopCounting = telemetry.onWire(({ topic }) => {
    if (topic.endsWith('/data/location')) arrived += 1;
    if (arrived === MESSAGES) resolve();
  });
  const started = performance.now();
  // A batch a turn. All fit the queue, so nothing is dropped, and nobody asks for the counts meanwhile: that is a query.
  for (let offered = 0; offered < MESSAGES; offered += WINDOW) {
    for (let count = 0; count < WINDOW; count += 1) telemetry.offer('telemetry', sample(Date.now()));
    await turn();
  }
  await allArrived;
  stopCounting();
  await eventually(() => acknowledged(telemetry) - before >= MESSAGES, 'the last acknowledgements', PATIENCE);
  return (MESSAGES / (performance.now() - started)) * 1000;
};

/** The same with mqtt.js alone: no decision, no disk. */
const baseline = (client: mqtt.MqttClient, payload: string): Promise<number> =>
  new Promise((done, fail) => {
    const started = performance.now();
    let sent = 0;
    let answered = 0;
    const next = (): void => {
      if (sent >= MESSAGES) return;
      sent += 1;
      client.publish('bare/bench/data/location', payload, { qos: 1 }, (error) => {
        if (error) return fail(error);
        answered += 1;
        if (answered === MESSAGES) done((MESSAGES / (performance.now() - started)) * 1000);
        else next();
      });
    };
    for (let count = 0; count < WINDOW; count += 1) next();
  });

/** Gate, outbox, publish and acknowledge at QoS 1 with a window of 100, against bare mqtt.js on the same broker and payload. */
export const benchPipeline = (): Promise<Row> =>
  withFolder(async (folder) => {
    const broker = await startMosquitto({ config: ['max_queued_messages 0', 'max_inflight_messages 0'] });
    const { hostname, port } = new URL(broker.url);
    const client = await mqtt.connectAsync({ host: hostname, port: Number(port), protocolVersion: 5 });
    const clock = createRealClock(1);
    const random = createRandom(1);
    const store = openStore({ folder, now: clock.now, random });
    const off = { requested: false, effective: false };
    const telemetry = createTelemetry({
      database: store.database,
      clock,
      random,
      target: targetOf(broker.url),
      prefix: 'glovebox/bench',
      pseudonym: () => 'bench',
      context: () => CONTEXT,
      privacy: () => ({ geolocation: { requested: true, effective: true }, voiceData: off }),
      log: SILENT,
      window: WINDOW,
    });
    try {
      telemetry.start();
      await eventually(() => telemetry.connection().status === 'online', 'the connection');
      telemetry.offer('telemetry', sample(Date.now()));
      const { payload } = await eventually(
        () => telemetry.wire().find(({ topic }) => topic.endsWith('/data/location')),
        'a message to take the payload from',
      );
      await subject(telemetry);
      await baseline(client, payload);
      const [ours, bare]: [number[], number[]] = [[], []];
      for (let round = 0; round < ROUNDS; round += 1) {
        bare.push(await baseline(client, payload));
        ours.push(await subject(telemetry));
      }
      const figure = median(ours);
      const ratio = median(ours.map((value, round) => value / (bare[round] ?? Number.NaN)));
      return {
        name: 'gate, outbox, publish, acknowledge (QoS 1)',
        figure,
        unit: 'messages/s',
        baseline: { name: 'bare mqtt.js', figure: median(bare) },
        ratio,
        target: 'at least 0.5',
        ok: ratio >= TARGET,
      };
    } finally {
      await telemetry.close();
      await client.endAsync(true);
      store.close();
      await broker.close();
    }
  });
