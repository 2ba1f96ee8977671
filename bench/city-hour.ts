import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import mqtt from 'mqtt';
import { knownNames } from '../src/host/assemble.ts';
import { simulate } from '../src/host/simulate.ts';
import { loadScenario } from '../src/scenario/compile.ts';
import type { WireEvent } from '../src/scenario/match.ts';
import { startMosquitto } from '../testing/mosquitto.ts';
import { SILENT, targetOf } from './quiet.ts';
import { median, type Row } from './row.ts';

const FILE = join(import.meta.dirname, 'city-hour.yaml');
const PREFIX = 'glovebox/bench';
const ROUNDS = 3;
/** What a Mosquitto as it is installed takes unacknowledged: the unit keeps to it, and so does the baseline. */
const WINDOW = 20;
/** And so many it queues for a subscriber without dropping any. */
const UNDER_WAY = 100;

/** Seconds of the vehicle, of ours, and of the processor. */
type Drive = {
  readonly seconds: number;
  readonly took: number;
  readonly worked: number;
  readonly messages: readonly WireEvent[];
};

const drive = async (url: string, telemetryRate: number): Promise<Drive> => {
  const [run] = loadScenario(FILE, (path) => readFileSync(path, 'utf8'), knownNames());
  if (run === undefined) throw new Error(`${FILE} has no run.`);
  const messages: WireEvent[] = [];
  const before = process.cpuUsage();
  const { held, lasted, took } = await simulate(run, {
    broker: { kind: 'external', target: targetOf(url) },
    prefix: PREFIX,
    log: SILENT,
    telemetryRate,
    tell: (event) => {
      if (event.what === 'message') messages.push(event.message);
    },
  });
  if (!held) throw new Error('The drive did not go as it must.');
  const { user, system } = process.cpuUsage(before);
  return { seconds: lasted / 1_000, took: took / 1_000, worked: (user + system) / 1_000_000, messages };
};

/** Seconds that two bare clients take to publish the same messages, and to receive them. */
const bare = async (url: string, messages: readonly WireEvent[]): Promise<number> => {
  const { hostname, port } = new URL(url);
  const connect = (): Promise<mqtt.MqttClient> =>
    mqtt.connectAsync({ host: hostname, port: Number(port), protocolVersion: 5 });
  const [publisher, subscriber] = [await connect(), await connect()];
  try {
    await subscriber.subscribeAsync('bare/bench/#', { qos: 1 });
    const started = performance.now();
    await new Promise<void>((done, fail) => {
      let [sent, answered, received] = [0, 0, 0];
      const more = (): void => {
        while (sent - answered < WINDOW && sent - received < UNDER_WAY) {
          const message = messages[sent];
          if (message === undefined) return;
          sent += 1;
          publisher.publish(`bare/bench/${message.topic}`, message.payload, { qos: 1 }, (error) => {
            if (error) return fail(error);
            answered += 1;
            more();
          });
        }
      };
      subscriber.on('message', () => {
        received += 1;
        if (received === messages.length) done();
        else more();
      });
      more();
    });
    return (performance.now() - started) / 1_000;
  } finally {
    await publisher.endAsync(true);
    await subscriber.endAsync(true);
  }
};

/**
 * @param telemetryRate how often telemetry is offered to the gate in a second
 * @param target times as fast as real time; null where the bare messages alone take as long as that on many a machine
 */
const benchAt = async (telemetryRate: number, name: string, target: number | null): Promise<Row> => {
  const broker = await startMosquitto();
  try {
    const ours: number[] = [];
    const theirs: number[] = [];
    const work: number[] = [];
    let count = 0;
    for (let round = 0; round < ROUNDS; round += 1) {
      const { seconds, took, worked, messages } = await drive(broker.url, telemetryRate);
      ours.push(seconds / took);
      work.push(worked);
      theirs.push(seconds / (await bare(broker.url, messages)));
      count = messages.length;
    }
    const figure = median(ours);
    const baseline = median(theirs);
    return {
      name,
      figure,
      unit: '× real time',
      baseline: { name: 'its messages by bare mqtt.js, published and received', figure: baseline },
      ratio: figure / baseline,
      target: target === null ? null : `at least ${target} × real time`,
      ok: target === null ? null : figure >= target,
      // What else runs on the machine takes from the figure and its baseline, and less from this.
      note: `${count} messages, ${median(work).toFixed(1)} s of processor time`,
    };
  } finally {
    await broker.close();
  }
};

/**
 * An hour of driving in the city in steps of a tenth of a second, as fast as possible: car, gate, outbox, publisher, a real broker, an
 * independent subscriber, expectations; against bare mqtt.js with the same messages on the same broker. Once with telemetry as a unit offers
 * it where nothing is said, and once with all that the car tells.
 */
export const benchCityHour = async (): Promise<readonly Row[]> => [
  await benchAt(
    1,
    'an hour in the city at 10 Hz, simulated with gate and broker, telemetry offered at 1 Hz',
    1_000,
  ),
  await benchAt(10, 'the same, telemetry offered at 10 Hz', null),
];
