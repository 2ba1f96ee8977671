import type { CommandName, Result } from '../../src/contract/commands.ts';
import { call } from './commands.ts';
import { heardLeft, totalsOf } from './departures.ts';
import { type Unit, unit } from './unit.ts';

/** How many rows of the ledger are fetched at once. */
export const HISTORY_PAGE = 200;

/** Asks and stores; what can't be asked now is asked again at the next change or reconnection. */
const fetchInto = async <C extends CommandName>(
  command: C,
  store: (result: Result<C>) => Partial<Unit>,
  argument?: Parameters<typeof call<C>>[1],
): Promise<void> => {
  try {
    const result = await call(command, argument);
    unit.setState(store(result));
  } catch {
    // The link state on the screen already says that the unit can't be reached.
  }
};

/** The profiles, after one was added, changed, paired or removed. */
export const refreshProfiles = (): Promise<void> => fetchInto('profile.list', (profiles) => ({ profiles }));

/** The newest rows of the loaded profile's own record (R31); nobody else's are asked for (R5). */
export const refreshLedger = async (): Promise<void> => {
  const { state } = unit.getState();
  if (state === null) return;
  const { epoch, profile } = state;
  await fetchInto('ledger.list', (ledger) => ({ ledger, ledgerEpoch: epoch }), {
    profile: profile.id,
    limit: HISTORY_PAGE,
  });
};

/** All that may change with the epoch. */
export const askWhatRestsOnTheEpoch = (): void => {
  void refreshProfiles();
  void refreshLedger();
  void fetchInto('privacy.decisions', (decisions) => ({ decisions }));
  void fetchInto('service.list', (services) => ({ services }));
  void fetchInto('message.list', (messages) => ({ messages }));
};

/** The routes, after one was drawn or removed, or its driver has left. */
export const refreshRoutes = (): Promise<void> => fetchInto('route.list', (routes) => ({ routes }));

/** What is asked once a connection, and then told by events or not at all. */
export const askWhatStays = (): void => {
  void refreshRoutes();
  void fetchInto('telemetry.stats', (stats) => {
    heardLeft(totalsOf(stats));
    return { stats };
  });
};
