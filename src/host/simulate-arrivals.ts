import type { WireEvent } from '../scenario/match.ts';

type Received = Omit<WireEvent, 'at'>;

/** What comes in its order: a message that was handed over, and the message as it was received; or something else that is told of. */
type Entry =
  | { readonly at: number; readonly topic: string; readonly payload: string; received: Received | null }
  | { readonly at: number; readonly tell: () => void };

/**
 * Puts what an observer receives, some time after it left, back into the order of the unit's own time: a message counts as of the moment
 * at which the unit handed it to its MQTT client, between all else that happened then. What the unit never handed over, such as a last
 * will, counts as of the moment at which it was received.
 */
export type Arrivals = {
  /** The unit handed a message over. @param topic as the observer sees it, after `<prefix>/<vehicle>/` */
  readonly left: (topic: string, payload: string) => void;
  readonly received: (message: Received) => void;
  /** Calls back when all that left before was received. */
  readonly after: (tell: () => void) => void;
  /** How many messages are on their way. */
  readonly underWay: () => number;
  /** Nothing more arrives: what has not been received by now was lost. */
  readonly rest: () => void;
  /** While it is held, nothing is told. */
  readonly hold: (held: boolean) => void;
};

/** @param now milliseconds since the run began @param tell is called for each message, in order */
export const createArrivals = (now: () => number, tell: (message: WireEvent) => void): Arrivals => {
  let entries: Entry[] = [];
  /** So many entries at the front are done with. */
  let done = 0;
  let underWay = 0;
  let held = false;

  const flow = (): void => {
    if (held) return;
    for (let entry = entries[done]; entry !== undefined; entry = entries[done]) {
      if ('tell' in entry) {
        done += 1;
        entry.tell();
      } else if (entry.received !== null) {
        done += 1;
        tell({ ...entry.received, at: entry.at });
      } else break;
    }
    if (done < 1_000 && done < entries.length) return;
    entries = entries.slice(done);
    done = 0;
  };

  return {
    left: (topic, payload) => {
      entries.push({ at: now(), topic, payload, received: null });
      underWay += 1;
    },
    received: (message) => {
      for (let index = done; index < entries.length; index += 1) {
        const entry = entries[index];
        if (entry === undefined || 'tell' in entry || entry.received !== null) continue;
        if (entry.topic !== message.topic || entry.payload !== message.payload) continue;
        entry.received = message;
        underWay -= 1;
        return flow();
      }
      entries.push({ at: now(), topic: message.topic, payload: message.payload, received: message });
      flow();
    },
    after: (work) => {
      entries.push({ at: now(), tell: work });
      flow();
    },
    underWay: () => underWay,
    rest: () => {
      entries = entries.slice(done).filter((entry) => 'tell' in entry || entry.received !== null);
      done = 0;
      underWay = 0;
      flow();
    },
    hold: (hold) => {
      held = hold;
      flow();
    },
  };
};
