import type { DataCategory, Setting } from '../privacy/vocabulary.ts';

export const SERVICE_GROUPS = ['standard', 'remote', 'smart', 'insurance', 'homecharge'] as const;
export type ServiceGroup = (typeof SERVICE_GROUPS)[number];

/** What becomes of a service while a switch is off; null where the switch does not matter to it (R15). */
export type Cost = 'degraded' | 'unavailable' | null;

/** One row of the catalogue: a service, the data it needs, and what each switch costs it while off. */
export type Service = {
  readonly id: string;
  readonly group: ServiceGroup;
  readonly needs: readonly DataCategory[];
  readonly without: Readonly<Record<Setting, Cost>>;
};

const service = (
  group: ServiceGroup,
  id: string,
  needs: readonly DataCategory[],
  geolocation: Cost,
  voiceData: Cost = null,
): Service => ({ id, group, needs, without: { geolocation, voiceData } });

/** The one service that is there for everybody, whatever was accepted or switched off (R24). */
export const CRASH_NOTIFICATION = 'crash-notification';

/** The service catalogue of the requirements, as data, in the order in which a screen lists it. */
export const SERVICE_CATALOGUE: readonly Service[] = [
  service('standard', CRASH_NOTIFICATION, ['telematics', 'location'], 'degraded'),
  service('standard', 'warning-light-support', ['telematics'], null),
  service('standard', 'maintenance-reminder', ['telematics', 'vehicle'], null),
  service('standard', 'trip-log', ['telematics', 'location'], 'degraded'),
  service('standard', 'stolen-vehicle-location', ['location'], 'unavailable'),
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
