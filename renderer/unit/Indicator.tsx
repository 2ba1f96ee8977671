import { ArrowUpRight, MapPin, MapPinOff, Mic, MicOff } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Indicator as IndicatorState } from '../../src/contract/schemas.ts';
import styles from './Indicator.module.css';

type Props = {
  readonly sensor: 'position' | 'microphone';
  readonly state: IndicatorState;
  /** What governs it is held off by a private trip (R18). */
  readonly paused: boolean;
  readonly expanded: boolean;
  readonly onTouch: () => void;
};

const SIGNS = { position: { on: MapPin, off: MapPinOff }, microphone: { on: Mic, off: MicOff } } as const;

/**
 * R17: whether a sensor is in use, and whether what it senses leaves the car. Told apart by shape and word,
 * not by colour alone: struck through and bare, ringed, or filled with an arrow out.
 */
export const Indicator = ({ sensor, state, paused, expanded, onTouch }: Props) => {
  const { t } = useTranslation();
  const Sign = SIGNS[sensor][state === 'off' ? 'off' : 'on'];
  // A microphone that is open says so first, paused or not; a position is always sensed.
  const said =
    paused && (state === 'off' || (sensor === 'position' && state === 'on-board')) ? 'paused' : state;
  return (
    <button
      type="button"
      className={styles.indicator}
      data-state={state}
      aria-label={t(`status.indicatorName.${sensor}.${said}`)}
      aria-haspopup="dialog"
      aria-expanded={expanded}
      onClick={onTouch}
    >
      <span className={styles.pill}>
        <Sign aria-hidden />
        <span className={styles.word}>{t(`status.indicator.${said}`)}</span>
        {state === 'leaving' && <ArrowUpRight aria-hidden strokeWidth={2.5} />}
      </span>
    </button>
  );
};
