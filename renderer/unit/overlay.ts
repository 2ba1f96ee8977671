import type { UnitState } from '../../src/contract/schemas.ts';
import type { Panel } from '../state/view.ts';

export type Overlay = Exclude<Panel, 'none'> | 'welcome' | 'standby' | 'none';

/** What the driver has said no to, or put off, on this drive. */
export type PutOff = { readonly declined: boolean; readonly noticePutOff: boolean };

/**
 * What lies over the screens. Quick privacy comes before all else, so that both switches are two taps from anywhere (R14);
 * then the first start, then standby, then the question who drives (R3), then a guest's terms, unless they said no on this drive (R4), then what
 * was opened, then a notice that changed, unless it was put off (R33).
 */
export const overlayOf = (
  state: UnitState | null,
  panel: Panel,
  { declined, noticePutOff }: PutOff,
): Overlay => {
  if (state === null) return 'none';
  if (panel === 'quick-privacy') return panel;
  if (!state.welcomed) return 'welcome';
  if (state.vehicle.ignition === 'off') return 'standby';
  if (!state.driverConfirmed || panel === 'who-drives') return 'who-drives';
  const unasked = state.profile.kind === 'guest' && !state.accepted;
  if (unasked && (!declined || panel === 'guest-terms')) return 'guest-terms';
  if (panel === 'profiles' || panel === 'pair-a-phone') return panel;
  if (panel === 'notifications') return panel;
  if (state.notice.announced && (!noticePutOff || panel === 'new-notice')) return 'new-notice';
  return 'none';
};

const UNANSWERED: readonly Overlay[] = ['welcome', 'standby', 'who-drives', 'guest-terms', 'new-notice'];

/** Whether a touch can lead to a screen: not in standby, and not while an answer is waited for. */
export const screensReachable = (overlay: Overlay): boolean => !UNANSWERED.includes(overlay);

const BESIDE: readonly Overlay[] = ['none', 'quick-privacy', 'notifications'];

/** Whether it lies over the screens and the rail alike, and not as a panel in front of them. */
export const coversScreens = (overlay: Overlay): boolean => !BESIDE.includes(overlay);

/** Whether nothing of the screens can be seen under it. */
export const hidesScreens = (overlay: Overlay): boolean => UNANSWERED.includes(overlay);
