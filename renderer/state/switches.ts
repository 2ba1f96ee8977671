import { createStore } from 'zustand/vanilla';
import type { Fault } from '../../src/contract/errors.ts';
import type { PrivacyState } from '../../src/contract/schemas.ts';
import { call, faultOf } from './commands.ts';
import { unit } from './unit.ts';

export type Setting = keyof PrivacyState;

/** A switch that was touched and has no answer yet keeps the position it had. `slow` after a tenth of a second. */
export type Touch = { readonly from: boolean; readonly slow: boolean };

type Switches = Readonly<Record<Setting, { readonly touch: Touch | null; readonly fault: Fault | null }>>;

const AT_REST = { touch: null, fault: null };

export const switches = createStore<Switches>(() => ({ geolocation: AT_REST, voiceData: AT_REST }));

/** After this many milliseconds without an answer a switch shows that it waits. */
const PATIENCE = 100;

/** Turns a switch. It moves only when the unit says that the change is durable and in force (R26). */
export const turn = async (setting: Setting, on: boolean, screen?: string): Promise<void> => {
  const { touch } = switches.getState()[setting];
  const from = unit.getState().state?.privacy[setting].requested;
  if (touch !== null || from === undefined) return;
  switches.setState({ [setting]: { touch: { from, slow: false }, fault: null } });
  const timer = setTimeout(
    () => switches.setState({ [setting]: { touch: { from, slow: true }, fault: null } }),
    PATIENCE,
  );
  try {
    const privacy = await call('privacy.set', { setting, on }, screen);
    unit.setState((before) =>
      before.state === null ? before : { ...before, state: { ...before.state, privacy } },
    );
    switches.setState({ [setting]: AT_REST });
  } catch (error) {
    switches.setState({ [setting]: { touch: null, fault: faultOf(error) } });
  } finally {
    clearTimeout(timer);
  }
};

/** The failure of a switch has been read. */
export const dismiss = (setting: Setting): void => switches.setState({ [setting]: AT_REST });
