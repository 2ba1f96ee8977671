import type { LeakCategory } from '../../src/oracle/known.ts';
import { type Shut, shutDuring } from '../../src/oracle/leaks.ts';
import { DATA_CATEGORIES } from '../../src/privacy/vocabulary.ts';

type Period = { readonly from: number; until: number | null };

/**
 * What a unit says of itself may come a moment after what it speaks of has left: so much earlier a category counts as
 * open, in real milliseconds. What a test says itself holds from that moment.
 */
const LATE = 1_000;

/** When which category was shut, in real milliseconds since the Unix epoch. */
export type Periods = {
  /** It was opened; `told` where it was the unit that said so. */
  readonly open: (category: LeakCategory, at: number, told?: boolean) => void;
  readonly shut: (category: LeakCategory, at: number) => void;
  /** From here on the test says what is open, whatever the unit says: shut from the beginning. */
  readonly take: (category: LeakCategory) => void;
  /** Whether the test itself says what is open. */
  readonly taken: (category: LeakCategory) => boolean;
  readonly isShut: (category: LeakCategory) => boolean;
  /** As the oracle asks. */
  readonly asked: () => Shut;
};

/** Both switches are off when a unit is new; what is not governed by one is open unless a test says otherwise. */
export const createPeriods = (): Periods => {
  const all = new Map<LeakCategory, Period[]>([
    ['location', [{ from: 0, until: null }]],
    ['voice', [{ from: 0, until: null }]],
  ]);
  const own = new Set<LeakCategory>();
  const last = (category: LeakCategory): Period | undefined => all.get(category)?.at(-1);
  const isShut = (category: LeakCategory): boolean => last(category)?.until === null;
  return {
    open: (category, at, told = false) => {
      const period = last(category);
      if (period === undefined || period.until !== null) return;
      period.until = told ? at - LATE : at;
    },
    shut: (category, at) => {
      if (isShut(category)) return;
      all.set(category, [...(all.get(category) ?? []), { from: at, until: null }]);
    },
    take: (category) => {
      own.add(category);
      all.set(category, [{ from: 0, until: null }]);
    },
    taken: (category) => own.has(category),
    isShut,
    asked: () =>
      shutDuring(
        DATA_CATEGORIES.flatMap((category) =>
          (all.get(category) ?? []).map(({ from, until }) => ({ category, from, until })),
        ),
      ),
  };
};
