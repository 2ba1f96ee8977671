import { Socket } from 'node:net';
import mqtt from 'mqtt';
import { createRandom } from '../simulator/random.ts';
import { startEmbeddedBroker } from '../src/broker/embedded.ts';
import { startMatrixUnit } from '../src/host/matrix-unit.ts';
import { casesOf } from '../src/matrix/cases.ts';
import { FACTORS } from '../src/matrix/factors.ts';
import { runMatrix } from '../src/matrix/run.ts';
import { SILENT } from './quiet.ts';
import type { Row } from './row.ts';

/** Seconds. */
const MOST = 60;
const SEED = 1;
const TOPIC = 'bare/matrix';
/** About as long as a message of the unit. */
const PAYLOAD = 'x'.repeat(700);

/** Seconds that so many messages take to a broker and back to a subscriber, each after the one before: the least that a look at each costs. */
const roundTrips = async (count: number): Promise<number> => {
  const broker = await startEmbeddedBroker({ log: SILENT });
  const { url, username, password } = broker.target;
  const client = await mqtt.connectAsync(url, { username: username ?? '', password: password ?? '' });
  // Otherwise each waits for a delayed acknowledgement of TCP, which is no cost of MQTT.
  if (client.stream instanceof Socket) client.stream.setNoDelay(true);
  try {
    let arrived: () => void = () => undefined;
    client.on('message', () => arrived());
    await client.subscribeAsync(TOPIC, { qos: 1 });
    const started = performance.now();
    for (let left = count; left > 0; left -= 1) {
      const back = new Promise<void>((resolve) => {
        arrived = resolve;
      });
      await client.publishAsync(TOPIC, PAYLOAD, { qos: 1 });
      await back;
    }
    return (performance.now() - started) / 1_000;
  } finally {
    await client.endAsync(true);
    await broker.close();
  }
};

/** The whole pairwise matrix on a live unit and the embedded broker, the making of its cases with it, against bare round trips of as many messages. */
export const benchMatrix = async (): Promise<Row> => {
  const started = performance.now();
  const cases = casesOf(FACTORS, false, createRandom(SEED));
  const { cases: results } = await runMatrix({
    start: () =>
      startMatrixUnit({ broker: { kind: 'embedded' }, prefix: 'glovebox/bench', seed: SEED, log: SILENT }),
    cases,
    factors: FACTORS,
  });
  const figure = (performance.now() - started) / 1_000;
  const differing = results.filter(({ differences }) => differences.length > 0).length;
  if (differing > 0) throw new Error(`${differing} cases differ from the reference model`);
  const messages = results.reduce((sum, { wire }) => sum + wire.messages, 0);
  const decisions = results.reduce((sum, { answers }) => sum + answers.asked, 0);
  const base = await roundTrips(messages);
  return {
    name: 'the whole pairwise matrix',
    figure,
    unit: 's',
    baseline: { name: `${messages.toLocaleString('en')} bare round trips`, figure: base },
    ratio: figure / base,
    target: `at most ${MOST} s`,
    ok: figure <= MOST,
    note: `${cases.length} cases, ${decisions.toLocaleString('en')} decisions`,
  };
};
