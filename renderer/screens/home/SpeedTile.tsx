import { useTranslation } from 'react-i18next';
import { wholeNumber } from '../../format/format.ts';
import { isMoving } from '../../state/unit.ts';
import { useUnit } from '../../state/use.ts';
import { NewsHint } from './NewsHint.tsx';
import styles from './SpeedTile.module.css';

/** The scale under the figure ends here, in kilometres an hour. */
const SCALE_END = 160;
const STEPS = Array.from({ length: SCALE_END / 10 + 1 }, (_, index) => index * 10);
const across = (speed: number): number => (Math.min(SCALE_END, speed) / SCALE_END) * 1000;

/** The speed as a figure, and on a ruler, where the eye reads change sooner than in digits. */
export const SpeedTile = () => {
  const { t, i18n } = useTranslation();
  const speed = useUnit(({ motion }) => (motion === null ? 0 : Math.round(motion.speed)));
  const moving = useUnit(isMoving);
  return (
    <section className={styles.speed} aria-label={t('home.speed')}>
      <div className={styles.instrument}>
        <p className={styles.reading}>
          <span className={styles.figure}>{wholeNumber(i18n.language, speed)}</span>
          <span className={styles.unit}>
            {t('home.kmh')}
            {!moving && <span className={styles.standing}>{t('home.parked')}</span>}
          </span>
        </p>
        <svg className={styles.ruler} viewBox="0 0 1000 64" preserveAspectRatio="none" aria-hidden="true">
          {STEPS.map((step) => (
            <line
              key={step}
              className={styles.tick}
              data-passed={step <= speed || undefined}
              x1={across(step)}
              x2={across(step)}
              y1={step % 20 === 0 ? 18 : 34}
              y2="52"
            />
          ))}
          <line className={styles.passed} x1="0" x2={across(speed)} y1="60" y2="60" />
        </svg>
        <p className={styles.numbers} aria-hidden="true">
          {STEPS.filter((step) => step % 40 === 0).map((step) => (
            <span key={step} style={{ left: `${across(step) / 10}%` }}>
              {step}
            </span>
          ))}
        </p>
      </div>
      <NewsHint />
    </section>
  );
};
