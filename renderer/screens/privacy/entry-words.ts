import i18next from 'i18next';
import { useTranslation } from 'react-i18next';
import type { LedgerEntry, Profile } from '../../../src/contract/schemas.ts';
import { serviceName } from '../../parts/service-words.ts';

/** What stands for the part of a subject that names a thing of its own: `service.weather` is told by `service.*`. */
const patternOf = (
  subject: string,
  patterns: Readonly<Record<string, string>>,
): { readonly pattern: string; readonly rest: string } | null => {
  const [first = '', ...rest] = subject.split('.');
  const pattern = patterns[subject] ?? patterns[`${first}.*`];
  return pattern === undefined ? null : { pattern, rest: rest.join('.') };
};

/** The words for a row of the ledger; what has none yet is shown as it is recorded, never left out. */
export const useEntryWords = (profiles: readonly Profile[]) => {
  const { t } = useTranslation();
  const look = t as (key: string, options?: object) => string;
  const known = (key: string, otherwise: string): string => (i18next.exists(key) ? look(key) : otherwise);
  const nameOf = (id: string): string => profiles.find((one) => one.id === id)?.name ?? t('history.former');

  const saidOf = ({ subject, value }: LedgerEntry): string => {
    if (/^(profile|pairing)\./.test(subject)) return value === 'guest' ? t('guestName') : nameOf(value);
    const minutes = /^(\d+) minutes$/.exec(value);
    if (minutes !== null) return t('history.minutes', { count: Number(minutes[1]) });
    return known(`history.value.${value}`, value);
  };

  return {
    what: (entry: LedgerEntry): string => {
      const found = patternOf(entry.subject, t('history.subject', { returnObjects: true }));
      if (found === null) return `${entry.subject} ${entry.value}`;
      const thing = entry.subject.startsWith('service.')
        ? serviceName(found.rest)
        : known(`contract.${found.rest}`, found.rest);
      return found.pattern.replace('{{value}}', saidOf(entry)).replace('{{thing}}', thing);
    },
    where: ({ device, screen }: LedgerEntry): string => {
      const on = known(`history.device.${device}`, device);
      return screen === null
        ? on
        : t('history.where', { device: on, screen: known(`history.screen.${screen}`, screen) });
    },
    who: ({ profile, profileKind }: LedgerEntry): string =>
      profileKind === 'guest'
        ? t('guestName')
        : (profiles.find(({ id }) => id === profile)?.name ?? t(`role.${profileKind}`)),
  };
};
