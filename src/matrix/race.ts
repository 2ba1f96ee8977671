import type { PrivacyContext } from '../privacy/context.ts';
import { bringAbout, type People, peopleOf } from './bring-about.ts';
import { contextOf } from './context.ts';
import type { Difference } from './difference.ts';
import type { Case } from './factors.ts';
import type { Random } from './pairwise.ts';
import { WORDS } from './run-case.ts';
import type { Ask, Line, MatrixUnit, SentBytes } from './unit.ts';
import { createWatch, type Watch } from './watch.ts';

/** What one race came to. */
export type RaceResult = {
  readonly name: string;
  /** The same seed runs the same race. */
  readonly seed: number;
  readonly differences: readonly Difference[];
  /** How many bytes were watched. */
  readonly bytes: number;
  /** Real milliseconds. */
  readonly took: number;
};

/** A unit in a process of its own, that can be killed. */
export type UnitProcess = {
  readonly ask: Ask;
  readonly pass: (duration: number) => Promise<void>;
  /** Whether something waits to leave, or no broker is there. */
  readonly waits: () => Promise<boolean>;
  readonly now: () => Promise<number>;
  /** `kill -9`: answers when it is gone. */
  readonly kill: () => Promise<void>;
};

/** What outlives the process of a unit: its file, and the line to its broker. */
export type Premises = {
  readonly start: () => Promise<UnitProcess>;
  readonly become: (line: Line) => void;
  readonly connections: () => readonly SentBytes[];
  readonly prefix: string;
  readonly close: () => Promise<void>;
};

/** What a race is run with. */
export type RaceTools = {
  /** Starts a unit whose line keeps every byte. */
  readonly start: () => Promise<MatrixUnit>;
  /** Prepares for a unit in a process of its own. */
  readonly settleIn: () => Promise<Premises>;
  readonly random: Random;
};

export type Race = (tools: RaceTools) => Promise<Pick<RaceResult, 'differences' | 'bytes'>>;

/** Everything on, so that everything leaves. */
export const EVERYTHING: Case = {
  profile: 'primary',
  notice: 'accepted',
  geolocation: 'on',
  voiceData: 'on',
  'product-improvement': 'given',
  'performance-insight-and-marketing': 'given',
  'partner-sharing': 'given',
  'personalised-communication': 'given',
  'warning-support': 'given',
  services: 'all',
  contracts: 'all',
  theft: 'no',
  connectivity: 'up',
  ignition: 'on',
};

const CHOSEN_NOTHING = {
  geolocation: 'off',
  voiceData: 'off',
  'product-improvement': 'refused',
  'performance-insight-and-marketing': 'refused',
  'partner-sharing': 'refused',
  'personalised-communication': 'refused',
  'warning-support': 'refused',
} as const;

/** What is in force for a second driver, or for nobody, who has chosen nothing yet. */
export const newcomer = (profile: 'secondary' | 'none', { noticeVersion }: PrivacyContext): PrivacyContext =>
  contextOf(
    { ...EVERYTHING, ...CHOSEN_NOTHING, profile, notice: profile === 'none' ? 'not' : 'accepted' },
    noticeVersion,
  );

/** One of `things`. */
export const pick = <T>(random: Random, things: readonly [T, ...T[]]): T =>
  things[Math.floor(random() * things.length)] ?? things[0];

/** A whole number from `least` to `most`. */
export const between = (random: Random, least: number, most: number): number =>
  least + Math.floor(random() * (most - least + 1));

/** Lets what is due go on, a few times. */
export const turns = async (count: number): Promise<void> => {
  for (let left = count; left > 0; left -= 1) await new Promise((resolve) => setImmediate(resolve));
};

const SECOND = 1_000;

/** A race on one unit, in which everything leaves at first. */
export type Track = {
  readonly unit: MatrixUnit;
  readonly watch: Watch;
  readonly context: PrivacyContext;
  readonly people: People;
  readonly random: Random;
  /** Lets seconds pass; how far the wire gets meanwhile is drawn. */
  readonly roll: (seconds: number) => Promise<void>;
  readonly say: () => Promise<void>;
};

/** How a race begins. */
type RaceStart = {
  readonly valuesOf?: (random: Random) => Case;
  /** Whether one change ends before the next begins; true by default. */
  readonly serial?: boolean;
};

/** Sets a unit up as `valuesOf` says, with a drive under way, runs `work`, then lets all that waits leave, and judges every byte. */
export const raceOn =
  (
    work: (track: Track) => Promise<void>,
    { valuesOf = () => EVERYTHING, serial = true }: RaceStart = {},
  ): Race =>
  async ({ start, random }) => {
    const unit = await start();
    try {
      const people = await peopleOf(unit);
      const context = await bringAbout(unit, valuesOf(random), people);
      await unit.settle();
      const watch = createWatch(
        {
          connections: unit.connections,
          offers: unit.offers,
          topic: unit.topic,
          words: [WORDS],
          names: people.names,
          serial,
        },
        context,
      );
      await unit.ask('drive.start');
      await work({
        unit,
        watch,
        context,
        people,
        random,
        roll: async (seconds) => {
          for (let second = 0; second < seconds; second += 1) {
            unit.pass(SECOND);
            await turns(between(random, 0, 4));
          }
        },
        say: async () => {
          await unit.ask('assistant.say', { text: WORDS });
        },
      });
      if ((await unit.ask('unit.state')).vehicle.ignition === 'on')
        await unit.ask('vehicle.set', { ignition: 'acc' });
      const isThrough = await comeToRest(unit);
      const stuck: readonly Difference[] = isThrough
        ? []
        : [{ where: 'race', rule: null, says: 'With a broker again, something still waits.' }];
      const differences = [...watch.judge({ mayLose: false, now: unit.now() }), ...stuck];
      return { differences, bytes: watch.bytes() };
    } finally {
      await unit.close();
    }
  };

/** How many seconds of its clock a unit has to find its broker again. */
const PATIENCE = 35;

const comeToRest = async (unit: MatrixUnit): Promise<boolean> => {
  await unit.become('up');
  for (let second = 0; second < PATIENCE; second += 1) {
    await unit.settle();
    if (!unit.waits()) return true;
    unit.pass(SECOND);
  }
  return false;
};
