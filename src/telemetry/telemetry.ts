import type { Connection } from '../contract/schemas.ts';
import type { LeftTotals, TelemetryStats, WireMessage } from '../contract/telemetry-schemas.ts';
import type { PrivacyContext } from '../privacy/context.ts';
import type { Decision } from '../privacy/decide.ts';
import { isMandatory, type MessageKind } from '../privacy/message-kinds.ts';
import type { Sample } from '../privacy/signals.ts';
import type { DataCategory } from '../privacy/vocabulary.ts';
import { createCounts, type Tally } from './counts.ts';
import { createGate } from './gate.ts';
import { allowedNow, allowedPaths, mayLeaveNow } from './may-leave.ts';
import { categoriesOf } from './message.ts';
import type { TelemetryOptions } from './options.ts';
import { createOutbox } from './outbox.ts';
import { createPublisher } from './publisher.ts';
import { numbersFrom, wordOf } from './randomness.ts';
import type { Headers } from './session.ts';
import { settle } from './settle.ts';
import { createSpool } from './spool.ts';
import { privacyPayload } from './standing.ts';
import { createSubscriber } from './subscriber.ts';

export type { BrokerTarget, Log, TelemetryOptions, Way } from './options.ts';

/** The way out of the car: gate, outbox, publisher. */
export type Telemetry = {
  /**
   * Offers a sample: decides for each signal, splits what may go by category, and queues it.
   * Returns one decision a signal. Never throws for a full disk: what can't be queued is counted as dropped.
   */
  readonly offer: (kind: MessageKind, sample: Sample) => readonly Decision[];
  /**
   * Takes every queued field that `next` forbids out of the queue. Called inside the transaction that makes `next` durable,
   * so that state, ledger and queue change together or not at all.
   */
  readonly purge: (next: PrivacyContext) => void;
  /** Deletes what a guest left in the queue, mandatory messages aside (R5). Called inside a transaction. */
  readonly purgeProfile: (profile: string) => void;
  /**
   * INVARIANT: when this returns, no byte of anything that the context in force forbids can reach the wire (R26): nothing of it is
   * queued in memory, in the MQTT client, or in the socket. Synchronous; called right after the transaction.
   */
  readonly enforce: () => void;
  /** Resets the publisher's connection and goes the way to the broker anew; nothing that waits is lost. */
  readonly reconnect: (why: string) => void;
  readonly connection: () => Connection;
  /** Whether the broker takes messages now; asked often, and costs nothing. */
  readonly online: () => boolean;
  readonly stats: () => TelemetryStats;
  /** How many messages of each category have left by choice, since the start. */
  readonly left: () => LeftTotals;
  /** Calls back at each acknowledgement; what it does must cost next to nothing. */
  readonly onLeft: (listener: () => void) => () => void;
  /** Calls back when the connection changed. Returns the way to stop listening. */
  readonly onConnection: (listener: () => void) => () => void;
  /** What an independent subscriber received, newest last; at most 200. */
  readonly wire: () => readonly WireMessage[];
  /** Forgets what the subscriber received: it may hold what a guest said (R5). */
  readonly forgetWire: () => void;
  /** With what MQTT 5 tells beside the payload. */
  readonly onWire: (listener: (message: WireMessage, headers: Headers) => void) => () => void;
  /**
   * Answers when all that was offered is acknowledged and received, or can't be for want of a connection; after five real seconds
   * in any case. A virtual clock that stands still meanwhile makes a run the same on every machine.
   */
  readonly caughtUp: () => Promise<void>;
  /**
   * Writes what waits to be written, deletes what is done with, and answers whether nothing is under way any more: all that may leave now was acknowledged. A run
   * whose clock waits for the wire asks it before time goes on.
   */
  readonly settled: () => boolean;
  /**
   * Hands over what waits, at this moment of the clock, and answers whether that was all: acknowledgements may be outstanding. False also
   * without a connection, and where the broker takes no more before it has acknowledged some.
   */
  readonly handOver: () => boolean;
  readonly start: () => void;
  /** Publishes `offline`, and leaves. Answers within two seconds whatever the broker does. */
  readonly close: () => Promise<void>;
};

const QUEUE_LIMIT = 10_000;
const WINDOW = 100;
const KEEPALIVE = 15;
/** How often what is too old is looked for, in milliseconds of the unit's clock. */
const EXPIRY_PERIOD = 10_000;
/** How long a goodbye to the broker may take, in real milliseconds: the unit shuts down, and lets go of what is unsent, also while its clock stands. */
const PATIENCE = 1_500;
/** How long is waited for a broker to answer, in real milliseconds. */
const SETTLING = 5_000;

/**
 * A context as it would be on a store that is trusted. While it is not, nothing is handed over (R28); but what waits is not thrown
 * away for that, a crash notification least of all (R24): it is judged by what the driver chose.
 */
const trusting = (context: PrivacyContext): PrivacyContext => ({ ...context, store: 'ok' });

