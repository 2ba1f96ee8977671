import type { ServiceState } from '../../../src/contract/schemas.ts';

export type Group = {
  readonly group: ServiceState['group'];
  readonly rows: readonly ServiceState[];
  /** Those that work, limited ones among them. */
  readonly working: number;
};

/** The services by group, in the order of the catalogue; a group that the loaded profile has nothing of is not there. */
export const groupsOf = (services: readonly ServiceState[]): readonly Group[] =>
  [...Map.groupBy(services, ({ group }) => group)].map(([group, rows]) => ({
    group,
    rows,
    working: rows.filter(({ state }) => state !== 'unavailable').length,
  }));

/** It rests on a consent of its own kind: the owner's, beforehand (R27). */
const STOLEN_VEHICLE = 'stolen-vehicle-location';

/** Where the cause of a state is mended: a switch, a consent, the terms; null where there is no way to it from here. */
export type Way =
  | { readonly to: 'switch'; readonly setting: 'geolocation' | 'voiceData' }
  | { readonly to: 'consent' }
  | { readonly to: 'terms' }
  | { readonly to: 'theft' };

export const wayTo = ({ id, cause }: Pick<ServiceState, 'id' | 'cause'>): Way | null => {
  switch (cause) {
    case 'geolocation':
    case 'voiceData':
      return { to: 'switch', setting: cause };
    case 'consent-missing':
      return id === STOLEN_VEHICLE ? { to: 'theft' } : { to: 'consent' };
    case 'not-accepted':
      return { to: 'terms' };
    case 'theft-not-reported':
      return { to: 'theft' };
    case 'switched-off':
    case 'store-not-trusted':
    case null:
      return null;
  }
};
