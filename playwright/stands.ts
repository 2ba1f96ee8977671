import { openStand, type Stand } from '../client/stand.ts';

/** The warm processes of a worker: one is enough, until a unit takes its process with it. */
export type Stands = {
  /** Starts one beforehand, so that the next `take` need not wait for it. */
  readonly warm: () => void;
  readonly take: () => Stand;
  /** A stand whose unit has ended. */
  readonly giveBack: (stand: Stand) => void;
  readonly close: () => Promise<void>;
};

/** @throws UnitError `bad-input` where there is no Node to run a unit */
export const openStands = (): Stands => {
  const free: Stand[] = [];
  const all = new Set<Stand>();
  const open = (): Stand => {
    const stand = openStand();
    all.add(stand);
    stand.exited.then(() => {
      all.delete(stand);
      const place = free.indexOf(stand);
      if (place !== -1) free.splice(place, 1);
    });
    return stand;
  };
  return {
    warm: () => {
      try {
        if (free.length === 0) free.push(open());
      } catch {
        // `take` tells why.
      }
    },
    take: () => free.pop() ?? open(),
    giveBack: (stand) => {
      if (all.has(stand)) free.push(stand);
    },
    close: async () => {
      await Promise.all([...all].map((stand) => stand.end()));
    },
  };
};