/** Puts gate, outbox and publisher together. Nothing connects before `start`. */
export function createTelemetry(options: TelemetryOptions): Telemetry {
  const { clock, context, database, log, prefix, pseudonym, target } = options;
  const keepalive = options.keepalive ?? KEEPALIVE;
  const limit = options.queueLimit ?? QUEUE_LIMIT;
  const watched = options.watch ?? true;
  const counts = createCounts(clock.now);
  const mayLeaveUnderContext = mayLeaveNow(context);
  const connectionListeners = new Set<() => void>();
  const leftListeners = new Set<() => void>();
  const wireListeners = new Set<(message: WireMessage, headers: Headers) => void>();

  const outbox = createOutbox(database, limit);
  // Each use has a stream of its own, begun from the seed of the run and, so that a restart does not repeat the ids, from how far
  // the sequences have come.
  const progress = [...outbox.sequences().values()].reduce((sum, next) => sum + next, 0);
  const idSeed = wordOf(options.random) ^ progress;
  const jitter = numbersFrom(wordOf(options.random));

  const spool = createSpool({
    outbox,
    counts,
    log,
    limit,
    allowed: allowedNow(() => trusting(context())),
    handedOver: () => publisher.handedOver(),
    flushed: () => publisher.pump(),
  });
  const publisher = createPublisher({
    way: options.way ?? (() => ({ target, knock: null })),
    clock,
    random: jitter,
    log,
    prefix,
    pseudonym,
    clientSuffix: options.clientSuffix ?? '',
    mayLeave: mayLeaveUnderContext,
    trusted: () => context().store === 'ok',
    privacy: () => privacyPayload(options.privacy(), context()),
    outbox,
    spool,
    counts,
    window: options.window ?? WINDOW,
    keepalive,
    speed: options.speed ?? (() => 1),
    changed: () => {
      for (const listener of connectionListeners) listener();
    },
    told: options.handedOver ?? (() => undefined),
    acknowledged: (categories, required) => {
      counts.acknowledged(categories, required);
      for (const listener of leftListeners) listener();
    },
  });
  const subscriber = createSubscriber({
    target,
    clock,
    random: jitter,
    prefix,
    pseudonym,
    keepalive,
    received: (message, headers) => {
      for (const listener of wireListeners) listener(message, headers);
    },
  });
  const offer = createGate({
    clock,
    seed: idSeed,
    prefix,
    pseudonym,
    context,
    online: publisher.online,
    nextSequence: spool.nextSequence,
    counts,
    queue: spool.add,
  });

  const expire = (): void => {
    try {
      counts.add('expired', outbox.expire(clock.now(), publisher.handedOver()));
    } catch (error) {
      log.warn({ cause: String(error) }, 'What is too old could not be taken out of the queue.');
    }
  };
  const stored = (): Tally => {
    try {
      return outbox.queued();
    } catch {
      return new Map();
    }
  };
  const queued = (): Tally => {
    const tally = new Map<DataCategory, number>(stored());
    for (const { shape } of spool.waiting())
      for (const category of categoriesOf(shape.signals)) tally.set(category, (tally.get(category) ?? 0) + 1);
    return tally;
  };
  let stopExpiring: () => void = () => undefined;
  let closed: Promise<void> | null = null;

  return {
    offer,
    purge: (next) => {
      counts.add(
        'purged',
        outbox.purge((kind, signals) => allowedPaths(kind, signals, trusting(next)), spool.nextSequence),
      );
    },
    purgeProfile: (profile) => {
      counts.add(
        'purged',
        spool.discard(({ shape }) => shape.profile === profile && !isMandatory(shape.kind)),
      );
      counts.add('purged', outbox.purgeProfile(profile));
    },
    enforce: () => {
      // The socket first: it is what can still put bytes on the wire.
      publisher.enforce();
      counts.add('purged', spool.restrict());
    },
    reconnect: publisher.reconnect,
    connection: publisher.connection,
    online: publisher.online,
    stats: () => counts.stats(queued()),
    left: counts.left,
    onLeft: (listener) => {
      leftListeners.add(listener);
      return () => leftListeners.delete(listener);
    },
    onConnection: (listener) => {
      connectionListeners.add(listener);
      return () => connectionListeners.delete(listener);
    },
    wire: subscriber.wire,
    forgetWire: subscriber.forget,
    settled: () => {
      // What was acknowledged is deleted too: who counts what waits counts none of it.
      if (spool.waiting().length + spool.settled() > 0) spool.flush();
      return publisher.idle() && !publisher.dialling();
    },
    handOver: () => {
      if (spool.waiting().length > 0) spool.flush();
      else if (!publisher.drained()) publisher.pump();
      return publisher.online() && publisher.drained();
    },
    onWire: (listener) => {
      wireListeners.add(listener);
      return () => wireListeners.delete(listener);
    },
    caughtUp: () =>
      settle(
        {
          flush: spool.flush,
          idle: () => publisher.idle() && (!watched || !publisher.online() || subscriber.online()),
          caughtUp: subscriber.caughtUp,
        },
        SETTLING,
      ),
    start: () => {
      expire();
      stopExpiring = clock.every(EXPIRY_PERIOD, expire);
      if (watched) subscriber.start();
      publisher.start();
    },
    close: () => {
      closed ??= (async () => {
        stopExpiring();
        spool.flush();
        await Promise.all([publisher.close(PATIENCE), subscriber.close(PATIENCE)]);
        spool.close();
      })();
      return closed;
    },
  };
}
