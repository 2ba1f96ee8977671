/** Cancels what was scheduled; calling it twice does nothing. */
export type Cancel = () => void;

/**
 * The one clock of a unit. Everything timed asks it, so that a run can be fast, slow or stepped by hand, and
 * a run with the same seed, route and clock gives the same bytes.
 */
export type Clock = {
  /** Milliseconds since the Unix epoch. */
  readonly now: () => number;
  /** Calls `work` once, `delay` milliseconds of this clock from now. */
  readonly after: (delay: number, work: () => void) => Cancel;
  /** Calls `work` every `period` milliseconds of this clock until cancelled; a late tick is not made up for. */
  readonly every: (period: number, work: () => void) => Cancel;
};

/** The one source of randomness of a unit: the next number, at least 0 and below 1. */
export type Random = () => number;
