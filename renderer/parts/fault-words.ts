import { useTranslation } from 'react-i18next';
import type { Fault } from '../../src/contract/errors.ts';

type Words = Pick<Fault, 'sentence' | 'remedy'>;

/**
 * What went wrong and what to touch next, in the driver's language. The unit's own sentence is English and names
 * commands; it is shown only where there is nothing better, and to those who read English.
 */
export const useFaultWords = (): ((fault: Fault) => Words) => {
  const { t, i18n } = useTranslation();
  return (fault) => {
    const { key } = fault;
    if (key !== undefined) {
      return { sentence: t(`fault.key.${key}.sentence`), remedy: t(`fault.key.${key}.remedy`) };
    }
    if (i18n.language === 'en') return fault;
    return { sentence: t('fault.other.sentence'), remedy: t('fault.other.remedy') };
  };
};
