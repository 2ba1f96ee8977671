import type { KeptCabin } from './cabin.ts';
import type { KeptDrawers } from './drawn-routes.ts';
import type { KeptNotifications } from './notifications.ts';

/** What a unit holds in memory alone and loses with its power, to be kept in a snapshot and had again. */
export type UnitMemory = {
  readonly cabin: KeptCabin;
  readonly notifications: KeptNotifications;
  readonly drawnRoutes: KeptDrawers;
};
