import { useTranslation } from 'react-i18next';
import { measured } from '../../format/format.ts';
import { useFormat } from '../../format/use-format.ts';
import { classNames } from '../../parts/class-names.ts';
import { useUnit } from '../../state/use.ts';
import { showCar } from '../../state/view.ts';
import styles from './Figures.module.css';
import { HomeTile } from './HomeTile.tsx';

/** How far this drive has come, how long it took and what it took; without a drive, how far the car has come. */
export const TripTile = () => {
  const { t } = useTranslation();
  const format = useFormat();
  const drive = useUnit(({ state }) => state?.drive ?? null);
  const distance = useUnit(({ motion }) => (motion === null ? null : Math.round(motion.distance / 10) * 10));
  const odometer = useUnit(({ motion }) =>
    motion === null ? null : Math.floor(motion.odometer / 100) * 100,
  );
  const minutes = useUnit(({ motion }) => Math.floor((motion?.duration ?? 0) / 60));
  const consumed = useUnit(({ motion }) => motion?.consumption ?? null);
  if (distance === null || odometer === null) return null;
  const way = { label: t('home.openTrip'), onOpen: () => showCar('trip') };
  if (drive === null) {
    const { value, unit } = format.odometer(odometer);
    return (
      <HomeTile label={t('home.trip')} way={way} className={styles.trip}>
        <p className={styles.label}>{t('home.odometer')}</p>
        <p className={classNames(styles.reading, styles.long)}>
          <span className={styles.figure}>{value}</span>
          <span className={styles.unit}>{unit}</span>
        </p>
        <p className={styles.label}>{t('home.noTrip')}</p>
      </HomeTile>
    );
  }
  const driven = format.length(distance);
  const share = Math.min(100, (distance / drive.length) * 100);
  return (
    <HomeTile label={t('home.trip')} way={way} className={styles.trip}>
      <p className={styles.label}>
        <span>{t('home.trip')}</span>
        <span>
          {drive.arrived ? t('home.arrived') : t('home.tripFrom', { total: format.lengthText(drive.length) })}
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
        <span>{format.duration(minutes * 60)}</span>
        <span>{consumed === null ? t('home.noAverage') : measured(format.consumption(consumed))}</span>
      </p>
    </HomeTile>
  );
};
