import { CircleCheck, TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Health } from '../../../src/contract/car-schemas.ts';
import { useFormat } from '../../format/use-format.ts';
import { EmptyState } from '../../parts/EmptyState.tsx';
import { useUnit } from '../../state/use.ts';
import styles from './Faults.module.css';

const NONE: Health['faults'] = [];

/** What is wrong with the car, in plain words, and what to do about it. */
export const Faults = () => {
  const { t } = useTranslation();
  const format = useFormat();
  const faults = useUnit(({ state }) => state?.health.faults ?? NONE);
  if (faults.length === 0) {
    return (
      <div className={styles.none}>
        <EmptyState icon={CircleCheck} title={t('car.faults.none')} text={t('car.faults.noneText')} />
      </div>
    );
  }
  return (
    <ul className={styles.faults} aria-label={t('car.faults.list')}>
      {faults.map(({ fault, code, since }) => (
        <li key={fault} className={styles.fault}>
          <TriangleAlert aria-hidden className={styles.sign} strokeWidth={1.75} />
          <div className={styles.words}>
            <h2>{t(`car.fault.${fault}.name`)}</h2>
            <p>{t(`car.fault.${fault}.todo`)}</p>
            <p className={styles.meaning}>{t(`car.fault.${fault}.meaning`)}</p>
          </div>
          <p className={styles.facts}>
            <span>{code === null ? t('car.faults.noCode') : t('car.faults.code', { code })}</span>
            <time dateTime={since}>{t('car.faults.since', { time: format.moment(since) })}</time>
          </p>
        </li>
      ))}
    </ul>
  );
};
