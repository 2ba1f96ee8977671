import { useTranslation } from 'react-i18next';
import { length, lengthText } from '../../format/format.ts';
import { useUnit } from '../../state/use.ts';
import styles from './Figures.module.css';

/** How far this drive has come; without a drive, how far the car has. */
export const TripTile = () => {
  const { t, i18n } = useTranslation();
  const drive = useUnit(({ state }) => state?.drive ?? null);
  const distance = useUnit(({ motion }) => (motion === null ? null : Math.round(motion.distance / 10) * 10));
  const odometer = useUnit(({ motion }) =>
    motion === null ? null : Math.round(motion.odometer / 1000) * 1000,
  );
  if (distance === null || odometer === null) return null;
  if (drive === null) {
    return (
      <section className={styles.tile} aria-label={t('home.trip')}>
        <p className={styles.reading}>
          <span className={styles.figure}>{length(i18n.language, odometer).value.replace(/[.,]0$/, '')}</span>
          <span className={styles.unit}>km</span>
        </p>
        <p className={styles.label}>
          {t('home.odometer')} · {t('home.noTrip')}
        </p>
      </section>
    );
  }
  const driven = length(i18n.language, distance);
  const share = Math.min(100, (distance / drive.length) * 100);
  return (
    <section className={styles.tile} aria-label={t('home.trip')}>
      <p className={styles.reading}>
        <span className={styles.figure}>{driven.value}</span>
        <span className={styles.unit}>{driven.unit}</span>
        <span className={styles.side}>
          {drive.arrived
            ? t('home.arrived')
            : t('home.tripFrom', { total: lengthText(i18n.language, drive.length) })}
        </span>
      </p>
      <span className={styles.bar}>
        <span className={styles.filled} style={{ width: `${share}%` }} />
      </span>
      <p className={styles.label}>{drive.name}</p>
    </section>
  );
};
