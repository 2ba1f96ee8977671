import { Gauge } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { measured } from '../../format/format.ts';
import { useFormat } from '../../format/use-format.ts';
import { EmptyState } from '../../parts/EmptyState.tsx';
import { Figure } from '../../parts/Figure.tsx';
import { PowerBar } from '../../parts/PowerBar.tsx';
import { consumptions, energy } from '../../state/energy.ts';
import { useUnit } from '../../state/use.ts';
import { ConsumptionChart } from './ConsumptionChart.tsx';
import styles from './Energy.module.css';

/** Per cent below which it is time to charge; the unit tells of it too. */
const LOW = 15;

const Now = () => {
  const { t } = useTranslation();
  const format = useFormat();
  // Where there is a tank, it is what the range comes from.
  const fuel = useUnit(({ motion }) => motion?.fuel ?? null);
  const charge = useUnit(({ motion }) => motion?.charge ?? null);
  const left = Math.round(fuel ?? charge ?? 0);
  const range = useUnit(({ motion }) => Math.floor((motion?.range ?? 0) / 100) * 100);
  const now = useUnit(({ motion }) => Math.round(motion?.power ?? 0));
  return (
    <section className={styles.now} aria-label={t('car.tabs.energy')}>
      <div className={styles.store}>
        <dl className={styles.figures}>
          <Figure
            large
            label={t(fuel === null ? 'car.energy.charge' : 'car.energy.fuel')}
            measure={{ value: format.perCent(left) }}
          />
          <Figure large label={t('car.energy.range')} measure={format.range(range)} />
        </dl>
        <span className={styles.battery} data-low={left < LOW || undefined} aria-hidden="true">
          <span style={{ width: `${left}%` }} />
        </span>
        {left < LOW && (
          <p className={styles.low}>{t(fuel === null ? 'car.energy.low' : 'car.energy.fuelLow')}</p>
        )}
      </div>
      {charge !== null && (
        <div className={styles.power}>
          <dl>
            <Figure label={t('car.energy.power')} measure={format.power(now)} />
          </dl>
          <PowerBar />
        </div>
      )}
    </section>
  );
};

const History = () => {
  const { t } = useTranslation();
  const format = useFormat();
  const seen = useStore(energy);
  const average = useUnit(({ motion }) => motion?.consumption ?? null);
  const values = consumptions(seen);
  if (values.length < 1) {
    return (
      <section className={styles.history} aria-label={t('car.trip.consumption')}>
        <EmptyState icon={Gauge} title={t('car.energy.empty')} text={t('car.energy.emptyText')} />
      </section>
    );
  }
  return (
    <section className={styles.history} aria-label={t('car.trip.consumption')}>
      <ConsumptionChart values={values} average={average} />
      <p className={styles.remark}>
        {average !== null && (
          <span>
            {t('car.energy.average')}: {measured(format.consumption(average))}
          </span>
        )}
        {seen.began !== null && <span>{t('car.energy.began', { time: format.clockTime(seen.began) })}</span>}
      </p>
    </section>
  );
};

/** What is in battery or tank, what goes in and out now, and what the last kilometres took of the charge. */
export const Energy = () => {
  const electric = useUnit(({ motion }) => motion?.fuel === null);
  return (
    <div className={styles.energy}>
      <Now />
      {electric && <History />}
    </div>
  );
};
