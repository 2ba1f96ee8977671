import type { Screen } from '../state/view.ts';
import { type Later, later } from './later.tsx';
import { PANELS } from './panels.ts';

/** Each fetched by itself: the first load carries what is seen first, and the unit may begin with any of them or none. */
export const SCREENS: Readonly<Record<Screen, Later<object>>> = {
  home: later(async () => (await import('../screens/home/HomeScreen.tsx')).HomeScreen),
  map: later(async () => (await import('../screens/map/MapScreen.tsx')).MapScreen),
  assistant: later(async () => (await import('../screens/assistant/AssistantScreen.tsx')).AssistantScreen),
  services: later(async () => (await import('../screens/services/ServicesScreen.tsx')).ServicesScreen),
  car: later(async () => (await import('../screens/car/CarScreen.tsx')).CarScreen),
  privacy: later(async () => (await import('../screens/privacy/PrivacyScreen.tsx')).PrivacyScreen),
  settings: later(async () => (await import('../screens/settings/SettingsScreen.tsx')).SettingsScreen),
};

/** Fetches every screen and panel once the first view stands, so that a touch never waits for one. */
export const fetchScreens = (): void => {
  const fetchAll = (): void => {
    // One that can't be fetched now is fetched when it is opened.
    for (const { fetch } of [...Object.values(SCREENS), ...Object.values(PANELS)])
      void fetch().catch(() => undefined);
  };
  window.requestIdleCallback(fetchAll, { timeout: 2_000 });
};
