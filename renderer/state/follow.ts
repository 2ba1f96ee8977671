import type { CommandName, Result } from '../../src/contract/commands.ts';
import { EVENTS, type EventName, type Payload } from '../../src/contract/events.ts';
import { speak } from '../text/i18n.ts';
import type { Transport } from '../transport/transport.ts';
import { call, speakOver } from './commands.ts';
import { restsOn, type Unit, unit, withMotion, withState } from './unit.ts';
import { close, view } from './view.ts';
import { received, startedWith, wire } from './wire.ts';

/** How many rows of the ledger are fetched; the history shows those of the loaded profile among them. */
const HISTORY = 200;

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

const askWhatRestsOnTheEpoch = (): void => {
  void fetchInto('profile.list', (profiles) => ({ profiles }));
  void fetchInto('privacy.decisions', (decisions) => ({ decisions }));
  void fetchInto('service.list', (services) => ({ services }));
  void fetchInto('ledger.list', (ledger) => ({ ledger }), { limit: HISTORY });
};

const askEverything = async (): Promise<void> => {
  try {
    const state = await call('unit.state');
    unit.setState((before) => withState(before, state, Date.now()), true);
    const messages = await call('wire.list');
    wire.setState((before) => startedWith(before, messages), true);
  } catch {
    // As above.
  }
  askWhatRestsOnTheEpoch();
  void fetchInto('route.list', (routes) => ({ routes }));
  void fetchInto('telemetry.stats', (stats) => ({ stats }));
};

const hear = {
  'unit.changed': (state: Payload<'unit.changed'>) =>
    unit.setState((before) => withState(before, state, Date.now()), true),
  'vehicle.moved': (motion: Payload<'vehicle.moved'>) =>
    unit.setState((before) => withMotion(before, motion, Date.now()), true),
  'telemetry.counted': (stats: Payload<'telemetry.counted'>) => unit.setState({ stats }),
  'wire.received': (message: Payload<'wire.received'>) =>
    wire.setState((before) => received(before, message), true),
};

const listen = <E extends EventName>(event: E, payload: unknown): void => {
  const parsed = EVENTS[event].payload.safeParse(payload);
  // INVARIANT: what breaks the contract is not shown.
  if (parsed.success) (hear[event] as (payload: unknown) => void)(parsed.data);
};

/** A new driver, or a new start, begins without what the last one left open. */
const settle = (now: Unit, before: Unit): void => {
  if (now.state === null) return;
  speak(now.state.language);
  const changedDriver = now.state.profile.id !== before.state?.profile.id;
  const asksAgain = !now.state.driverConfirmed && before.state?.driverConfirmed === true;
  if (changedDriver || asksAgain) view.setState({ declined: false });
  if (asksAgain || now.state.vehicle.ignition === 'off') {
    if (view.getState().panel !== 'quick-privacy') close();
  }
};

/** Keeps the stores in step with the unit, for as long as the page lives. */
export const follow = (transport: Transport): void => {
  speakOver(transport);
  transport.onEvent(listen);
  unit.subscribe((now, before) => {
    if (now.state === before.state) return;
    settle(now, before);
    if (before.state !== null && restsOn(now.state) !== restsOn(before.state)) askWhatRestsOnTheEpoch();
  });
  transport.onStatus((link) => {
    unit.setState({ link });
    if (link === 'open') void askEverything();
  });
};
