import type { ServiceState } from '../contract/schemas.ts';
import type { PrivacyContext } from '../privacy/context.ts';
import { SETTINGS } from '../privacy/vocabulary.ts';
import { CRASH_NOTIFICATION, SERVICE_CATALOGUE, type Service } from './catalogue.ts';

type Verdict = Pick<ServiceState, 'state' | 'cause'>;

/** R6: a guest has the Smart services in the car, and the crash notification that nobody can be without (R24). */
const isOffered = (service: Service, context: PrivacyContext): boolean =>
  context.profile.kind !== 'guest' || service.group === 'smart' || service.id === CRASH_NOTIFICATION;

/** The switch that weighs most: what makes a service unavailable comes before what merely degrades it. */
function verdict(service: Service, context: PrivacyContext): Verdict {
  // R28: nothing leaves while the store is not trusted, so no service works. The store's own message says why.
  if (context.store !== 'ok') return { state: 'unavailable', cause: 'store-not-trusted' };
  if (!context.accepted && service.id !== CRASH_NOTIFICATION) {
    return { state: 'unavailable', cause: 'not-accepted' };
  }
  const off = SETTINGS.filter((setting) => !context.settings[setting]);
  for (const state of ['unavailable', 'degraded'] as const) {
    const cause = off.find((setting) => service.without[setting] === state);
    if (cause !== undefined) return { state, cause };
  }
  return { state: 'available', cause: null };
}

/**
 * Every service that the loaded profile has, with its state and what each switch costs it (R6, R15). Pure and total;
 * `cause` is null exactly for what is available.
 */
export function serviceStates(context: PrivacyContext): ServiceState[] {
  return SERVICE_CATALOGUE.filter((service) => isOffered(service, context)).map((service) => ({
    id: service.id,
    group: service.group,
    needs: [...service.needs],
    ...verdict(service, context),
    without: { ...service.without },
  }));
}
