import { type ComponentType, lazy } from 'react';
import type { Screen } from '../state/view.ts';
import { fetchPanels } from './panels.tsx';

/** Whatever is not on the first view, each fetched by itself: the first load carries what is seen first. */
const LATER = {
  home: async () => ({ default: (await import('../screens/home/HomeScreen.tsx')).HomeScreen }),
  map: async () => ({ default: (await import('../screens/map/MapScreen.tsx')).MapScreen }),
  assistant: async () => ({
    default: (await import('../screens/assistant/AssistantScreen.tsx')).AssistantScreen,
  }),
  services: async () => ({
    default: (await import('../screens/services/ServicesScreen.tsx')).ServicesScreen,
  }),
  car: async () => ({ default: (await import('../screens/car/CarScreen.tsx')).CarScreen }),
  privacy: async () => ({ default: (await import('../screens/privacy/PrivacyScreen.tsx')).PrivacyScreen }),
  settings: async () => ({
    default: (await import('../screens/settings/SettingsScreen.tsx')).SettingsScreen,
  }),
} as const satisfies Record<Screen, () => Promise<{ default: ComponentType }>>;

export const SCREEN_PARTS: Readonly<Record<Screen, ComponentType>> = {
  home: lazy(LATER.home),
  map: lazy(LATER.map),
  assistant: lazy(LATER.assistant),
  services: lazy(LATER.services),
  car: lazy(LATER.car),
  privacy: lazy(LATER.privacy),
  settings: lazy(LATER.settings),
};

/** Fetches every screen and panel once the first view stands, so that a touch never waits for one. */
export const fetchScreens = (): void => {
  const fetchAll = (): void => {
    // One that can't be fetched now is fetched when it is opened.
    for (const fetchOne of [...Object.values(LATER), fetchPanels]) void fetchOne().catch(() => undefined);
  };
  window.requestIdleCallback(fetchAll, { timeout: 2_000 });
};
