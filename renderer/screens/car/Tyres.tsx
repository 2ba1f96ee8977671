import { TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Health } from '../../../src/contract/car-schemas.ts';
import { measured } from '../../format/format.ts';
import { useFormat } from '../../format/use-format.ts';
import { useUnit } from '../../state/use.ts';
import { CarFromAbove } from './CarFromAbove.tsx';
import styles from './Tyres.module.css';

const NONE: Health['tyres'] = [];

/** The four pressures where the wheels are; one that is low stands out. */
export const Tyres = () => {
  const { t } = useTranslation();
  const { pressure } = useFormat();
  const tyres = useUnit(({ state }) => state?.health.tyres ?? NONE);
  const low = tyres.filter((tyre) => tyre.low);
  const recommended = tyres[0]?.recommended;
  return (
    <section className={styles.tyres} aria-label={t('car.tyres.pressures')}>
      <dl className={styles.picture}>
        <CarFromAbove low={low.map(({ wheel }) => wheel)} />
        {tyres.map((tyre) => {
          const { value, unit } = pressure(tyre.pressure);
          return (
            <div
              key={tyre.wheel}
              className={styles.tyre}
              data-wheel={tyre.wheel}
              data-low={tyre.low || undefined}
            >
              <dt>{t(`car.tyres.wheel.${tyre.wheel}`)}</dt>
              <dd>
                <span className={styles.value}>{value}</span> {unit}
                {tyre.low && <strong> {t('car.tyres.low')}</strong>}
              </dd>
            </div>
          );
        })}
      </dl>
      <div className={styles.words}>
        {low.length === 0 ? (
          <p className={styles.verdict}>{t('car.tyres.fine')}</p>
        ) : (
          low.map(({ wheel }) => (
            <p key={wheel} className={styles.verdict} data-low>
              <TriangleAlert aria-hidden />
              {t('car.tyres.lowWheel', { wheel: t(`car.tyres.wheel.${wheel}`) })}
            </p>
          ))
        )}
        {recommended !== undefined && (
          <p className={styles.remark}>
            {t('car.tyres.recommended', { pressure: measured(pressure(recommended)) })}
          </p>
        )}
        <p className={styles.remark}>{t('car.tyres.warm')}</p>
      </div>
    </section>
  );
};
