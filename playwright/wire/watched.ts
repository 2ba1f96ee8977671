import type { UnitState } from '../../src/contract/schemas.ts';
import { type Finding, sentenceOf } from '../../src/oracle/finding.ts';
import { inferenceWarnings, warningOf } from '../../src/oracle/inference.ts';
import type { Known, LeakCategory } from '../../src/oracle/known.ts';
import { leaks, openOn, retainedLeaks, type Shut } from '../../src/oracle/leaks.ts';
import type { LeftMessage } from '../../src/oracle/left.ts';
import { createOracle } from '../../src/oracle/oracle.ts';
import type { DataCategory } from '../../src/privacy/vocabulary.ts';
import { checkedCategory, LEAK_CATEGORIES } from './category.ts';
import { createPeriods } from './periods.ts';
import type { OwnWire, Received, Wire } from './wire.ts';

/** What the wire knows of what must not be on it, and when. */
export type WatchedWire = Wire & {
  /**
   * Tells it more of what must not leave. It knows where the car was, the places of its routes, the names of the
   * drivers, and what was said by `car.say`; words typed on the screen, and whatever a test brings of its own, it
   * has to be told.
   */
  readonly learn: (more: Partial<Known>) => void;
  /**
   * Promises for the whole test, from its beginning to its end, that nothing of a category leaves, whatever the unit
   * says of its switches; `open` is the one exception. It is looked at when the test ends.
   */
  readonly never: (category: LeakCategory) => void;
  /** From now on a category that was promised never to leave may leave. */
  readonly open: (category: DataCategory) => void;
  /** From now on it may not: what is under way to the broker now is waited for first. */
  readonly shut: (category: DataCategory) => Promise<void>;
  /** Everything of a category, or of all, that left while it was shut, or that the broker still keeps; as the oracle found it. */
  readonly leaks: (category?: LeakCategory) => Promise<readonly Finding[]>;
  /** Whether anything of a category left, allowed or not. */
  readonly left: (category: LeakCategory) => readonly string[];
  /** What could be rebuilt of what was shut from what was open. */
  readonly inferences: () => readonly string[];
};

/** The wire, with what only its owner does with it. */
export type OwnWatchedWire = WatchedWire & {
  /** The switches as the unit tells of them. */
  readonly told: (state: Pick<UnitState, 'privacy' | 'theft'>) => void;
  /** What was promised and broken, as sentences; empty where nothing was. */
  readonly broken: () => Promise<readonly string[]>;
};

const leftOf = ({
  at,
  topic,
  bytes,
  payload,
  retained,
  contentType,
  userProperties,
}: Received): LeftMessage => ({
  ...{ at, topic, retained, contentType, userProperties },
  // Text where it is text, so that places in it are told in characters.
  payload: bytes.equals(Buffer.from(payload)) ? payload : bytes,
});

/** Fewer messages than this draw no track. */
const ENOUGH = 10;

/** Puts the oracle behind a wire. */
export const watched = (wire: OwnWire): OwnWatchedWire => {
  const oracle = createOracle();
  const periods = createPeriods();
  const promised = new Set<LeakCategory>();
  /** R27: from then on the position of a stolen vehicle may leave, on its own topic. */
  let stolen = false;
  const shutNow = (): Shut =>
    stolen ? openOn(periods.asked(), 'location', 'event/stolen-vehicle-position') : periods.asked();
  let settling: Promise<void> = Promise.resolve();

  const shutAfterMark = (category: LeakCategory): Promise<void> => {
    // What the broker had before the mark left before the answer; only what comes after it is a leak.
    settling = settling.then(async () => {
      await wire.mark().catch(() => undefined);
      periods.shut(category, Date.now() + 1);
    });
    return settling;
  };
  const tell = (category: DataCategory, open: boolean): void => {
    if (periods.taken(category)) return;
    if (open) periods.open(category, Date.now(), true);
    else if (!periods.isShut(category)) void shutAfterMark(category);
  };
  const findings = async (): Promise<readonly Finding[]> => {
    await settling;
    await wire.mark();
    const shut = shutNow();
    const kept = (await wire.retained()).map(leftOf);
    return [
      ...leaks(wire.messages().map(leftOf), oracle, shut),
      ...retainedLeaks(kept, oracle, shut, Date.now() + 1).filter(({ why }) => why === 'retained'),
    ];
  };

  return {
    ...wire,
    learn: oracle.learn,
    never: (category) => {
      checkedCategory('wire.never', category, LEAK_CATEGORIES);
      promised.add(category);
      periods.take(category);
    },
    open: (category) => {
      checkedCategory('wire.open', category, LEAK_CATEGORIES);
      periods.open(category, Date.now());
    },
    shut: async (category) => {
      checkedCategory('wire.shut', category, LEAK_CATEGORIES);
      await shutAfterMark(category);
    },
    leaks: async (category) => {
      const found = await findings();
      return category === undefined ? found : found.filter((finding) => finding.category === category);
    },
    left: (category) =>
      wire.messages().flatMap((message) => {
        if (message.topic.endsWith(`/data/${category}`)) return [`a message on ${message.topic}`];
        const seen = oracle.sightings(leftOf(message)).find((sighting) => sighting.category === category);
        return seen === undefined ? [] : [`${seen.what} on ${message.topic}: ${seen.quote}`];
      }),
    inferences: () =>
      inferenceWarnings(wire.messages().map(leftOf), [], periods.asked())
        .filter(({ messages }) => messages >= ENOUGH)
        .map(warningOf),
    told: ({ privacy, theft }) => {
      stolen ||= theft.reported;
      tell('location', privacy.geolocation.effective);
      tell('voice', privacy.voiceData.effective);
    },
    broken: async () => {
      if (promised.size === 0) return [];
      return (await findings()).filter(({ category }) => promised.has(category)).map(sentenceOf);
    },
  };
};
