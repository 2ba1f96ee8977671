import { lazy } from 'react';

/**
 * Fetches what lies over the screens now and then. Not among it, since they come with the first view: both privacy switches, which are
 * there whatever comes of the link (R14), and what is asked of a guest at once.
 */
export const fetchPanels = () => import('./later-panels.ts');

export const NewNotice = lazy(async () => ({ default: (await fetchPanels()).NewNotice }));
export const Notifications = lazy(async () => ({ default: (await fetchPanels()).Notifications }));
export const PairPhone = lazy(async () => ({ default: (await fetchPanels()).PairPhone }));
export const Profiles = lazy(async () => ({ default: (await fetchPanels()).Profiles }));
export const Welcome = lazy(async () => ({ default: (await fetchPanels()).Welcome }));
