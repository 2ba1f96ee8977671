import { useTranslation } from 'react-i18next';
import type { Fault } from '../../src/contract/errors.ts';

type Words = Pick<Fault, 'sentence' | 'remedy'>;

/**
 * What went wrong and what to touch next, in the driver's language. The unit's own sentence is for whoever gives commands,
 * which it names: a driver never reads it.
 */
export const useFaultWords = (): ((fault: Fault) => Words) => {
  const { t } = useTranslation();
  return ({ key }) =>
    key === undefined
      ? { sentence: t('fault.other.sentence'), remedy: t('fault.other.remedy') }
      : { sentence: t(`fault.key.${key}.sentence`), remedy: t(`fault.key.${key}.remedy`) };
};
