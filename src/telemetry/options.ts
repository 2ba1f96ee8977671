import type { Clock, Random } from '../contract/clock.ts';
import type { PrivacyState } from '../contract/schemas.ts';
import type { PrivacyContext } from '../privacy/context.ts';
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

/** Which way leads to the broker. */
export type Way = {
  readonly target: BrokerTarget;
  /** A port on loopback to knock at, instead of the broker's own: a line to it that can be made to fail. TLS goes on checking the host of the target. */
  readonly knock: number | null;
};

export type TelemetryOptions = {
  readonly database: Database;
  readonly clock: Clock;
  readonly random: Random;
  readonly target: BrokerTarget;
  /** The way of the publisher to the broker, asked anew for each connection; straight to `target` by default. */
  readonly way?: () => Way;
  readonly prefix: string;
  /** The random name of this vehicle on the wire; it changes at a change of owner. */
  readonly pseudonym: () => string;
  /** The context in force, asked anew for every decision. */
  readonly context: () => PrivacyContext;
  /** Requested and effective state of the switches, for the retained privacy topic. */
  readonly privacy: () => PrivacyState;
  /** How many seconds of the unit's clock pass in a real one now; 1 where that can't be said, and by default. */
  readonly speed?: () => number;
  readonly log: Log;
  /** How many messages may wait, over all categories; the oldest goes first. 10,000 by default. */
  readonly queueLimit?: number;
  /** How many messages may be unacknowledged at once. 100 by default; a broker may allow fewer (MQTT 5 §3.2.2.3.3). */
  readonly window?: number;
  /** MQTT keep-alive in real seconds, since the broker counts them too: a silent one is noticed within one and a half of it. 15 by default. */
  readonly keepalive?: number;
  /** Ends the client id, where runs from the same seed share a broker. Empty by default. */
  readonly clientSuffix?: string;
  /** Told of each message at the moment at which it is handed to the MQTT client. */
  readonly handedOver?: (topic: string, payload: string) => void;
  /** Whether a client of its own listens to what the broker gives out about this vehicle, for the bench screen. True by default. */
  readonly watch?: boolean;
};

/** What telemetry and the hosts need of a logger; pino is one. */
export type Log = {
  readonly debug: (facts: object, sentence: string) => void;
  readonly info: (facts: object, sentence: string) => void;
  readonly warn: (facts: object, sentence: string) => void;
  readonly error: (facts: object, sentence: string) => void;
};
