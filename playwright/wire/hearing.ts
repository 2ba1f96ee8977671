import { COMMANDS, isCommand } from '../../src/contract/commands.ts';
import type { Row } from '../../src/contract/row.ts';
import type { UnitState } from '../../src/contract/schemas.ts';
import { SETTINGS } from '../../src/privacy/vocabulary.ts';
import type { Asked } from './asked.ts';
import {
  after,
  believed,
  GUEST,
  NO_PAUSE,
  type Pace,
  type Person,
  type Standing,
  switchesOf,
  withPerson,
  withSwitch,
} from './standing.ts';

/** What a unit is asked, as those hear it who stand beside it. */
export type Hearing = {
  /** As `OwnWatchedWire` has it. */
  readonly heard: (command: string, argument: unknown, late?: number) => (result: unknown) => void;
  /** What the unit itself calls off stays off until somebody asks for it. */
  readonly calledOff: (state: UnitState) => void;
  /** As `OwnWatchedWire` has it. */
  readonly resume: (state: () => Promise<UnitState>) => Promise<void>;
};

/** What was told by the unit earlier than this after a switch was turned is of before it, in real milliseconds. */
const LATE = 1_000;

const NOTHING = (): void => undefined;

/** Whether the unit takes it: what it refuses changes nothing. */
const fits = (command: string, argument: unknown): boolean => {
  if (!isCommand(command)) return false;
  const row: Row = COMMANDS[command];
  return row.argument.safeParse(argument).success;
};

/** @param settle from the next mark through the broker on, only what was acknowledged counts */
export const createHearing = (asked: Asked, pace: Pace, settle: () => void): Hearing => {
  const kept = new Map<string, Standing>();
  let turned = 0;
  let runs = 0;

  const restored = (name: string, state: UnitState): Standing => {
    const own = kept.get(name);
    return own === undefined || own.believes ? believed(asked.now(), state) : { ...own, pauses: NO_PAUSE };
  };

  return {
    heard: (command, argument, late = 0) => {
      if (!fits(command, argument)) return NOTHING;
      const given = { command, argument, pace, at: Date.now() - late };
      const now = asked.now();
      if (command === 'snapshot.save')
        return (result) => {
          if (result !== null) kept.set((argument as { name: string }).name, now);
        };
      if (command === 'profile.create' || command === 'profile.change' || command === 'pairing.complete')
        return (result) => {
          if (result !== null) asked.answered(null, withPerson(asked.now(), result as Person));
        };
      const next = after(now, given);
      if (next === now) return NOTHING;
      if (command === 'scenario.run') runs += 1;
      const sent = asked.sent(next, given.at);
      return (result) => {
        if (result === null) asked.answered(sent, asked.now());
        else if (command === 'snapshot.restore')
          asked.answered(sent, restored((argument as { name: string }).name, result as UnitState));
        else asked.answered(sent, after(asked.now(), given));
        if (command === 'privacy.set') turned = Date.now();
        settle();
      };
    },
    calledOff: ({ profile, privacy }) => {
      const standing = asked.now();
      const isLoaded = profile.kind === 'guest' ? standing.loaded === GUEST : standing.loaded === profile.id;
      if (!isLoaded || Date.now() - turned < LATE) return;
      for (const setting of SETTINGS) {
        if (privacy[setting].requested || !switchesOf(asked.now())[setting]) continue;
        asked.answered(null, withSwitch(asked.now(), setting, false));
        settle();
      }
    },
    resume: async (state) => {
      const before = runs;
      while (asked.now().believes && runs === before) {
        const standing = asked.now();
        const told = await state();
        // What was acknowledged meanwhile may be in it or not: it is asked again.
        if (asked.now() !== standing || runs !== before) continue;
        asked.answered(null, believed(standing, told));
        settle();
      }
    },
  };
};
