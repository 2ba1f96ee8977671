import { Minus, Plus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import styles from './MapButtons.module.css';

type Props = {
  readonly bearing: number;
  /** Which way is up now; a touch on the compass changes it. */
  readonly headingUp: boolean;
  readonly onTurn: () => void;
  readonly onZoom: (steps: number) => void;
};

/** North, closer and farther, within reach of the right hand. */
export const MapButtons = ({ bearing, headingUp, onTurn, onZoom }: Props) => {
  const { t } = useTranslation();
  return (
    <div className={styles.buttons}>
      <button
        type="button"
        className={styles.button}
        aria-label={t(headingUp ? 'map.northUp' : 'map.headingUp')}
        onClick={onTurn}
      >
        <svg viewBox="-38 -38 76 76" aria-hidden="true">
          <g style={{ transform: `rotate(${-bearing}deg)` }}>
            <path className={styles.needle} d="M0 -31 L8 -15 L-8 -15 Z" />
            <text className={styles.letter} y="11" style={{ transform: `rotate(${bearing}deg)` }}>
              {t('map.north').slice(0, 1)}
            </text>
          </g>
        </svg>
      </button>
      <div className={styles.pair}>
        <button type="button" className={styles.half} aria-label={t('map.closer')} onClick={() => onZoom(1)}>
          <Plus aria-hidden strokeWidth={1.75} />
        </button>
        <button
          type="button"
          className={styles.half}
          aria-label={t('map.farther')}
          onClick={() => onZoom(-1)}
        >
          <Minus aria-hidden strokeWidth={1.75} />
        </button>
      </div>
    </div>
  );
};
