import { randomBytes } from 'node:crypto';
import type { Line, MatrixUnit, Offer, Received } from '../matrix/unit.ts';
import { createObserver, type Observed, type Observer } from '../telemetry/observer.ts';
import { createTelemetry, type Log, type Telemetry } from '../telemetry/telemetry.ts';
import type { Seams } from './assemble.ts';
import { type Clients, openToClients } from './matrix-clients.ts';
import type { Settings } from './settings.ts';
import { surround } from './simulate-surroundings.ts';
import { createWire } from './simulate-wire.ts';

export type MatrixUnitOptions = {
  readonly broker: Settings['broker'];
  readonly prefix: string;
  readonly seed: number;
  readonly log: Log;
  /** Whether every byte that it sends is kept. */
  readonly record?: boolean;
  /** Where a way out of the car with a fault in it can be put in, by tests. */
  readonly seams?: Pick<Seams, 'telemetry'>;
};

/** A unit for the matrix, in this process: its car, its broker, and a subscriber that sees what anybody would. */
export const startMatrixUnit = async (options: MatrixUnitOptions): Promise<MatrixUnit> => {
  const { broker, seed, log, seams } = options;
  // Two runs from one seed have one name on the wire, and may share somebody's broker.
  const prefix =
    broker.kind === 'embedded' ? options.prefix : `${options.prefix}/${randomBytes(4).toString('hex')}`;
  let offers: Offer[] = [];
  let received: Received[] = [];
  const watched = (made: Telemetry): Telemetry => ({
    ...made,
    offer: (kind, sample) => {
      offers.push({ kind, at: sample.at, signals: sample.signals });
      return made.offer(kind, sample);
    },
  });
  const wayOut = seams?.telemetry ?? createTelemetry;
  const around = await surround({
    broker,
    prefix,
    seed,
    log,
    time: undefined,
    onDisk: false,
    vehicle: 'hybrid',
    record: options.record ?? false,
    seams: { telemetry: (needs) => watched(wayOut(needs)) },
  });
  let observer: Observer | null = null;
  let clients: Clients | null = null;
  try {
    const { vehicle } = await around.ask('unit.state');
    const topic = `${prefix}/${vehicle.pseudonym}`;
    const standing = [`${topic}/state`, `${topic}/privacy`];
    const short = (one: Observed): Received => ({
      ...one,
      at: around.clock.now(),
      topic: one.topic.slice(topic.length + 1),
    });
    observer = await createObserver(around.target, topic, (one) => received.push(short(one)));
    const wire = createWire(around, observer);
    await wire.settle();
    const seeing = observer;

    return {
      ask: around.ask,
      pass: around.clock.advance,
      become: async (line: Line) => {
        await around.way.become(line);
        await wire.settle();
      },
      settle: wire.settle,
      waits: () => {
        // What was acknowledged is still on disk for a moment; it does not wait.
        const { telemetry } = around.now();
        return telemetry.connection().status !== 'online' || !telemetry.settled();
      },
      offers: () => {
        const taken = offers;
        offers = [];
        return taken;
      },
      received: () => {
        const taken = received;
        received = [];
        return taken;
      },
      retained: async () => {
        const found: Received[] = [];
        const fresh = await createObserver(around.target, topic, (one) => found.push(short(one)));
        await fresh.caughtUp();
        await fresh.close();
        return found.filter((one) => one.retained);
      },
      now: around.clock.now,
      connections: around.way.connections,
      topic,
      clients: async () => {
        clients ??= await openToClients(around.dispatch, log);
        return [await clients.connect(), await clients.connect()];
      },
      close: async () => {
        await clients?.close();
        await around.now().telemetry.close();
        // What is retained on somebody's broker is taken off it again.
        if (broker.kind === 'external') await seeing.clear(standing).catch(() => undefined);
        await seeing.close();
        await around.close();
      },
    };
  } catch (error) {
    await observer?.close();
    await around.close();
    throw error;
  }
};
