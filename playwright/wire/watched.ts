import type { UnitState } from '../../src/contract/schemas.ts';
import type { Finding } from '../../src/oracle/finding.ts';
import { inferenceWarnings, warningOf } from '../../src/oracle/inference.ts';
import type { Known, LeakCategory } from '../../src/oracle/known.ts';
import { leaks, openOn, retainedLeaks, type Shut } from '../../src/oracle/leaks.ts';
import type { LeftMessage } from '../../src/oracle/left.ts';
import { createOracle } from '../../src/oracle/oracle.ts';
import type { DataCategory } from '../../src/privacy/vocabulary.ts';
import { createAsked } from './asked.ts';
import { checkedCategory, LEAK_CATEGORIES } from './category.ts';
import { createHearing } from './hearing.ts';
import { createPeriods } from './periods.ts';
import { believed, type Pace, type Person } from './standing.ts';
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
  readonly told: (state: UnitState) => void;
  /** Who there is in the car, and the state to go on from, of a unit that others have used; null for a new one. */
  readonly begun: (people: readonly Person[], state: UnitState | null) => void;
  /**
   * A command is on its way to the unit; call the answer with its result, or with null where it was refused. What the unit is asked,
   * and acknowledges, decides what may leave.
   * @param late real milliseconds that this may be told after it was sent
   */
  readonly heard: (command: string, argument: unknown, late?: number) => (result: unknown) => void;
  /** The scenario is over, which nobody could follow: what is asked goes on from the state that the unit is in then. */
  readonly resume: (state: () => Promise<UnitState>) => Promise<void>;
  /** From now on commands reach the unit that nobody sees: what it says of itself is all there is. */
  readonly deaf: () => void;
  /** What was promised and broken; empty where nothing was. */
  readonly broken: () => Promise<readonly Finding[]>;
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
export const watched = (wire: OwnWire, pace: Pace): OwnWatchedWire => {
  const asked = createAsked();
  /** Categories of which the test itself says whether they are open. */
  const said = new Set<LeakCategory>();
  let isDeaf = false;
  const oracle = createOracle();
  const periods = createPeriods();
  const promised = new Set<LeakCategory>();
  /** R27: from then on the position of a stolen vehicle may leave, on its own topic. */
  let stolen = false;
  const toldShut = (): Shut =>
    stolen ? openOn(periods.asked(), 'location', 'event/stolen-vehicle-position') : periods.asked();
  const unasked: Shut = (category, left) => !isDeaf && !said.has(category) && asked.isShut(category, left);
  let settling: Promise<void> = Promise.resolve();

  const settle = (): void => {
    settling = settling.then(async () => {
      await wire.mark().catch(() => undefined);
      asked.settle(Date.now() + 1);
    });
  };
  const hearing = createHearing(asked, pace, settle);
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
    const told = toldShut();
    const shut: Shut = (category, left) => told(category, left) || unasked(category, left);
    const stays = (await wire.retained()).map(leftOf);
    return [
      ...leaks(wire.messages().map(leftOf), oracle, shut).map((finding): Finding => {
        const { category, why, at, topic } = finding;
        if (why !== 'shut' || category === 'identity') return finding;
        return told(category, { at, topic: topic ?? '', payload: '' })
          ? finding
          : { ...finding, why: 'unasked' };
      }),
      ...retainedLeaks(stays, oracle, shut, Date.now() + 1).filter(({ why }) => why === 'retained'),
    ];
  };

  return {
    ...wire,
    learn: oracle.learn,
    never: (category) => {
      checkedCategory('wire.never', category, LEAK_CATEGORIES);
      promised.add(category);
      said.add(category);
      periods.take(category);
    },
    open: (category) => {
      checkedCategory('wire.open', category, LEAK_CATEGORIES);
      said.add(category);
      periods.open(category, Date.now());
    },
    shut: async (category) => {
      checkedCategory('wire.shut', category, LEAK_CATEGORIES);
      said.add(category);
      await shutAfterMark(category);
    },
    leaks: async (category) => {
      const found = await findings();
      return category === undefined ? found : found.filter((finding) => finding.category === category);
    },
    left: (category) => {
      oracle.begin();
      return wire.messages().flatMap((message) => {
        const seen = oracle.sightings(leftOf(message)).find((sighting) => sighting.category === category);
        if (message.topic.endsWith(`/data/${category}`)) return [`a message on ${message.topic}`];
        return seen === undefined ? [] : [`${seen.what} on ${message.topic}: ${seen.quote}`];
      });
    },
    inferences: () =>
      inferenceWarnings(wire.messages().map(leftOf), [], periods.asked())
        .filter(({ messages }) => messages >= ENOUGH)
        .map(warningOf),
    begun: (people, state) => {
      const standing = { ...asked.now(), people };
      asked.answered(null, state === null ? standing : believed(standing, state));
      asked.settle(0);
    },
    heard: hearing.heard,
    resume: hearing.resume,
    deaf: () => {
      isDeaf = true;
    },
    told: (state) => {
      const { privacy, theft } = state;
      hearing.calledOff(state);
      stolen ||= theft.reported;
      tell('location', privacy.geolocation.effective);
      tell('voice', privacy.voiceData.effective);
    },
    broken: async () => {
      if (promised.size === 0) return [];
      return (await findings()).filter(({ category }) => promised.has(category));
    },
  };
};
