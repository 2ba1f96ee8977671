import type { BrokerWay } from '../broker/way.ts';

/** What lies outside the unit, and can be made to fail. */
export type Outside = {
  readonly way: BrokerWay;
  /** Ends the process as a loss of power would, as soon as this has been answered; null where a scenario does that. */
  readonly cutPower: (() => void) | null;
};
