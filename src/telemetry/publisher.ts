import type { Clock, Random } from '../contract/clock.ts';
import type { Connection } from '../contract/schemas.ts';
import { factsOf, isMandatory, legalBasisOf } from '../privacy/message-kinds.ts';
import { DATA_CATEGORIES, type DataCategory } from '../privacy/vocabulary.ts';
import { CONTENT_TYPE } from './cloud-event.ts';
import type { Counts } from './counts.ts';
import { createLink } from './link.ts';
import type { MayLeave } from './may-leave.ts';
import { categoriesOf, type QueuedMessage } from './message.ts';
import type { Log, Way } from './options.ts';
import type { Outbox } from './outbox.ts';
import type { Publication, Session } from './session.ts';
import type { Spool } from './spool.ts';
import { lastWill, onlineState, shutDownState } from './standing.ts';
import { type Topics, topicsOf } from './topics.ts';

export type PublisherParts = {
  readonly way: () => Way;
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Log;
  readonly prefix: string;
  readonly pseudonym: () => string;
  readonly clientSuffix: string;
  readonly mayLeave: MayLeave;
  /** Whether the store is trusted; while it is not, what waits goes on waiting (R28). */
  readonly trusted: () => boolean;
  /** What the retained privacy topic should say now. */
  readonly privacy: () => string;
  readonly outbox: Outbox;
  readonly spool: Spool;
  readonly counts: Counts;
  readonly window: number;
  readonly keepalive: number;
  /** How many seconds of the unit's clock pass in a real one now; 1 where that can't be said. */
  readonly speed: () => number;
  readonly changed: () => void;
  readonly acknowledged: (categories: readonly DataCategory[], required: boolean) => void;
  /** A message is given to the MQTT client at this moment. */
  readonly told: (topic: string, payload: string) => void;
};

/** Hands what is queued to the broker, in order, and can let go of all of it at once. */
export type Publisher = {
  readonly start: () => void;
  /** There may be something new in the outbox. */
  readonly pump: () => void;
  /**
   * INVARIANT: when this returns, nothing that the context in force forbids is in the client or in its socket (R26). Every message
   * that was handed over and not acknowledged counts as being there: if one of them is forbidden, the connection is reset. The
   * allowed ones among them are still in the outbox and go again, with the same ids, over the next connection.
   */
  readonly enforce: () => void;
  /** Resets the connection and goes the way to the broker anew. */
  readonly reconnect: (why: string) => void;
  readonly connection: () => Connection;
  readonly online: () => boolean;
  /** Whether nothing is under way, and nothing waits that could be: also where no connection is to be had. */
  readonly idle: () => boolean;
  /** Whether all that waits was handed over when the queue was last read: acknowledgements may be outstanding. Asked often, it asks no disk. */
  readonly drained: () => boolean;
  /** Whether a connection is being made at this moment. */
  readonly dialling: () => boolean;
  /** The last row that is in the client's hands, or was; 0 without a connection. */
  readonly handedOver: () => number;
  readonly close: (patience: number) => Promise<void>;
};

/** A packet is longer than its payload by its header, topic and properties; this much is always enough. */
const OVERHEAD = 1_024;

