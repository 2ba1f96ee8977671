import { Minus, Plus, Power } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { COOLEST, WARMEST } from '../../../src/contract/cabin.ts';
import { halfDegrees } from '../../format/car-format.ts';
import { act } from '../../state/commands.ts';
import { useUnit } from '../../state/use.ts';
import styles from './Cabin.module.css';
import { HomeTile } from './HomeTile.tsx';

const STEP = 0.5;

/** How warm it is wished to be; it works on board alone. */
export const ClimateTile = () => {
  const { t, i18n } = useTranslation();
  const climate = useUnit(({ state }) => state?.climate ?? null);
  if (climate === null) return null;
  const { on, temperature } = climate;
  const set = (wished: number) => () => void act('unit', 'climate.set', { temperature: wished });
  return (
    <HomeTile label={t('home.climate')} className={styles.climate}>
      <div className={styles.row}>
        <p className={styles.words}>
          <span className={styles.label}>{t('home.climate')}</span>
          <span className={styles.value} role="status">
            {on ? halfDegrees(i18n.language, temperature) : t('home.off')}
          </span>
        </p>
        <div className={styles.buttons}>
          {on && (
            <>
              <button
                type="button"
                className={styles.button}
                aria-label={t('home.cooler')}
                disabled={temperature <= COOLEST}
                onClick={set(temperature - STEP)}
              >
                <Minus aria-hidden />
              </button>
              <button
                type="button"
                className={styles.button}
                aria-label={t('home.warmer')}
                disabled={temperature >= WARMEST}
                onClick={set(temperature + STEP)}
              >
                <Plus aria-hidden />
              </button>
            </>
          )}
          <button
            type="button"
            className={styles.button}
            aria-label={t(on ? 'home.climateOff' : 'home.climateOn')}
            onClick={() => void act('unit', 'climate.set', { on: !on })}
          >
            <Power aria-hidden />
          </button>
        </div>
      </div>
    </HomeTile>
  );
};
