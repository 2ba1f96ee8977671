import { useTranslation } from 'react-i18next';
import { useFormat } from '../../format/use-format.ts';
import { isMoving } from '../../state/unit.ts';
import { useUnit } from '../../state/use.ts';
import { NewsHint } from './NewsHint.tsx';
import styles from './SpeedTile.module.css';

type Scale = { readonly end: number; readonly tick: number; readonly number: number };

/** The scale under the figure: where it ends, how far its ticks are apart, and which of them have a number. */
const SCALES: Readonly<Record<'metric' | 'imperial', Scale>> = {
  metric: { end: 160, tick: 10, number: 40 },
  imperial: { end: 100, tick: 5, number: 20 },
};

/** The speed as a figure, and on a ruler, where the eye reads change sooner than in digits. */
export const SpeedTile = () => {
  const { t } = useTranslation();
  const format = useFormat();
  const { end, tick, number } = SCALES[format.units];
  const kmh = useUnit(({ motion }) => (motion === null ? 0 : Math.round(motion.speed)));
  const { value, unit } = format.speed(kmh);
  const steps = Array.from({ length: end / tick + 1 }, (_, index) => index * tick);
  const speed = format.speedIn(kmh);
  const across = (at: number): number => (Math.min(end, at) / end) * 1000;
  const moving = useUnit(isMoving);
  return (
    <section className={styles.speed} aria-label={t('home.speed')}>
      <div className={styles.instrument}>
        <p className={styles.reading}>
          <span className={styles.figure}>{value}</span>
          <span className={styles.unit}>
            {unit}
            {!moving && <span className={styles.standing}>{t('home.parked')}</span>}
          </span>
        </p>
        <svg className={styles.ruler} viewBox="0 0 1000 64" preserveAspectRatio="none" aria-hidden="true">
          {steps.map((step) => (
            <line
              key={step}
              className={styles.tick}
              data-passed={step <= speed || undefined}
              x1={across(step)}
              x2={across(step)}
              y1={step % (2 * tick) === 0 ? 18 : 34}
              y2="52"
            />
          ))}
          <line className={styles.passed} x1="0" x2={across(speed)} y1="60" y2="60" />
        </svg>
        <p className={styles.numbers} aria-hidden="true">
          {steps
            .filter((step) => step % number === 0)
            .map((step) => (
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
