import { createStore } from 'zustand/vanilla';
import type { Argument } from '../../src/contract/commands.ts';
import type { Fault } from '../../src/contract/errors.ts';
import type { PrivacyState, UnitState } from '../../src/contract/schemas.ts';
import { call, faultOf } from './commands.ts';
import { unit } from './unit.ts';

export type Setting = keyof PrivacyState;
export type Purpose = keyof UnitState['consents'];
export type Contract = keyof UnitState['contracts'];

/** A switch that was touched and has no answer yet keeps the position it had. `slow` after a tenth of a second. */
export type Touch = { readonly from: boolean; readonly slow: boolean };
export type Switching = { readonly touch: Touch | null; readonly fault: Fault | null };

export const AT_REST: Switching = { touch: null, fault: null };

/** Every switch that was touched, by a name of its own: `setting.geolocation`, `consent.partner-sharing`, `service.weather`. */
export const switches = createStore<Readonly<Record<string, Switching>>>(() => ({}));

/** After this many milliseconds without an answer a switch shows that it waits. */
const PATIENCE = 100;

/** Asks for what a touch wants; the switch moves only when the unit says that the change is durable and in force (R26). */
const hold = async (name: string, from: boolean, ask: () => Promise<void>): Promise<void> => {
  if ((switches.getState()[name] ?? AT_REST).touch !== null) return;
  switches.setState({ [name]: { touch: { from, slow: false }, fault: null } });
  const timer = setTimeout(
    () => switches.setState({ [name]: { touch: { from, slow: true }, fault: null } }),
    PATIENCE,
  );
  try {
    await ask();
    switches.setState({ [name]: AT_REST });
  } catch (error) {
    switches.setState({ [name]: { touch: null, fault: faultOf(error) } });
  } finally {
    clearTimeout(timer);
  }
};

const patch = (part: Partial<UnitState>): void =>
  unit.setState((before) =>
    before.state === null ? before : { ...before, state: { ...before.state, ...part } },
  );

/** R10, R11: turns one of the two switches. */
export const turn = (setting: Setting, on: boolean, screen?: string): Promise<void> =>
  hold(`setting.${setting}`, !on, async () => {
    patch({ privacy: await call('privacy.set', { setting, on }, screen) });
  });

/** R25, R55: gives or withdraws a consent. */
export const answerConsent = (purpose: Purpose, on: boolean, screen?: string): Promise<void> =>
  hold(`consent.${purpose}`, !on, async () => {
    patch({ consents: await call('consent.set', { purpose, on }, screen) });
  });

/** R24: switches a contract about the vehicle. */
export const turnContract = (contract: Contract, on: boolean): Promise<void> =>
  hold(`contract.${contract}`, !on, async () => {
    patch({ contracts: await call('contract.set', { contract, on }) });
  });

/** Switches a service for the vehicle. */
export const turnService = (service: string, on: boolean): Promise<void> =>
  hold(`service.${service}`, !on, async () => {
    unit.setState({ services: await call('service.set', { service, on }) });
  });

/** R27: agrees beforehand that a stolen vehicle may be located. */
export const turnTheftConsent = (on: boolean): Promise<void> =>
  hold('theft.consent', !on, async () => {
    patch(await call('theft.consent', { on }));
  });

/** Whether a touch is heard. */
export const turnSound = (on: boolean): Promise<void> =>
  hold('preference.sound', !on, async () => {
    patch(await call('preferences.set', { sound: on }));
  });

const PAUSE = 'privacy.pause';

/** R18: holds both switches off for a while. */
export const pauseBoth = (length: Argument<'privacy.pause'>, screen: string): Promise<void> =>
  hold(PAUSE, false, async () => {
    patch({ privacy: await call('privacy.pause', length, screen) });
  });

/** R18: ends the pause of both before its time. */
export const resumeBoth = (screen: string): Promise<void> =>
  hold(PAUSE, true, async () => {
    patch({ privacy: await call('privacy.resume', {}, screen) });
  });

/** The failure of a switch has been read. */
export const dismiss = (name: string): void => switches.setState({ [name]: AT_REST });
