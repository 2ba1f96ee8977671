import mqtt from 'mqtt';
import { createRandom } from '../simulator/random.ts';
import type { Sample } from '../src/privacy/signals.ts';
import { openStore } from '../src/store/open.ts';
import { createTelemetry, type Telemetry } from '../src/telemetry/telemetry.ts';
import { createRealClock } from '../src/unit/clock.ts';
import { contextWith } from '../testing/contexts.ts';
import { eventually } from '../testing/eventually.ts';
import { startMosquitto } from '../testing/mosquitto.ts';
import { SILENT, targetOf, withFolder } from './quiet.ts';
import { median, type Row } from './row.ts';

const PREFIX = 'glovebox/bench';
const WINDOW = 100;
const MESSAGES = 9_000;
const ROUNDS = 5;
const TARGET = 0.5;
const PATIENCE = 60_000;
/** Real milliseconds. */
const POLL = 10;

const CONTEXT = contextWith({ settings: { geolocation: true, voiceData: false } });

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
  const started = performance.now();
  // A batch a turn. All fit the queue, so nothing is dropped, and nobody asks for the counts meanwhile: that is a query.
  for (let offered = 0; offered < MESSAGES; offered += WINDOW) {
    for (let count = 0; count < WINDOW; count += 1) telemetry.offer('telemetry', sample(Date.now()));
    await turn();
  }
  const end = performance.now() + PATIENCE;
  while (acknowledged(telemetry) - before < MESSAGES) {
    if (performance.now() > end) throw new Error('Waited in vain for the last acknowledgements.');
    // Rarely: a hundredth of a round, and neither a share of the processor nor of the figure.
    await new Promise((resolve) => setTimeout(resolve, POLL));
  }
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

type Bare = { readonly url: string; readonly client: mqtt.MqttClient };

/** The payload of one message as the broker gives it out. */
const payloadFrom = async (telemetry: Telemetry, client: mqtt.MqttClient): Promise<string> => {
  const topic = `${PREFIX}/bench/data/location`;
  const { promise, resolve } = Promise.withResolvers<string>();
  client.once('message', (_topic, payload) => resolve(payload.toString('utf8')));
  await client.subscribeAsync(topic, { qos: 1 });
  telemetry.offer('telemetry', sample(Date.now()));
  const payload = await promise;
  await client.unsubscribeAsync(topic);
  return payload;
};

/** @param watch whether the unit also receives all of it, as its bench screen does */
const measure = ({ url, client }: Bare, watch: boolean): Promise<Row> =>
  withFolder(async (folder) => {
    const clock = createRealClock(1);
    const random = createRandom(1);
    const store = openStore({ folder, now: clock.now, random });
    const off = { requested: false, effective: false };
    const telemetry = createTelemetry({
      database: store.database,
      clock,
      random,
      target: targetOf(url),
      prefix: PREFIX,
      pseudonym: () => 'bench',
      context: () => CONTEXT,
      privacy: () => ({ geolocation: { requested: true, effective: true }, voiceData: off }),
      log: SILENT,
      window: WINDOW,
      watch,
    });
    try {
      telemetry.start();
      await eventually(() => telemetry.connection().status === 'online', 'the connection');
      const payload = await payloadFrom(telemetry, client);
      await subject(telemetry);
      await baseline(client, payload);
      const [ours, bare]: [number[], number[]] = [[], []];
      for (let round = 0; round < ROUNDS; round += 1) {
        bare.push(await baseline(client, payload));
        ours.push(await subject(telemetry));
      }
      const ratio = median(ours.map((value, round) => value / (bare[round] ?? Number.NaN)));
      return {
        name: `gate, outbox, publish, acknowledge (QoS 1)${watch ? ', and received again by the unit itself' : ''}`,
        figure: median(ours),
        unit: 'messages/s',
        baseline: { name: 'bare mqtt.js', figure: median(bare) },
        ratio,
        target: watch ? null : 'at least 0.5',
        ok: watch ? null : ratio >= TARGET,
      };
    } finally {
      await telemetry.close();
      store.close();
    }
  });

/** Gate, outbox, publish and acknowledge at QoS 1 with a window of 100, against bare mqtt.js on the same broker and payload. */
export async function benchPipeline(): Promise<readonly Row[]> {
  const broker = await startMosquitto({ config: ['max_queued_messages 0', 'max_inflight_messages 0'] });
  const { hostname, port } = new URL(broker.url);
  const client = await mqtt.connectAsync({ host: hostname, port: Number(port), protocolVersion: 5 });
  try {
    // What the bench screen receives, the baseline does not: it is measured, and has no target.
    return [
      await measure({ url: broker.url, client }, false),
      await measure({ url: broker.url, client }, true),
    ];
  } finally {
    await client.endAsync(true);
    await broker.close();
  }
}
