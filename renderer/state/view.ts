import { createStore } from 'zustand/vanilla';
import type { Fault } from '../../src/contract/errors.ts';

/** The screens on the rail, each reachable in one tap. */
export const RAIL_SCREENS = ['home', 'map', 'assistant', 'services', 'car', 'privacy'] as const;
/** Settings are reached from the status bar. */
export const SCREENS = [...RAIL_SCREENS, 'settings'] as const;
export type Screen = (typeof SCREENS)[number];

/** The sections of the privacy screen. */
export const PRIVACY_TABS = ['switches', 'consents', 'leaves', 'history', 'notice'] as const;
export type PrivacyTab = (typeof PRIVACY_TABS)[number];

/** The sections of the car screen. */
export const CAR_TABS = ['trip', 'energy', 'tyres', 'faults', 'notifications'] as const;
export type CarTab = (typeof CAR_TABS)[number];

/** The sizes of units as they are built into cars, in pixels. */
export const UNIT_SIZES = {
  regular: { width: 1280, height: 800 },
  wide: { width: 1920, height: 720 },
  portrait: { width: 1080, height: 1920 },
  compact: { width: 800, height: 480 },
} as const;
export type Layout = keyof typeof UNIT_SIZES;

/** What can lie over the screen, one thing at a time. */
export const PANELS = [
  'quick-privacy',
  'notifications',
  'who-drives',
  'guest-terms',
  'new-notice',
  'profiles',
  'pair-a-phone',
] as const;
export type Panel = 'none' | (typeof PANELS)[number];

/** What only this window knows: where the driver is in it, and how the person at the desk has arranged it. */
export type View = {
  readonly screen: Screen;
  readonly panel: Panel;
  readonly privacyTab: PrivacyTab;
  readonly carTab: CarTab;
  /** The switch that the driver was led to, by its name in `switches`; it takes the focus when it is there. */
  readonly goal: string | null;
  readonly size: Layout;
  readonly benchOpen: boolean;
  /** In pixels, as it was dragged; a narrow window may show less. */
  readonly benchWidth: number;
  /** Where the unit fills the window, the bench is a drawer; it starts shut. */
  readonly drawerOpen: boolean;
  /** The guest said no to the terms on this drive; they are not asked again unless they ask (no nagging). */
  readonly declined: boolean;
  /** The driver put the new notice off; a mark stays, and nothing asks again until the next load (no nagging, R33). */
  readonly noticePutOff: boolean;
  /** The route to be driven next, by its id: chosen at the bench, or drawn last; null is the unit's first one. */
  readonly route: string | null;
  readonly unitFault: Fault | null;
  readonly benchFault: Fault | null;
};

const KEPT = 'glovebox.bench';

const remembered = (): Pick<View, 'size' | 'benchOpen' | 'benchWidth'> => {
  const fresh = { size: 'regular', benchOpen: true, benchWidth: 480 } as const;
  try {
    const kept: unknown = JSON.parse(window.localStorage.getItem(KEPT) ?? '{}');
    if (typeof kept !== 'object' || kept === null) return fresh;
    const field = (name: string): unknown => Reflect.get(kept, name);
    return {
      size: (Object.keys(UNIT_SIZES) as Layout[]).find((size) => size === field('size')) ?? fresh.size,
      benchOpen: field('benchOpen') !== false,
      benchWidth: Number(field('benchWidth')) || fresh.benchWidth,
    };
  } catch {
    // Storage that is full, forbidden or spoilt costs the arrangement of the desk, nothing else.
    return fresh;
  }
};

export const view = createStore<View>(() => ({
  ...remembered(),
  screen: 'home',
  panel: 'none',
  privacyTab: 'switches',
  carTab: 'trip',
  goal: null,
  drawerOpen: false,
  declined: false,
  noticePutOff: false,
  route: null,
  unitFault: null,
  benchFault: null,
}));

view.subscribe(({ size, benchOpen, benchWidth }) => {
  try {
    window.localStorage.setItem(KEPT, JSON.stringify({ size, benchOpen, benchWidth }));
  } catch {
    // See `remembered`.
  }
});

export const show = (screen: Screen): void => view.setState({ screen, panel: 'none' });
/** Opens a section of the privacy screen, at one switch of it if one is named. */
export const showPrivacy = (privacyTab: PrivacyTab, goal: string | null = null): void =>
  view.setState({ screen: 'privacy', panel: 'none', privacyTab, goal });
/** Opens a section of the car screen. */
export const showCar = (carTab: CarTab): void => view.setState({ screen: 'car', panel: 'none', carTab });
export const open = (panel: Panel): void => view.setState({ panel });
export const close = (): void => view.setState({ panel: 'none' });
