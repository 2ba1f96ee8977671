import { COMMANDS } from '../../src/contract/commands.ts';
import { EVENTS, type EventName, type Payload } from '../../src/contract/events.ts';
import type { Transport } from '../transport/transport.ts';
import { call, checkAgainst, speakOver } from './commands.ts';
import { heardLeft, loseCount } from './departures.ts';
import { forgetDrawing } from './drawing.ts';
import { followEnergy } from './energy.ts';
import { hearState } from './hear-state.ts';
import { askWhatRestsOnTheEpoch, askWhatStays, refreshProfiles, refreshRoutes } from './refresh.ts';
import { askForScenarios, heardRun } from './scenario.ts';
import { followNotifications } from './toasts.ts';
import { restsOn, type Unit, unit, withMotion } from './unit.ts';
import { close, type Panel, view } from './view.ts';
import { received, startedWith, wire } from './wire.ts';

const askEverything = async (): Promise<void> => {
  try {
    hearState(await call('unit.state'));
    const messages = await call('wire.list');
    wire.setState((before) => startedWith(before, messages), true);
  } catch {
    // The link state on the screen already says that the unit can't be reached.
  }
  askWhatRestsOnTheEpoch();
  askWhatStays();
  void askForScenarios();
};

const hear = {
  'unit.changed': (state: Payload<'unit.changed'>) => {
    hearState(state);
    // Profiles are changed and paired without a new epoch.
    void refreshProfiles();
  },
  'vehicle.moved': (motion: Payload<'vehicle.moved'>) =>
    unit.setState((before) => withMotion(before, motion, Date.now()), true),
  'telemetry.left': heardLeft,
  'telemetry.counted': (stats: Payload<'telemetry.counted'>) => unit.setState({ stats }),
  'scenario.progressed': heardRun,
  'wire.received': (message: Payload<'wire.received'>) =>
    wire.setState((before) => received(before, message), true),
};

const listen = <E extends EventName>(event: E, payload: unknown): void => {
  const parsed = EVENTS[event].payload.safeParse(payload);
  // INVARIANT: what breaks the contract is not shown.
  if (parsed.success) (hear[event] as (payload: unknown) => void)(parsed.data);
};

/** What shows things of one driver: the people whom an owner may change, and a code that lets a phone in. */
const OWN_PANELS: readonly Panel[] = ['profiles', 'pair-a-phone'];

/** A new driver, or a new start, begins without what the last one left open. */
const settle = (now: Unit, before: Unit): void => {
  if (now.state === null) return;
  const changedDriver = now.state.profile.id !== before.state?.profile.id;
  const asksAgain = !now.state.driverConfirmed && before.state?.driverConfirmed === true;
  if (changedDriver || asksAgain) view.setState({ declined: false });
  if (changedDriver) {
    view.setState({ noticePutOff: false, privacyTab: 'switches', unitFault: null });
    // What a driver drew tells where they want to be (R5), and a guest's routes go with the guest.
    forgetDrawing();
    if (before.state !== null) void refreshRoutes();
    if (OWN_PANELS.includes(view.getState().panel)) close();
  }
  if (asksAgain || now.state.vehicle.ignition === 'off') {
    if (view.getState().panel !== 'quick-privacy') close();
  }
};

/** Keeps the stores in step with the unit, for as long as the page lives. */
export const follow = (transport: Transport): void => {
  speakOver(transport);
  checkAgainst(COMMANDS);
  followEnergy();
  followNotifications();
  transport.onEvent(listen);
  unit.subscribe((now, before) => {
    if (now.state === before.state) return;
    settle(now, before);
    if (before.state !== null && restsOn(now.state) !== restsOn(before.state)) askWhatRestsOnTheEpoch();
  });
  transport.onStatus((link) => {
    unit.setState({ link });
    loseCount();
    if (link === 'open') void askEverything();
  });
};
