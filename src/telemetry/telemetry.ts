import type { Clock, Random } from '../contract/clock.ts';
import type { Connection, PrivacyState, TelemetryStats, WireMessage } from '../contract/schemas.ts';
import type { PrivacyContext } from '../privacy/context.ts';
import type { Decision } from '../privacy/decide.ts';
import type { MessageKind } from '../privacy/message-kinds.ts';
import type { Sample } from '../privacy/signals.ts';
import type { Database } from '../store/database.ts';

/** Where to publish. Secrets are in here and nowhere else; they are never logged. */
export type BrokerTarget = {
  readonly kind: 'embedded' | 'external';
  /** `mqtt://`, `mqtts://`, `ws://` or `wss://`, without user name and password. */
  readonly url: string;
  readonly protocol: '3.1.1' | '5';
  readonly username: string | null;
  readonly password: string | null;
  readonly tls: { readonly ca: string | null; readonly cert: string | null; readonly key: string | null };
};

export type TelemetryOptions = {
  readonly database: Database;
  readonly clock: Clock;
  readonly random: Random;
  readonly target: BrokerTarget;
  readonly prefix: string;
  /** The random name of this vehicle on the wire; it changes at a change of owner. */
  readonly pseudonym: () => string;
  /** The context in force, asked anew for every decision. */
  readonly context: () => PrivacyContext;
  /** Requested and effective state of the switches, for the retained privacy topic. */
  readonly privacy: () => PrivacyState;
  readonly log: Log;
  /** How many messages may wait, over all categories; the oldest goes first. */
  readonly queueLimit?: number;
  /** How many messages may be unacknowledged at once. */
  readonly window?: number;
};

/** What telemetry and the hosts need of a logger; pino is one. */
export type Log = {
  readonly debug: (facts: object, sentence: string) => void;
  readonly info: (facts: object, sentence: string) => void;
  readonly warn: (facts: object, sentence: string) => void;
  readonly error: (facts: object, sentence: string) => void;
};

/** The way out of the car: gate, outbox, publisher. */
export type Telemetry = {
  /**
   * Offers a sample: decides for each signal, splits what may go by category, and queues it.
   * Returns one decision a signal. Never throws for a full disk: what can't be queued is counted as dropped.
   */
  readonly offer: (kind: MessageKind, sample: Sample) => readonly Decision[];
  /**
   * Deletes every queued row that `next` forbids. Called inside the transaction that makes `next` durable,
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
  readonly connection: () => Connection;
  readonly stats: () => TelemetryStats;
  /** Calls back when the connection changed. Returns the way to stop listening. */
  readonly onConnection: (listener: () => void) => () => void;
  /** What an independent subscriber received, newest last; at most 200. */
  readonly wire: () => readonly WireMessage[];
  readonly onWire: (listener: (message: WireMessage) => void) => () => void;
  readonly start: () => void;
  /** Publishes `offline`, and leaves. Answers within two seconds whatever the broker does. */
  readonly close: () => Promise<void>;
};
