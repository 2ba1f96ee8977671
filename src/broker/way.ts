import type { Clock } from '../contract/clock.ts';
import type { BrokerState, LineState, NetworkState } from '../contract/outages.ts';
import type { Connection } from '../contract/schemas.ts';
import type { BrokerTarget, Way } from '../telemetry/telemetry.ts';
import { placeOf } from '../telemetry/transport.ts';
import { type FaultyLine, openFaultyLine, type RecordedConnection } from './faulty-line.ts';
import { openTlsFront, type TlsFront } from './tls-front.ts';

/** What the way needs of whoever goes it. */
export type Traveller = {
  readonly connection: () => Connection;
  /** Resets the connection and goes the way anew. */
  readonly reconnect: (why: string) => void;
};

/** The way from the unit to its broker, which can be made to fail. */
export type BrokerWay = {
  /** Which way to go now. */
  readonly way: () => Way;
  /** What is in force, which is told no sooner than it is. */
  readonly state: () => { readonly broker: LineState; readonly network: NetworkState };
  /** Who goes it from now on: after a loss of power it is another. */
  readonly attach: (traveller: Traveller) => void;
  /** Answers when both ends have noticed what they can. */
  readonly become: (state: BrokerState) => Promise<void>;
  readonly network: (state: NetworkState) => Promise<void>;
  /** What was handed on, connection by connection; none unless it is recorded. */
  readonly connections: () => readonly RecordedConnection[];
  /** Resets what hangs, so that a goodbye does not wait for it. */
  readonly loosen: () => void;
  readonly close: () => Promise<void>;
};

export type BrokerWayOptions = {
  readonly target: BrokerTarget;
  readonly clock: Clock;
  /** Whether the line lies in the way from the start; otherwise it is put in when something is to fail for the first time. */
  readonly always: boolean;
  /** Whether the line keeps every byte that it hands on for the unit. */
  readonly record?: boolean;
  /** Makes the broker begin anew with nothing, as far as that can be done to it. */
  readonly restart: () => Promise<void>;
};

/** How long a connection may take to come about, or to be noticed as lost, in milliseconds; a line gives way at once, so that it hardly ever does. */
const PATIENCE = 1_000;

const isSecure = (target: BrokerTarget): boolean => ['mqtts', 'wss'].includes(placeOf(target).scheme);

const lineTo = (target: BrokerTarget, clock: Clock, record = false): Promise<FaultyLine> =>
  openFaultyLine({ ...placeOf(target), level: target.protocol === '5' ? 5 : 4 }, clock, { record });

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** Waits for something that the event loop brings about by itself. */
const until = async (probe: () => boolean): Promise<void> => {
  const end = performance.now() + PATIENCE;
  while (!probe() && performance.now() < end) await turn();
};

/**
 * The way to a broker. A line costs some fifth of the throughput (measured with Mosquitto), so that it is put in only when it is to fail; from then on it stays.
 * Subscribers and other clients go past it.
 */
export const createBrokerWay = async (options: BrokerWayOptions): Promise<BrokerWay> => {
  const { clock, restart } = options;
  let { target } = options;
  let front: TlsFront | null = null;
  let line: FaultyLine | null = options.always ? await lineTo(target, clock, options.record) : null;
  let broker: LineState = 'up';
  let network: NetworkState = 'back';
  /** While the line is still being laid, messages pass. */
  let inForce: ReturnType<BrokerWay['state']> = { broker, network };
  let traveller: Traveller | null = null;
  let last: Promise<void> = Promise.resolve();

  const status = (): Connection['status'] => traveller?.connection().status ?? 'offline';
  const goThrough = async (why: string): Promise<void> => {
    traveller?.reconnect(why);
    // Only what is connected can freeze, or become slow.
    await until(() => status() !== 'connecting');
  };
  const lay = async (): Promise<FaultyLine> => {
    if (line !== null) return line;
    line = await lineTo(target, clock);
    await goThrough('Connecting anew, by a way that can be made to fail.');
    return line;
  };
  /** Another line in place of the one there is, to where the target is now; a network that is lost stays so. */
  const layAnew = async (): Promise<void> => {
    const former = line;
    line = await lineTo(target, clock, options.record);
    if (network === 'lost') line.become('frozen');
    await former?.close();
  };
  /** Puts TLS before a broker that has none: nobody can be shown a wrong certificate who asks for none. */
  const toSecure = async (): Promise<void> => {
    if (isSecure(target)) return;
    front = await openTlsFront(target);
    target = front.target;
    await layAnew();
    await goThrough('Connecting anew, over TLS, so that a certificate is asked for.');
  };
  /** Takes away the TLS that was put before a broker that has none. */
  const toPlain = async (): Promise<void> => {
    const former = front;
    if (former === null) return;
    front = null;
    target = options.target;
    await layAnew();
    await former.close();
    await goThrough('Connecting anew, without TLS, as the broker is.');
  };
  const apply = async (): Promise<void> => {
    const laid = await lay();
    const state = network === 'lost' ? 'frozen' : broker;
    // A reset that is on its way comes first: what it takes back is not let out by a line that thaws.
    for (let turns = 2; turns > 0; turns -= 1) await turn();
    laid.become(state);
    inForce = { broker, network };
    if (state === 'down' || state === 'refusing' || state === 'wrong-certificate')
      await until(() => status() !== 'online');
  };
  const become = async (state: BrokerState): Promise<void> => {
    if (state === 'restarted') {
      broker = 'down';
      await apply();
      await restart();
      broker = 'up';
    } else {
      if (state === 'wrong-certificate') await toSecure();
      if (state === 'up' && line === null) return;
      if (state === 'up') await toPlain();
      broker = state;
    }
    await apply();
  };
  /** One after the other, so that the line is laid once. */
  const inTurn = (work: () => Promise<void>): Promise<void> => {
    const mine = last.then(work);
    last = mine.catch(() => undefined);
    return mine;
  };

  return {
    way: () => ({ target, knock: line?.port ?? null }),
    state: () => inForce,
    attach: (next) => {
      traveller = next;
    },
    become: (state) => inTurn(() => become(state)),
    network: (state) =>
      inTurn(async () => {
        network = state;
        if (state === 'lost' || line !== null) await apply();
      }),
    connections: () => line?.connections() ?? [],
    loosen: () => {
      if (line !== null && line.state() !== 'up') line.become('down');
    },
    close: async () => {
      await line?.close();
      await front?.close();
    },
  };
};
