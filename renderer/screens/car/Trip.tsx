import { useTranslation } from 'react-i18next';
import { useFormat } from '../../format/use-format.ts';
import { Figure } from '../../parts/Figure.tsx';
import { Progress } from '../../parts/Progress.tsx';
import { useUnit } from '../../state/use.ts';
import styles from './Trip.module.css';

const Route = () => {
  const { t } = useTranslation();
  const { lengthText } = useFormat();
  const drive = useUnit(({ state }) => state?.drive ?? null);
  const distance = useUnit(({ motion }) => Math.round((motion?.distance ?? 0) / 10) * 10);
  if (drive === null) {
    return (
      <div className={styles.route}>
        <p className={styles.name}>{t('car.trip.noDrive')}</p>
        <p className={styles.remark}>{t('car.trip.begins')}</p>
      </div>
    );
  }
  const left = Math.max(0, drive.length - distance);
  return (
    <div className={styles.route}>
      <p className={styles.name}>{drive.name}</p>
      <Progress label={t('car.trip.progress')} value={Math.min(1, distance / drive.length)} />
      <p className={styles.remark}>
        {drive.arrived ? t('home.arrived') : t('car.trip.left', { left: lengthText(left) })}
      </p>
    </div>
  );
};

/** This drive in figures, and what the car has behind it. */
export const Trip = () => {
  const { t } = useTranslation();
  const format = useFormat();
  const serviceDue = useUnit(({ state }) => state?.health.serviceDue ?? false);
  const distance = useUnit(({ motion }) => Math.round((motion?.distance ?? 0) / 10) * 10);
  const seconds = useUnit(({ motion }) => motion?.duration ?? 0);
  const consumed = useUnit(({ motion }) => motion?.consumption ?? null);
  const burnt = useUnit(({ motion }) => motion?.fuelConsumption ?? null);
  const electric = consumed === null ? null : format.consumption(consumed);
  const consumption = burnt === null ? electric : format.fuelConsumption(burnt);
  const odometer = useUnit(({ motion }) => Math.floor((motion?.odometer ?? 0) / 100) * 100);
  return (
    <div className={styles.trip}>
      <section className={styles.drive} aria-label={t('car.tabs.trip')}>
        <Route />
        <dl className={styles.figures}>
          <Figure large label={t('car.trip.distance')} measure={format.length(distance)} />
          <Figure large label={t('car.trip.time')} measure={{ value: format.duration(seconds) }} />
          <Figure large label={t('car.trip.speed')} measure={format.averageSpeed(distance, seconds)} />
          <Figure large label={t('car.trip.consumption')} measure={consumption} />
        </dl>
      </section>
      <dl className={styles.car}>
        <Figure label={t('car.trip.odometer')} measure={format.odometer(odometer)} />
        <div className={styles.service}>
          <dt>{t('car.trip.service')}</dt>
          <dd data-due={serviceDue || undefined}>
            {t(serviceDue ? 'car.trip.serviceDue' : 'car.trip.serviceFine')}
          </dd>
        </div>
      </dl>
    </div>
  );
};
