import { useTranslation } from 'react-i18next';
import { useFormat } from '../../format/use-format.ts';
import { PowerBar } from '../../parts/PowerBar.tsx';
import { useUnit } from '../../state/use.ts';
import { showCar } from '../../state/view.ts';
import styles from './Figures.module.css';
import { HomeTile } from './HomeTile.tsx';

/** The charge or the fuel, how far it lasts, and how hard the car works now. */
export const EnergyTile = () => {
  const { t } = useTranslation();
  const { perCent, power, ...format } = useFormat();
  const electric = useUnit(({ motion }) => motion !== null && motion.charge !== null);
  // Where there is a tank, it is what the range comes from.
  const left = useUnit(({ motion }) => motion?.fuel ?? motion?.charge ?? null);
  const full = Math.round(left ?? 0);
  const metres = useUnit(({ motion }) => (motion === null ? null : Math.floor(motion.range / 100) * 100));
  const kilowatt = useUnit(({ motion }) => Math.round(motion?.power ?? 0));
  if (left === null || metres === null) return null;
  const range = format.range(metres);
  const { value, unit } = power(kilowatt);
  return (
    <HomeTile
      label={t('home.energy')}
      way={{ label: t('home.openEnergy'), onOpen: () => showCar('energy') }}
      className={styles.energy}
    >
      <p className={styles.label}>
        <span>{t('home.range')}</span>
        <span className={styles.charge} data-low={full < 15 || undefined}>
          {perCent(full)}
        </span>
      </p>
      <p className={styles.reading}>
        <span className={styles.figure}>{range.value}</span>
        <span className={styles.unit}>{range.unit}</span>
      </p>
      <span className={styles.bar} data-low={full < 15 || undefined} aria-hidden="true">
        <span className={styles.filled} style={{ width: `${full}%` }} />
      </span>
      {electric && (
        <div className={styles.live}>
          <p className={styles.label}>
            <span>{t('home.power')}</span>
            <span>
              {value} {unit}
            </span>
          </p>
          <PowerBar />
        </div>
      )}
    </HomeTile>
  );
};
