import { useTranslation } from 'react-i18next';
import { averageSpeed, consumption, duration } from '../../format/car-format.ts';
import { length, lengthText, wholeNumber } from '../../format/format.ts';
import { Figure } from '../../parts/Figure.tsx';
import { Progress } from '../../parts/Progress.tsx';
import { useUnit } from '../../state/use.ts';
import styles from './Trip.module.css';

const Route = () => {
  const { t, i18n } = useTranslation();
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
        {drive.arrived ? t('home.arrived') : t('car.trip.left', { left: lengthText(i18n.language, left) })}
      </p>
    </div>
  );
};

/** This drive in figures, and what the car has behind it. */
export const Trip = () => {
  const { t, i18n } = useTranslation();
  const { language } = i18n;
  const units = useUnit(({ state }) => state?.preferences.units ?? 'metric');
  const serviceDue = useUnit(({ state }) => state?.health.serviceDue ?? false);
  const distance = useUnit(({ motion }) => Math.round((motion?.distance ?? 0) / 10) * 10);
  const seconds = useUnit(({ motion }) => motion?.duration ?? 0);
  const consumed = useUnit(({ motion }) => motion?.consumption ?? null);
  const odometer = useUnit(({ motion }) => Math.floor((motion?.odometer ?? 0) / 1000));
  return (
    <div className={styles.trip}>
      <section className={styles.drive} aria-label={t('car.tabs.trip')}>
        <Route />
        <dl className={styles.figures}>
          <Figure large label={t('car.trip.distance')} measure={length(language, distance)} />
          <Figure large label={t('car.trip.time')} measure={{ value: duration(language, seconds) }} />
          <Figure
            large
            label={t('car.trip.speed')}
            measure={averageSpeed(language, distance, seconds, units)}
          />
          <Figure
            large
            label={t('car.trip.consumption')}
            measure={consumed === null ? null : consumption(language, consumed, units)}
          />
        </dl>
      </section>
      <dl className={styles.car}>
        <Figure
          label={t('car.trip.odometer')}
          measure={{ value: wholeNumber(language, odometer), unit: 'km' }}
        />
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
