import type { Clock } from '../contract/clock.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { Database } from '../store/database.ts';

const DAY = 24 * 60 * 60_000;

/** R32: looks once a day for entries of the record that must not be kept any longer. Returns the way to stop. */
export const keepRetention = (clock: Clock, ledger: Ledger, database: Database): (() => void) => {
  const retain = database.transaction(() => ledger.retain(clock.now()));
  const run = (): void => {
    try {
      retain.immediate();
    } catch {
      // A disk that can't be written now is asked again tomorrow; the withdrawal path tells the driver of it.
    }
  };
  run();
  return clock.every(DAY, run);
};
