import { later } from './later.tsx';

/** One file of the build. */
const fetchAll = () => import('./later-panels.ts');

/**
 * What lies over the screens now and then. Not among it, since they come with the first view: both privacy switches (R14), and what is
 * asked of a guest at once.
 */
export const PANELS = {
  newNotice: later(async () => (await fetchAll()).NewNotice),
  notifications: later(async () => (await fetchAll()).Notifications),
  pairPhone: later(async () => (await fetchAll()).PairPhone),
  profiles: later(async () => (await fetchAll()).Profiles),
  welcome: later(async () => (await fetchAll()).Welcome),
} as const;
