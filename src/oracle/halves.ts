import type { Grid } from './grid.ts';
import { CLOSE } from './landmarks.ts';
import type { Hint } from './positions.ts';
import { positionSpot, type Spot } from './spot.ts';

/** Milliseconds between a latitude and its longitude, in two messages of a topic that follow on each other. */
const LATE = 3_000;
/** Topics that are remembered. */
const MOST_TOPICS = 500;

/** Tells a position of which one message has the latitude, and the next one of its topic the longitude, or the other way round. */
export type Halves = {
  readonly seen: (topic: string, at: number, hints: readonly Hint[]) => readonly Spot[];
  /** What comes next is the half of nothing. */
  readonly begin: () => void;
};

export const createHalves = (grid: Grid): Halves => {
  const formers = new Map<string, { readonly at: number; readonly hints: readonly Hint[] }>();
  return {
    begin: () => formers.clear(),
    seen: (topic, at, hints) => {
      const former = formers.get(topic);
      if (hints.length === 0 && former === undefined) return [];
      if (hints.length === 0) formers.delete(topic);
      else {
        if (formers.size >= MOST_TOPICS) formers.clear();
        formers.set(topic, { at, hints });
      }
      if (former === undefined || former.at > at || at - former.at > LATE) return [];
      return hints.flatMap((hint) => {
        for (const other of former.hints) {
          if (other.axis === hint.axis) continue;
          const [north, east] = hint.axis === 'latitude' ? [hint, other] : [other, hint];
          const pin = grid.near(north.degrees, east.degrees, CLOSE);
          const { notation, from, to } = hint.spot;
          if (pin !== null) return [positionSpot(pin, notation, from, to)];
        }
        return [];
      });
    },
  };
};
