import type { DataCategory, ProfileKind, Setting } from '../privacy/vocabulary.ts';

export const SERVICE_GROUPS = ['standard', 'remote', 'smart', 'insurance', 'homecharge'] as const;
export type ServiceGroup = (typeof SERVICE_GROUPS)[number];

/** What becomes of a service while a switch is off; null where the switch does not matter to it (R15). */
export type Cost = 'degraded' | 'unavailable' | null;

/** One row of the catalogue: a service, who may use it (R6), the data it needs, and what each switch costs it while off. */
export type Service = {
  readonly id: string;
  readonly group: ServiceGroup;
  readonly mayUse: readonly ProfileKind[];
  readonly needs: readonly DataCategory[];
  /**
   * Whether it lives on the regular telemetry. The others are fed by messages of their own, on a ground of their own, so that having one of them
   * switched on is no reason to publish anything else (R24, R25, R27).
   */
  readonly fedByTelemetry: boolean;
  readonly without: Readonly<Record<Setting, Cost>>;
};

/** The one service that is there for everybody, whatever was accepted or switched off (R24). */
export const CRASH_NOTIFICATION = 'crash-notification';
/** Works with its consent alone (R25). */
export const WARNING_LIGHT_SUPPORT = 'warning-light-support';
/** Works only for a vehicle reported stolen, with prior consent (R27). */
export const STOLEN_VEHICLE_LOCATION = 'stolen-vehicle-location';

const OWN_MESSAGES: readonly string[] = [CRASH_NOTIFICATION, WARNING_LIGHT_SUPPORT, STOLEN_VEHICLE_LOCATION];

/** R6: remote services are the primary's; a guest has the Smart services in the car, and the crash notification. */
const mayUse = (group: ServiceGroup, id: string): readonly ProfileKind[] => {
  if (group === 'remote') return ['primary'];
  return group === 'smart' || id === CRASH_NOTIFICATION
    ? ['primary', 'secondary', 'guest']
    : ['primary', 'secondary'];
};

const service = (
  group: ServiceGroup,
  id: string,
  needs: readonly DataCategory[],
  geolocation: Cost,
  voiceData: Cost = null,
): Service => ({
  id,
  group,
  mayUse: mayUse(group, id),
  needs,
  fedByTelemetry: !OWN_MESSAGES.includes(id),
  without: { geolocation, voiceData },
});

/** The service catalogue of the requirements, as data, in the order in which a screen lists it. */
export const SERVICE_CATALOGUE: readonly Service[] = [
  service('standard', CRASH_NOTIFICATION, ['telematics', 'location'], 'degraded'),
  service('standard', WARNING_LIGHT_SUPPORT, ['telematics'], null),
  service('standard', 'maintenance-reminder', ['telematics', 'vehicle'], null),
  service('standard', 'trip-log', ['telematics', 'location'], 'degraded'),
  service('standard', STOLEN_VEHICLE_LOCATION, ['location'], 'unavailable'),
  service('standard', 'over-the-air-updates', ['vehicle'], null),
  service('remote', 'remote-control', ['vehicle'], null),
  service('remote', 'find-my-car', ['location'], 'unavailable'),
  service('smart', 'connected-navigation', ['location'], 'degraded'),
  service('smart', 'online-place-search', ['location'], 'degraded'),
  service('smart', 'parking-and-fuel-prices', ['location'], 'unavailable'),
  service('smart', 'weather', ['location'], 'degraded'),
  service('smart', 'voice-assistant', ['voice', 'location'], 'degraded', 'unavailable'),
  service('insurance', 'connected-score', ['telematics', 'location'], 'degraded'),
  service('homecharge', 'charging-at-home', ['homecharge'], null),
];
