import { useTranslation } from 'react-i18next';
import { SETTABLE_FAULTS } from '../../src/contract/car.ts';
import { act } from '../state/commands.ts';
import { useUnit } from '../state/use.ts';
import styles from './Bench.module.css';

/** What can be made to go wrong with the car; pressed is what is wrong. A tyre leaks for some seconds before the car finds it. */
export const Faults = () => {
  const { t } = useTranslation();
  const found = useUnit(({ state }) => state?.health.faults);
  const leaks = useUnit(({ state }) => state?.health.leaking ?? false);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would bring a form's look and meaning
    <div className={styles.line} role="group" aria-label={t('bench.faults')}>
      <span className={styles.caption}>{t('bench.faults')}</span>
      <div className={styles.several}>
        {SETTABLE_FAULTS.map((fault) => {
          const isFound = found?.some((one) => one.fault === fault) ?? false;
          const leaking = fault === 'tyre-low' && leaks && !isFound;
          const on = isFound || leaking;
          return (
            <button
              key={fault}
              type="button"
              className={styles.toggle}
              aria-pressed={on}
              onClick={() => void act('bench', 'vehicle.fault', { fault, on: !on })}
            >
              {leaking ? t('bench.leaking') : t(`bench.fault.${fault}`)}
            </button>
          );
        })}
      </div>
    </div>
  );
};
