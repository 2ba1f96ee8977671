import i18next from 'i18next';
import type { Setting } from '../state/switches.ts';

/** Looks up a key that comes from the unit's data, so that a service without words yet still has a name. */
const lookUp = (key: string): string | null => {
  const look = i18next.t as (key: string, options: { readonly defaultValue: string }) => string;
  return i18next.exists(key) ? look(key, { defaultValue: '' }) : null;
};

/** The name of a service of the unit's catalogue. */
export const serviceName = (id: string): string => lookUp(`service.${id}.name`) ?? id.replaceAll('-', ' ');

/** How a service is limited while a switch is off, in a few words. */
export const serviceWithout = (id: string, setting: Setting): string | null =>
  lookUp(`service.${id}.${setting}`);
