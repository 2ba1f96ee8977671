import { Minus, Plus, Power } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { COOLEST, WARMEST } from '../../../src/contract/cabin-choices.ts';
import { useFormat } from '../../format/use-format.ts';
import { act } from '../../state/commands.ts';
import { useUnit } from '../../state/use.ts';
import styles from './Cabin.module.css';
import { HomeTile } from './HomeTile.tsx';

const STEP = 0.5;

/** How warm it is wished to be; it works on board alone. */
export const ClimateTile = () => {
  const { t } = useTranslation();
  const { degrees } = useFormat();
  const climate = useUnit(({ state }) => state?.climate ?? null);
  if (climate === null) return null;
  const { on, temperature } = climate;
  /** A touch changes what is shown: where degrees are larger, it may take two steps. */
  const turn = (step: number) => () => {
    let wished = temperature + step;
    while (degrees(wished) === degrees(temperature) && wished > COOLEST && wished < WARMEST) wished += step;
    void act('unit', 'climate.set', { temperature: wished });
  };
  return (
    <HomeTile label={t('home.climate')} className={styles.climate}>
      <div className={styles.row}>
        <p className={styles.words}>
          <span className={styles.label}>{t('home.climate')}</span>
          <span className={styles.value} role="status">
            {on ? degrees(temperature) : t('home.off')}
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
                onClick={turn(-STEP)}
              >
                <Minus aria-hidden />
              </button>
              <button
                type="button"
                className={styles.button}
                aria-label={t('home.warmer')}
                disabled={temperature >= WARMEST}
                onClick={turn(STEP)}
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
