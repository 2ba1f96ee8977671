import { useTranslation } from 'react-i18next';
import { consumptionText, duration } from '../../format/car-format.ts';
import { length, lengthText, wholeNumber } from '../../format/format.ts';
import { useUnit } from '../../state/use.ts';
import { showCar } from '../../state/view.ts';
import styles from './Figures.module.css';
import { HomeTile } from './HomeTile.tsx';

/** How far this drive has come, how long it took and what it took; without a drive, how far the car has come. */
export const TripTile = () => {
  const { t, i18n } = useTranslation();
  const { language } = i18n;
  const drive = useUnit(({ state }) => state?.drive ?? null);
  const units = useUnit(({ state }) => state?.preferences.units ?? 'metric');
  const distance = useUnit(({ motion }) => (motion === null ? null : Math.round(motion.distance / 10) * 10));
  const odometer = useUnit(({ motion }) => (motion === null ? null : Math.floor(motion.odometer / 1000)));
  const minutes = useUnit(({ motion }) => Math.floor((motion?.duration ?? 0) / 60));
  const consumed = useUnit(({ motion }) => motion?.consumption ?? null);
  if (distance === null || odometer === null) return null;
  const way = { label: t('home.openTrip'), onOpen: () => showCar('trip') };
  if (drive === null) {
    return (
      <HomeTile label={t('home.trip')} way={way} className={styles.trip}>
        <p className={styles.label}>{t('home.odometer')}</p>
        <p className={styles.reading}>
          <span className={styles.figure}>{wholeNumber(language, odometer)}</span>
          <span className={styles.unit}>km</span>
        </p>
        <p className={styles.label}>{t('home.noTrip')}</p>
      </HomeTile>
    );
  }
  const driven = length(language, distance);
  const share = Math.min(100, (distance / drive.length) * 100);
  return (
    <HomeTile label={t('home.trip')} way={way} className={styles.trip}>
      <p className={styles.label}>
        <span>{t('home.trip')}</span>
        <span>
          {drive.arrived
            ? t('home.arrived')
            : t('home.tripFrom', { total: lengthText(language, drive.length) })}
        </span>
      </p>
      <p className={styles.reading}>
        <span className={styles.figure}>{driven.value}</span>
        <span className={styles.unit}>{driven.unit}</span>
      </p>
      <span className={styles.bar} aria-hidden="true">
        <span className={styles.filled} style={{ width: `${share}%` }} />
      </span>
      <p className={styles.label}>
        <span>{duration(language, minutes * 60)}</span>
        <span>{consumed === null ? t('home.noAverage') : consumptionText(language, consumed, units)}</span>
      </p>
    </HomeTile>
  );
};
