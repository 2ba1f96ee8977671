import { useUnit } from '../state/use.ts';
import styles from './PowerBar.module.css';

/** kW at both ends: what such a car takes at most, and what it gives back at most. */
const MOST = 90;
const LEAST = -60;
const ZERO = -LEAST / (MOST - LEAST);

/** How hard the car works now, from the middle to the right; to the left what it gets back by braking. */
export const PowerBar = () => {
  const share = useUnit(({ motion }) => {
    const power = Math.max(LEAST, Math.min(MOST, motion?.power ?? 0));
    return Math.round((Math.abs(power) / (MOST - LEAST)) * 500) / 500;
  });
  const back = useUnit(({ motion }) => (motion?.power ?? 0) < 0);
  return (
    <span className={styles.bar} aria-hidden="true">
      <span
        className={styles.filled}
        data-back={back || undefined}
        style={{ left: `${(back ? ZERO - share : ZERO) * 100}%`, width: `${share * 100}%` }}
      />
      <span className={styles.zero} style={{ left: `${ZERO * 100}%` }} />
    </span>
  );
};
