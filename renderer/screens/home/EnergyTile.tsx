import { useTranslation } from 'react-i18next';
import { length, perCent } from '../../format/format.ts';
import { useUnit } from '../../state/use.ts';
import styles from './Figures.module.css';

/** The charge, and how far it lasts. */
export const EnergyTile = () => {
  const { t, i18n } = useTranslation();
  const charge = useUnit(({ motion }) => (motion === null ? null : Math.round(motion.charge)));
  const metres = useUnit(({ motion }) => (motion === null ? null : Math.round(motion.range / 1000) * 1000));
  if (charge === null || metres === null) return null;
  const range = length(i18n.language, metres);
  return (
    <section className={styles.tile} aria-label={t('home.energy')}>
      <p className={styles.reading}>
        <span className={styles.figure}>{range.value.replace(/[.,]0$/, '')}</span>
        <span className={styles.unit}>{range.unit}</span>
        <span className={styles.side}>{perCent(i18n.language, charge)}</span>
      </p>
      <span className={styles.bar} data-low={charge < 15 || undefined}>
        <span className={styles.filled} style={{ width: `${charge}%` }} />
      </span>
      <p className={styles.label}>{t('home.range')}</p>
    </section>
  );
};
