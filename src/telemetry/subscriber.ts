import type { Clock, Random } from '../contract/clock.ts';
import type { WireMessage } from '../contract/telemetry-schemas.ts';
import { createLink } from './link.ts';
import type { BrokerTarget } from './options.ts';
import type { Headers } from './session.ts';
import { topicsOf } from './topics.ts';

/** How many messages are kept to look back at. */
const KEPT = 200;

export type SubscriberParts = {
  readonly target: BrokerTarget;
  readonly clock: Clock;
  readonly random: Random;
  readonly prefix: string;
  readonly pseudonym: () => string;
  readonly keepalive: number;
  readonly received: (message: WireMessage, headers: Headers) => void;
};

/** What the bench shows: a client of its own that sees only what the broker gives it, as any outside tool would. */
export type Subscriber = {
  readonly start: () => void;
  readonly wire: () => readonly WireMessage[];
  readonly forget: () => void;
  /** Answers when all that the broker had sent by now has been received. */
  readonly caughtUp: () => Promise<void>;
  readonly online: () => boolean;
  readonly close: (patience: number) => Promise<void>;
};

export function createSubscriber(parts: SubscriberParts): Subscriber {
  /** Twice as many as are shown, before the older half goes: cheaper than to copy at each message. */
  let kept: WireMessage[] = [];
  const link = createLink({
    way: () => ({ target: parts.target, knock: null }),
    clock: parts.clock,
    random: parts.random,
    identity: () => ({
      clientId: `glovebox-${parts.pseudonym()}-bench`,
      keepalive: parts.keepalive,
      will: null,
    }),
    online: (session) => session.subscribe(topicsOf(parts.prefix, parts.pseudonym()).all),
    lost: () => undefined,
    changed: () => undefined,
    message: (topic, payload, retained, qos, headers) => {
      const at = new Date(parts.clock.now()).toISOString();
      const message: WireMessage = { at, topic, payload: payload.toString('utf8'), retained, qos };
      kept.push(message);
      if (kept.length >= 2 * KEPT) kept = kept.slice(-KEPT);
      parts.received(message, headers);
    },
  });
  return {
    start: link.start,
    wire: () => kept.slice(-KEPT),
    forget: () => {
      kept = [];
    },
    caughtUp: async () => link.session()?.caughtUp(),
    online: () => link.session() !== null,
    close: link.stop,
  };
}
