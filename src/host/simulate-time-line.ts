import type { MESSAGE_LANES, ScenarioTimeLine, SWITCH_LANES } from '../contract/scenario-schemas.ts';
import type { UnitState } from '../contract/schemas.ts';
import { CONSENT_PURPOSES, DATA_CATEGORIES, SETTINGS } from '../privacy/vocabulary.ts';
import { fits, type WireEvent } from '../scenario/match.ts';

type SwitchLane = (typeof SWITCH_LANES)[number];
type MessageLane = (typeof MESSAGE_LANES)[number];
type Change = { readonly at: number; readonly on: boolean };

/** A run is told in so many slots, however long it is. */
const SLOTS = 300;
/** A switch that is turned more often than this in one run is told up to here. */
const MOST_CHANGES = 500;

/** Collects what the picture of a run shows: what was on, and what was received. Times are milliseconds since the run began. */
export type TimeLine = {
  /** The unit as it is now. */
  readonly look: (state: UnitState, at: number) => void;
  readonly message: (message: WireEvent) => void;
  readonly told: () => ScenarioTimeLine;
};

const positions = (state: UnitState): Readonly<Record<SwitchLane, boolean>> => ({
  geolocation: state.privacy.geolocation.effective,
  voiceData: state.privacy.voiceData.effective,
  ...state.consents,
  online: state.connection.status === 'online',
});

/** The lanes of a message: each category that it is labelled with or carries a signal of. */
const lanesOf = (message: WireEvent): readonly MessageLane[] => {
  const found = DATA_CATEGORIES.filter((category) => fits({ category }, message));
  return found.length === 0 ? ['other'] : found;
};

/** @param duration of the run, in milliseconds */
export const createTimeLine = (duration: number): TimeLine => {
  const slot = Math.max(1, Math.ceil(duration / SLOTS));
  const changes = new Map<SwitchLane, Change[]>();
  const received = new Map<MessageLane, Map<number, number>>();

  /** The two switches are always told of, anything else where it was on, or was turned. */
  const isTold = (lane: SwitchLane, found: readonly Change[]): boolean => {
    if (SETTINGS.some((setting) => setting === lane)) return true;
    if (CONSENT_PURPOSES.some((purpose) => purpose === lane)) return found.some(({ on }) => on);
    return found.length > 1;
  };

  return {
    look: (state, at) => {
      for (const [lane, on] of Object.entries(positions(state)) as [SwitchLane, boolean][]) {
        const found = changes.get(lane) ?? [];
        if (found.at(-1)?.on === on || found.length >= MOST_CHANGES) continue;
        changes.set(lane, [...found, { at, on }]);
      }
    },
    message: (message) => {
      const nth = Math.max(0, Math.min(SLOTS - 1, Math.floor(message.at / slot)));
      for (const lane of lanesOf(message)) {
        const slots = received.get(lane) ?? new Map<number, number>();
        slots.set(nth, (slots.get(nth) ?? 0) + 1);
        received.set(lane, slots);
      }
    },
    told: () => ({
      slot,
      switches: [...changes]
        .filter(([lane, found]) => isTold(lane, found))
        .map(([lane, found]) => ({ lane, changes: [...found] })),
      messages: ([...DATA_CATEGORIES, 'other'] as const).flatMap((lane) => {
        const slots = received.get(lane);
        return slots === undefined
          ? []
          : [{ lane, slots: [...slots].map(([nth, count]): [number, number] => [nth, count]) }];
      }),
    }),
  };
};