export function createPublisher(parts: PublisherParts): Publisher {
  const { clock, counts, log, outbox, spool } = parts;
  const inFlight = new Map<number, QueuedMessage>();
  /** Retained topics that wait for a place in the window; the newest payload replaces an older one. */
  const standing = new Map<string, string>();
  let standingInFlight = 0;
  let handedOver = 0;
  let saidPrivacy: string | null = null;
  let topics: Topics = topicsOf(parts.prefix, parts.pseudonym());
  let pumpSoon: NodeJS.Immediate | null = null;
  let closing = false;
  let unreadable = false;
  /** Whether the queue was read to its end since it last grew: what is asked often then costs no query. */
  let exhausted = false;

  const link = createLink({
    way: parts.way,
    clock,
    random: parts.random,
    identity: () => {
      const pseudonym = parts.pseudonym();
      topics = topicsOf(parts.prefix, pseudonym);
      return {
        // Always the same, so that the broker ends a half-open connection, and sends its last will, before the new one begins.
        clientId: `glovebox-${pseudonym}${parts.clientSuffix}`,
        keepalive: parts.keepalive,
        will: { topic: topics.state, payload: lastWill(clock.now()) },
      };
    },
    online: () => {
      standing.set(topics.state, onlineState(clock.now()));
      saidPrivacy = null;
      sayPrivacy();
      // What was acknowledged on the last connection is deleted before this one begins at the front of the queue.
      spool.flush();
      pump();
    },
    lost: () => {
      inFlight.clear();
      standing.clear();
      standingInFlight = 0;
      handedOver = 0;
      exhausted = false;
    },
    changed: () => {
      const { status, reason, url } = link.connection();
      const facts = { status, reason, url };
      if (status === 'offline' && !closing) log.warn(facts, 'The broker is not reachable; telemetry waits.');
      else log.info(facts, 'The connection to the broker changed.');
      parts.changed();
    },
  });

  function sayPrivacy(): void {
    const payload = parts.privacy();
    if (payload === saidPrivacy || link.session() === null) return;
    saidPrivacy = payload;
    standing.set(topics.privacy, payload);
  }

  /** The one place where anything is given to the MQTT client. */
  function publish(
    session: Session,
    publication: Publication,
    acknowledged: (refused: number | null) => void,
  ) {
    // INVARIANT: only the two standing topics are ever retained; what is retained can't be taken back from those who have it.
    if (publication.retain && publication.topic !== topics.state && publication.topic !== topics.privacy) {
      throw new TypeError(`${publication.topic} must not be retained.`);
    }
    parts.told(publication.topic, publication.payload);
    session.publish(publication, ({ refused }) => {
      if (link.session() !== session) return;
      acknowledged(refused);
      later();
    });
  }

  function later(): void {
    pumpSoon ??= setImmediate(fill);
  }

  function pump(): void {
    exhausted = false;
    fill();
  }

  /** Gives the client as much as it may hold; reads the queue only where there may be more in it. */
  function fill(): void {
    if (pumpSoon !== null) clearImmediate(pumpSoon);
    pumpSoon = null;
    const session = link.session();
    if (session === null || closing) return;
    const places = (): number =>
      Math.min(parts.window, session.receiveMaximum()) - inFlight.size - standingInFlight;

    for (const [topic, payload] of standing) {
      if (places() <= 0) return;
      standing.delete(topic);
      standingInFlight += 1;
      publish(
        session,
        { topic, payload, retain: true, properties: { contentType: 'application/json' } },
        () => {
          standingInFlight -= 1;
        },
      );
    }
    while (!exhausted && parts.trusted()) {
      const most = places();
      if (most <= 0) return;
      const messages = read(most);
      for (const message of messages) handOver(session, message);
      if (messages.length === most) continue;
      exhausted = !unreadable;
      return;
    }
  }

  function read(limit: number): readonly QueuedMessage[] {
    try {
      const messages = outbox.next(handedOver, limit);
      unreadable = false;
      return messages;
    } catch (error) {
      // R28: what can't be read can't leave. The next offer or acknowledgement tries again.
      if (!unreadable) log.error({ cause: String(error) }, 'The queue can not be read; nothing leaves.');
      unreadable = true;
      return [];
    }
  }

  /** Why a message must not be handed over, as what it is then counted; null if it may. */
  function obstacleTo(message: QueuedMessage, session: Session): 'purged' | 'expired' | 'dropped' | null {
    const { kind, category, signals, topic, payload, expiresAt } = message;
    // A row that was damaged on disk can say anything; what is not understood stays in the car (R28).
    if (payload === null || !parts.mayLeave(kind, signals) || !DATA_CATEGORIES.includes(category))
      return 'purged';
    if (expiresAt <= clock.now()) return 'expired';
    const most = session.maximumPacketSize() - OVERHEAD;
    // A UTF-16 unit becomes three bytes at most, so that few payloads need to be measured.
    if (payload.length * 3 <= most || Buffer.byteLength(payload) <= most) return null;
    log.warn({ topic }, 'A message is longer than the broker takes; it is dropped.');
    return 'dropped';
  }

  function handOver(session: Session, message: QueuedMessage): void {
    const { row, kind, category, signals, topic, payload } = message;
    handedOver = row;
    if (spool.isSettled(row)) return;
    const categories = categoriesOf(signals);
    const obstacle = obstacleTo(message, session);
    if (obstacle !== null || payload === null) {
      counts.one(obstacle ?? 'purged', categories);
      spool.settle(row);
      return;
    }
    inFlight.set(row, message);
    counts.one('published', categories);
    const properties = {
      // A broker counts real seconds.
      messageExpiryInterval: Math.ceil((message.expiresAt - clock.now()) / 1000 / parts.speed()),
      contentType: CONTENT_TYPE,
      userProperties: {
        datacategory: category,
        legalbasis: legalBasisOf(kind, category),
        purpose: factsOf(kind).purpose,
      },
    };
    publish(session, { topic, payload, retain: false, properties }, (refused) => {
      inFlight.delete(row);
      spool.settle(row);
      if (refused === null) return parts.acknowledged(categories, isMandatory(kind));
      counts.one('dropped', categories);
      log.warn({ topic, reasonCode: refused }, 'The broker refused a message.');
    });
  }

  function drained(): boolean {
    return standing.size + spool.waiting().length === 0 && (exhausted || unreadable || !parts.trusted());
  }

  return {
    start: link.start,
    pump,
    enforce: () => {
      const forbidden = [...inFlight.values()].some(({ kind, signals }) => !parts.mayLeave(kind, signals));
      if (forbidden)
        link.replace('Connecting anew, to take back what was under way when a setting was turned off.');
      sayPrivacy();
      if (standing.size > 0) later();
    },
    reconnect: link.replace,
    connection: link.connection,
    online: () => link.session() !== null,
    idle: () => {
      if (link.status() !== 'online') return link.status() === 'offline';
      if (inFlight.size + standingInFlight > 0 || pumpSoon !== null) return false;
      return drained() || (standing.size + spool.waiting().length === 0 && read(1).length === 0);
    },
    drained,
    dialling: link.dialling,
    handedOver: () => handedOver,
    close: async (patience) => {
      closing = true;
      if (pumpSoon !== null) clearImmediate(pumpSoon);
      const session = link.session();
      const state = { topic: topics.state, payload: shutDownState(clock.now()), retain: true };
      if (session !== null)
        publish(session, { ...state, properties: { contentType: 'application/json' } }, () => undefined);
      await link.stop(patience);
    },
  };
}
