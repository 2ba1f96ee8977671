import type { ServiceState } from '../contract/schemas.ts';
import type { PrivacyContext } from '../privacy/context.ts';
import { DATA_CATEGORIES, type DataCategory, SETTINGS, type Setting } from '../privacy/vocabulary.ts';
import {
  CRASH_NOTIFICATION,
  SERVICE_CATALOGUE,
  type Service,
  STOLEN_VEHICLE_LOCATION,
  WARNING_LIGHT_SUPPORT,
} from './catalogue.ts';

type Verdict = Pick<ServiceState, 'state' | 'cause'>;

const AVAILABLE: Verdict = { state: 'available', cause: null };
const unavailable = (cause: ServiceState['cause']): Verdict => ({ state: 'unavailable', cause });

/** What keeps a switch from being in force, a pause counting as the switch itself (R18); null while it is in force. */
const held = (setting: Setting, context: PrivacyContext): ServiceState['cause'] => {
  if (!context.settings[setting] || context.paused[setting]) return setting;
  // R28: a switch is a consent, and a broken record proves none.
  return context.ledger === 'ok' ? null : 'store-not-trusted';
};

/** The switch that weighs most: what makes a service unavailable comes before what merely degrades it. */
function verdictOfSwitches(service: Service, context: PrivacyContext): Verdict {
  for (const state of ['unavailable', 'degraded'] as const) {
    for (const setting of SETTINGS) {
      const cause = service.without[setting] === state ? held(setting, context) : null;
      if (cause !== null) return { state, cause };
    }
  }
  return AVAILABLE;
}

/** R27: found for the owner who agreed beforehand and reported the theft, whatever the switches say; for nobody else. */
function verdictOnTheft(context: PrivacyContext): Verdict {
  if (!context.theft.consented) return unavailable('consent-missing');
  if (!context.theft.reported) return unavailable('theft-not-reported');
  return context.ledger === 'ok' ? AVAILABLE : unavailable('store-not-trusted');
}

/** R25: help with a warning needs the consent to it. */
function verdictOnWarnings(context: PrivacyContext): Verdict {
  if (!context.consents['warning-support']) return unavailable('consent-missing');
  return context.ledger === 'ok' ? AVAILABLE : unavailable('store-not-trusted');
}

function verdict(service: Service, context: PrivacyContext): Verdict {
  // R28: nothing leaves while the store is not trusted, so no service works. The store's own message says why.
  if (context.store !== 'ok') return unavailable('store-not-trusted');
  // R24: the law knows no subscription and no acceptance.
  if (service.id === CRASH_NOTIFICATION) return verdictOfSwitches(service, context);
  if (!context.accepted) return unavailable('not-accepted');
  if (!context.services.has(service.id)) return unavailable('switched-off');
  if (service.id === STOLEN_VEHICLE_LOCATION) return verdictOnTheft(context);
  if (service.id === WARNING_LIGHT_SUPPORT) return verdictOnWarnings(context);
  return verdictOfSwitches(service, context);
}

/**
 * Every service that the role of the loaded profile has, with its state and what each switch costs it (R6, R15). Pure and total;
 * `cause` is null exactly for what is available.
 */
export function serviceStates(context: PrivacyContext): ServiceState[] {
  return SERVICE_CATALOGUE.filter((service) => service.mayUse.includes(context.profile.kind)).map(
    (service) => ({
      id: service.id,
      group: service.group,
      needs: [...service.needs],
      on: service.id === CRASH_NOTIFICATION || context.services.has(service.id),
      ...verdict(service, context),
      without: { ...service.without },
    }),
  );
}

/**
 * For each category, whether one of the services that are switched on needs it from the regular telemetry; `account` says whose data it is, and
 * goes with any of them. Crash notification, warning-light support and stolen-vehicle location count for none: they have messages of their own.
 */
export function served(services: ReadonlySet<string>): Record<DataCategory, boolean> {
  const fed = SERVICE_CATALOGUE.filter((service) => service.fedByTelemetry && services.has(service.id));
  const needed = new Set<DataCategory>(fed.flatMap((service) => service.needs));
  if (fed.length > 0) needed.add('account');
  return Object.fromEntries(DATA_CATEGORIES.map((category) => [category, needed.has(category)])) as Record<
    DataCategory,
    boolean
  >;
}
