import type { Cancel } from '../contract/clock.ts';

type Due = { readonly at: number; readonly order: number; readonly once: boolean; readonly work: () => void };

/** What is to be done, and when, in order of time and then of scheduling. */
export type Agenda = {
  /** @param once false for what comes again and again at even times */
  readonly add: (at: number, work: () => void, once: boolean) => Cancel;
  /** Takes out the first of what is due at `until`; undefined where nothing is. */
  readonly take: (until: number) => Due | undefined;
  /** When the first is due; null where nothing is scheduled. */
  readonly first: () => number | null;
  /** When the first is due of what comes once; null where nothing of that kind is scheduled. */
  readonly firstOnce: () => number | null;
};

export const createAgenda = (): Agenda => {
  /** Sorted: the first due is at its end, where it is taken off. */
  const due: Due[] = [];
  let order = 0;

  /** Where an entry of this moment goes: before all that was scheduled earlier for the same moment, which is done first. */
  const placeOf = (at: number): number => {
    let [low, high] = [0, due.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((due[middle]?.at ?? 0) > at) low = middle + 1;
      else high = middle;
    }
    return low;
  };

  return {
    add: (at, work, once) => {
      order += 1;
      const entry = { at, order, once, work };
      due.splice(placeOf(at), 0, entry);
      return () => {
        const index = due.indexOf(entry);
        if (index >= 0) due.splice(index, 1);
      };
    },
    take: (until) => {
      const next = due.at(-1);
      return next === undefined || next.at > until ? undefined : due.pop();
    },
    first: () => due.at(-1)?.at ?? null,
    firstOnce: () => due.findLast(({ once }) => once)?.at ?? null,
  };
};
