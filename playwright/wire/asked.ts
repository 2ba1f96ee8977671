import { openBySwitches, type Switched } from '../../src/matrix/switched.ts';
import type { Left } from '../../src/oracle/left.ts';
import type { DataCategory, Setting } from '../../src/privacy/vocabulary.ts';
import { GUEST, NEW_UNIT, type Standing, switchesOf } from './standing.ts';

/** What a unit may have been in at a moment: after what it acknowledged, or after what is on its way to it. */
type Entry = { readonly from: number; readonly standings: readonly Standing[] };

/** A command that is on its way. */
export type OnItsWay = { readonly standing: Standing };

/** When which category was asked to be open, whatever the unit says of itself. */
export type Asked = {
  readonly now: () => Standing;
  /** What it is in if the command that is on its way is carried out: it counts from here on, beside what was before. */
  readonly sent: (next: Standing, at: number) => OnItsWay;
  /** The unit has answered. What it is in now is `next`; what it was in counts until `settle`. */
  readonly answered: (sent: OnItsWay | null, next: Standing) => void;
  /** From here on only what was acknowledged counts, and what is on its way. */
  readonly settle: (at: number) => void;
  /** Whether nobody had asked for it, at the moment at which it left. */
  readonly isShut: (category: DataCategory, left: Left) => boolean;
};

/** What the reference model rests on, as it was asked for. */
const switchedOf = (standing: Standing, at: number): Switched => {
  const { people, loaded, accepted, pauses, theft } = standing;
  const isGuest = loaded === GUEST;
  const paused = (setting: Setting): boolean => (pauses[setting]?.until ?? 0) > at;
  return {
    profile: {
      id: loaded,
      kind: isGuest ? 'guest' : (people.find(({ id }) => id === loaded)?.kind ?? 'secondary'),
    },
    accepted: !isGuest || accepted,
    settings: switchesOf(standing),
    paused: { geolocation: paused('geolocation'), voiceData: paused('voiceData') },
    theft,
  };
};

/** The categories that a driver opens and shuts with a switch. */
const SWITCHED: readonly DataCategory[] = ['location', 'voice'];

export const createAsked = (): Asked => {
  let standing = NEW_UNIT;
  const onTheirWay = new Set<OnItsWay>();
  /** In order of time. */
  let entries: readonly Entry[] = [{ from: Number.NEGATIVE_INFINITY, standings: [NEW_UNIT] }];
  /** What the reference model said already: a drive is thousands of messages under a few standings. */
  const known = new WeakMap<Standing, Map<string, ReturnType<typeof openBySwitches>>>();
  const isOpen = (one: Standing, category: DataCategory, left: Left): boolean => {
    if (one.believes) return true;
    const switched = switchedOf(one, left.at);
    const key = JSON.stringify(switched.paused);
    const models = known.get(one) ?? new Map<string, ReturnType<typeof openBySwitches>>();
    known.set(one, models);
    const model = models.get(key) ?? openBySwitches(switched);
    models.set(key, model);
    return model(category, 'topic' in left ? left.topic : '');
  };
  const possible = (): readonly Standing[] => [standing, ...[...onTheirWay].map((sent) => sent.standing)];

  return {
    now: () => standing,
    sent: (next, at) => {
      const sent = { standing: next };
      onTheirWay.add(sent);
      // It may be told late: what was in force when it was sent goes on, and it is possible in all that came since.
      const before = entries.filter(({ from }) => from <= at);
      const since = entries.filter(({ from }) => from > at);
      const begins = { from: at, standings: before.at(-1)?.standings ?? [] };
      entries = [
        ...before,
        ...[begins, ...since].map(({ from, standings }) => ({ from, standings: [...standings, next] })),
      ];
      return sent;
    },
    answered: (sent, next) => {
      if (sent !== null) onTheirWay.delete(sent);
      standing = next;
    },
    settle: (at) => {
      entries = [...entries, { from: at, standings: possible() }];
    },
    isShut: (category, left) => {
      if (!SWITCHED.includes(category)) return false;
      const entry = entries.findLast(({ from }) => from <= left.at);
      return !(entry?.standings ?? []).some((one) => isOpen(one, category, left));
    },
  };
};
